"""The rows of a form: brought from what they are to what they shall be, set by set.

A row is matched by what identifies it and keeps its id, so that what refers to it stays true.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from indicators.models import Form, FundingLine, Goal, Indicator, Task
from indicators.services.columns import Columns

IDENTITY: dict[type[Model], tuple[str, ...]] = {
    Goal: ("scope",),
    FundingLine: ("scope", "source"),
    Task: ("name",),
    Indicator: ("scope", "level1_id", "level2_id", "level3"),
}
T = TypeVar("T")


def write_parts(form: Form, table: QuerySet[Any], wanted: Sequence[Columns]) -> None:
    """Add, change and remove the form's rows of one table, in one statement each."""
    rows = table.filter(region_code=form.region_code)
    model = rows.model
    identity = IDENTITY[model]
    kept = _by_identity(identity, [(vars(row), row) for row in rows])
    shall = _by_identity(identity, [(columns, columns) for columns in wanted])
    gone = [row.pk for key, row in kept.items() if key not in shall]
    if gone:
        rows.filter(pk__in=gone).delete()
    _change(rows, [(row, shall[key]) for key, row in kept.items() if key in shall])
    rows.bulk_create(
        model(**_form_key(form, model), **columns)
        for key, columns in shall.items()
        if key not in kept
    )


def _by_identity(
    names: Iterable[str], rows: Iterable[tuple[Mapping[str, Any], T]]
) -> dict[tuple[object, ...], T]:
    """Name each row by its identity and how many like it came before."""
    seen: Counter[tuple[object, ...]] = Counter()
    named = {}
    for columns, row in rows:
        key = tuple(columns[name] for name in names)
        named[(*key, seen[key])] = row
        seen[key] += 1
    return named


def _change(rows: QuerySet[Any], pairs: Iterable[tuple[Any, Columns]]) -> None:
    changed: list[Any] = []
    fields: set[str] = set()
    for row, columns in pairs:
        differing = {name for name in columns if not _same(getattr(row, name), columns[name])}
        if differing:
            vars(row).update({name: columns[name] for name in differing})
            changed.append(row)
            fields |= differing
    if changed:
        rows.bulk_update(changed, sorted(fields))


def _same(kept: object, wanted: object) -> bool:
    """Compare as written: 95.0 is not 95."""
    return kept == wanted and (not isinstance(kept, Decimal) or str(kept) == str(wanted))


def _form_key(form: Form, model: type[Model]) -> Columns:
    key = {
        "form": form,
        "region_code": form.region_code,
        "fiscal_year": form.fiscal_year,
        "organisation_id": form.organisation_id,
    }
    return key | {"published": form.published} if model is Indicator else key
