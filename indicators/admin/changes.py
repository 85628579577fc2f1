"""The differences that the log keeps, in words: which field of which row."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from indicators.models import Form, FundingLine, Indicator, Task
from indicators.models.choices import (
    COMPARATORS,
    FORM_KINDS,
    FUNDING_SOURCES,
    RECURRENCES,
    RELATIONS,
    SCOPES,
    VALUE_KINDS,
)
from indicators.services.notes import note_words

TABLES = {
    "goals": (_("Goals"), None),
    "funding": (_("Funding"), FundingLine),
    "tasks": (_("Main tasks"), Task),
    "indicators": (_("Indicators"), Indicator),
}
OF_NO_COLUMN = {
    "goals.period": _("Goal of the implementation period"),
    "goals.annual": _("Goal of the year"),
    "indicators.value.kind": _("Kind of target"),
    "indicators.order": _("Order of the indicators"),
    "funding.order": _("Order of the funding lines"),
    "tasks.order": _("Order of the main tasks"),
    "competent_department.name": _("Competent department"),
    "competent_department.code": _("Code of the competent department"),
    "implementing_unit.name": _("Implementing unit"),
    "implementing_unit.code": _("Code of the implementing unit"),
    "department.name": _("Department"),
    "department.code": _("Code of the department"),
}
CODES = dict((*SCOPES, *FUNDING_SOURCES))


OF_FIELD: dict[str, dict[str, Any]] = {
    "kind": dict((*FORM_KINDS, *VALUE_KINDS)),
    "comparator": dict(COMPARATORS),
    "recurrence": dict(RECURRENCES),
    "relation": dict(RELATIONS),
    "scope": dict(SCOPES),
    "source": dict(FUNDING_SOURCES),
}
OF_ANY = {"True": _("Yes"), "False": _("No")}


def field_words(field: str) -> str:
    """Name a dotted path of a difference as the admin names its column."""
    field = _without_number(field)
    if field in OF_NO_COLUMN:
        return str(OF_NO_COLUMN[field])
    table, _point, column = field.partition(".")
    if table not in TABLES:
        return _label(Form, field)
    words, model = TABLES[table]
    if model is None or not column:
        return str(words)
    return f"{words} · {_label(model, column.removeprefix('value.').replace('.', '_'))}"


def _label(model: type[Form | FundingLine | Indicator | Task], name: str) -> str:
    labels = {f.name: str(f.verbose_name) for f in model._meta.concrete_fields}  # noqa: SLF001 # public in all but name
    return labels.get(name, name)


def _without_number(field: str) -> str:
    above, _point, last = field.rpartition(".")
    return above if last.isdigit() else field


def text_words(field: str, text: str | None) -> str:
    """Show what a field held; codes in words."""
    if text is None:
        return "—"
    last = _without_number(field).rpartition(".")[2]
    if last == "notes":
        return note_words(text)
    return str(OF_FIELD.get(last, {}).get(text) or OF_ANY.get(text, text))


def row_words(row: Sequence[str]) -> str:
    """Name a row by what identifies it; codes in words."""
    return " · ".join(str(CODES.get(part, part)) for part in row if part)
