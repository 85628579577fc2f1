"""What differs between two contents of a form, field by field and row by row."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from indicators.core.form import FormContent, FundingLine, IndicatorContent, Task

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after; None is absent.

    `field` is a dotted path (`goals.annual`, `indicators.value.number`). `row` names the row of
    a table by what identifies it (scope, levels …) and is empty for a field of the form. A new
    row has no `before`, a removed one no `after`; both are told in one change of the table.
    """

    field: str
    row: Key
    before: str | None
    after: str | None


def difference(before: FormContent, after: FormContent) -> tuple[Change, ...]:
    """Tell what differs; nothing, where the contents are equal to the last printed nought.

    Rows are matched by what identifies them, so that a row that moved is not a row that changed.
    """
    return tuple(
        change
        for field in fields(FormContent)
        if field.compare
        for change in _changes(field.name, getattr(before, field.name), getattr(after, field.name))
    )


def funding_key(line: FundingLine) -> Key:
    return (line.scope, line.source)


def task_key(task: Task) -> Key:
    return (task.name or "",)


def indicator_key(row: IndicatorContent) -> Key:
    return (row.scope, row.level1 or "", row.level2 or "", row.level3)


_KEYS: dict[str, Callable[[Any], Key]] = {
    "funding": funding_key,
    "tasks": task_key,
    "indicators": indicator_key,
}


def _changes(name: str, before: Any, after: Any) -> Iterator[Change]:
    if name in _KEYS:
        yield from _row_changes(name, _named(before, _KEYS[name]), _named(after, _KEYS[name]))
    else:
        yield from _field_changes(name, (), before, after)


def _named(rows: Iterable[Any], key: Callable[[Any], Key]) -> dict[Key, Any]:
    """Name each row; a second one of the same name gets a number behind it."""
    seen: Counter[Key] = Counter()
    named = {}
    for row in rows:
        name = key(row)
        seen[name] += 1
        named[name if seen[name] == 1 else (*name, f"#{seen[name]}")] = row
    return named


def _row_changes(table: str, before: dict[Key, Any], after: dict[Key, Any]) -> Iterator[Change]:
    for name, row in before.items():
        if name not in after:
            yield Change(table, name, _told(row), None)
        else:
            yield from _field_changes(table, name, row, after[name])
    for name, row in after.items():
        if name not in before:
            yield Change(table, name, None, _told(row))
    stayed = [name for name in before if name in after]
    moved = [name for name in after if name in before]
    if stayed != moved:
        yield Change(f"{table}.order", (), _listed(stayed), _listed(moved))


def _field_changes(path: str, row: Key, before: Any, after: Any) -> Iterator[Change]:
    old, new = dict(_flat(path, before)), dict(_flat(path, after))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Change(name, row, old.get(name), new.get(name))


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Give every part that is there as text, by its path."""
    if is_dataclass(value):
        for field in fields(value):
            if field.compare:
                yield from _flat(f"{path}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _flat(f"{path}.{number}", item)
    elif value is not None:
        yield path, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.copy_abs() if value.is_zero() else value, "f")
    return str(value)


def _told(row: Any) -> str:
    if isinstance(row, IndicatorContent):
        return f"{row.level3} {row.value.raw}".strip()
    if isinstance(row, FundingLine):
        return f"{row.printed} {row.unit}".strip()
    return " ".join(text for _, text in _flat("", row))


def _listed(names: Sequence[Key]) -> str:
    return "、".join(" ".join(filter(None, name)) for name in names)
