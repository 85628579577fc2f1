"""A law over all models: each field can be asked by, or stands exempt with a reason."""

from collections import defaultdict

from django.apps import apps

from indicators.models import FormPart
from registry.api import RESOURCES

OURS = ("projects", "indicators")
FILTER_SETS = [viewset.filterset_class for viewset in RESOURCES.values()]
# Who may do what where: shown to administrators alone, not a resource.
# What an import holds is shown with the import: it becomes forms, which are asked.
# What is counted beforehand is no more than the indicators; an answer is kept for its key.
EXEMPT_MODELS = {
    "projects.membership",
    "projects.keptanswer",
    "indicators.batchfile",
    "indicators.batchform",
    "indicators.summary",
    "indicators.outdated",
}
# Parts of a form repeat whose they are; a form is asked by its own columns.
OF_THE_FORM = {"id", "form", "region_code", "fiscal_year", "organisation"}
# A second road to a column that has a filter of its own: the region itself, the taxonomy's rows.
OTHER_ROADS = {"region", "taxonomy"}


def _resolve(model, path):
    """Give the model and the field that a path ends at."""
    first, _, rest = path.partition("__")
    field = model._meta.get_field(first)
    if not rest:
        return model, field.name
    return _resolve(field.related_model, rest)


def _covered():
    covered = defaultdict(set)
    for filters in FILTER_SETS:
        paths = [path for where in filters.base_filters.values() for path in where.paths]
        exempt = [path.replace(".", "__") for path in filters.exempt]
        for path in paths + exempt:
            model, name = _resolve(filters.Meta.model, path)
            covered[model].add(name)
    return covered


def _missing():
    covered = _covered()
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if model._meta.label_lower in EXEMPT_MODELS:
                continue
            names = {field.name for field in model._meta.get_fields() if not field.auto_created}
            if issubclass(model, FormPart) and model._meta.model_name != "indicator":
                names -= OF_THE_FORM
            if model._meta.model_name in {"organisation", "sourcedocument", "dimension", "batch"}:
                names -= OTHER_ROADS
            yield from (f"{model._meta.label}.{name}" for name in sorted(names - covered[model]))


def test_every_field_can_be_asked_by_or_is_exempt():
    assert list(_missing()) == []


def test_an_exempt_field_is_there_has_a_reason_and_no_filter():
    for filters in FILTER_SETS:
        paths = {path for where in filters.base_filters.values() for path in where.paths}
        for path, reason in filters.exempt.items():
            assert _resolve(filters.Meta.model, path.replace(".", "__"))
            assert len(reason) > 20
            assert path.replace(".", "__") not in paths


def test_every_filter_says_what_it_asks_about():
    silent = [
        f"{filters.__name__}.{name}"
        for filters in FILTER_SETS
        for name, where in filters.base_filters.items()
        if not where.about
    ]
    assert silent == []
