"""Generated load: what the real path would have written, the same for the same seed."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import translation

from indicators.core.form import FormKind
from indicators.core.grammar import parse_value
from indicators.core.money import read_amount
from indicators.core.value import Kind
from indicators.core.workflow import FormState
from indicators.models import Event, Form, FundingLine, Goal, Indicator, Task
from indicators.services.catalogue import packaged_catalogue
from indicators.services.content import Identity, create_form
from indicators.services.kept import content_of, value_of
from indicators.services.load.generating import Loaded, generate_forms
from indicators.services.load.ids import LARGEST_SEED
from indicators.services.load.plan import YEARS, sites
from projects.models import Organisation, Project, Region
from tests.catalogue import FIVE, load_catalogue

pytestmark = pytest.mark.django_db
TABLES = (Organisation, Project, Form, Goal, FundingLine, Task, Indicator, Event)
PARTS = (Goal, FundingLine, Task, Indicator)
# What a row has of its own, whatever it says.
KEYS = {"id", "form_id", "created_at", "updated_at", "occurrence", "state", "published"}
FORMS = 400


@pytest.fixture
def catalogue():
    load_catalogue(*FIVE)


@pytest.fixture
def loaded(catalogue):  # noqa: ARG001 - stands on it
    return generate_forms(forms=FORMS, seed=7, by=None)


def generated(forms, seed):
    """Give all rows that a seed makes, and keep none."""
    with transaction.atomic():
        generate_forms(forms=forms, seed=seed, by=None)
        rows = {model: list(model.objects.order_by("id").values()) for model in TABLES}
        transaction.set_rollback(True)
    return rows


def said(row):
    return {name: value for name, value in row.items() if name not in KEYS}


def test_the_sums_are_right(loaded):
    assert loaded == Loaded(FORMS, Indicator.objects.count(), loaded.seconds)
    assert Form.objects.count() == Event.objects.count() == FORMS
    assert 11 < loaded.indicators / FORMS < 14
    assert Event.objects.filter(verb="form_created", form__isnull=False).count() == FORMS
    assert {event.detail["generated"] for event in Event.objects.all()} == {7}


def test_the_load_is_of_all_sorts(loaded):  # noqa: ARG001 - asks for it
    rows = Indicator.objects.all()
    assert set(rows.values_list("value_kind", flat=True)) == {kind.value for kind in Kind}
    assert set(rows.values_list("fiscal_year", flat=True)) == set(YEARS)
    states = Counter(Form.objects.values_list("state", flat=True))
    assert states.keys() == {state.value for state in FormState}
    assert states["published"] > FORMS * 3 / 4
    assert set(Form.objects.values_list("kind", flat=True)) == {
        FormKind.PROJECT.value,
        FormKind.DEPARTMENT_OVERALL.value,
        FormKind.SELF_EVALUATION.value,
    }
    codes = Form.objects.values_list("region_code", flat=True)
    assert set(codes) == set(Region.objects.exclude(level="country").values_list("code", flat=True))


def test_the_same_seed_makes_the_same_rows(catalogue):  # noqa: ARG001 - stands on it
    once = generated(40, 3)
    assert generated(40, 3) == once
    assert {row["id"].version for rows in once.values() for row in rows} == {7}
    other = generated(40, 4)
    assert not {row["id"] for row in once[Indicator]} & {row["id"] for row in other[Indicator]}
    assert [said(row) for row in once[Form]] != [said(row) for row in other[Form]]


def test_a_row_is_what_the_real_path_writes(loaded):  # noqa: ARG001 - asks for it
    for form in Form.objects.with_content().order_by("id")[:120]:
        content = content_of(form)
        identity = Identity(form.organisation, form.project, form.fiscal_year, occurrence=900)
        twin = create_form(content=content, identity=identity, by=None)
        assert content_of(Form.objects.with_content().get(pk=twin.pk)) == content
        for model, name in ((Form, "id"), *((part, "form_id") for part in PARTS)):
            rows = [
                list(map(said, model.objects.filter(**{name: pk}).order_by("id").values()))
                for pk in (form.pk, twin.pk)
            ]
            assert rows[0] == rows[1]
        event = Event.objects.get(form=form)
        assert (event.object_name, event.organisation_id) == (str(form), form.organisation_id)


def test_a_target_is_read_as_its_row_would_be(loaded):  # noqa: ARG001 - asks for it
    units = packaged_catalogue().units
    for row in Indicator.objects.select_related("level2"):
        read = parse_value(
            row.raw,
            units=units,
            level2=row.level2 and row.level2.label,
            name=row.level3,
            fiscal_year=row.fiscal_year,
        )
        assert value_of(row) == read, (row.raw, row.level3)


def test_a_sum_is_what_is_printed(loaded):  # noqa: ARG001 - asks for it
    for form in Form.objects.with_content():
        for line in content_of(form).funding:
            assert read_amount(line.printed, line.unit) == (line.amount, line.unit)


def test_the_forms_are_dealt_over_the_whole_country():
    rows = json.loads((settings.BASE_DIR / "fixtures/regions.json").read_text(encoding="utf-8"))
    regions = sorted((r["pk"], r["fields"]["name"], r["fields"]["level"]) for r in rows)
    dealt = list(sites(regions, 20_000))
    assert sum(site.forms for site in dealt) == 20_000
    assert {site.code[:2] for site in dealt} == {code[:2] for code, *_ in regions} - {"00"}
    assert len(dealt) == len(regions) - 1
    few = list(sites(regions, 10))
    assert [site.forms for site in few] == [1] * 10
    assert len({site.code[:2] for site in few}) > 7


def told(**options):
    out = StringIO()
    with translation.override("en"):
        call_command("generate_forms", stdout=out, **options)
    return out.getvalue()


def test_the_command_tells_what_it_made(catalogue):  # noqa: ARG001 - stands on it
    assert told(forms=15, seed=1).startswith("15 forms, ")
    assert Form.objects.count() == 15


def test_a_seed_is_not_used_twice(catalogue):  # noqa: ARG001 - stands on it
    told(forms=15, seed=1)
    with pytest.raises(CommandError, match="another seed"):
        told(forms=15, seed=1)
    told(forms=15, seed=11)
    assert Form.objects.count() == 30


@pytest.mark.parametrize("options", [{"forms": 0}, {"seed": -1}, {"seed": LARGEST_SEED + 1}])
def test_what_cannot_be_made_is_refused(options):
    with pytest.raises(CommandError, match="Expected"):
        told(**{"forms": 1, "seed": 1, **options})


def test_without_a_catalogue_nothing_is_made():
    with pytest.raises(CommandError, match="setup"):
        told(forms=1, seed=1)
    assert not Form.objects.exists()
