"""What a kept form says after an import: by mode, and what it would lose."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from indicators.core.difference import (
    Change,
    Key,
    difference,
    funding_key,
    indicator_key,
    task_key,
)
from indicators.core.form import FormContent, IndicatorContent, Scope
from indicators.core.workflow import ImportMode

T = TypeVar("T")
_TABLES: dict[str, Callable[[Any], Key]] = {
    "funding": funding_key,
    "tasks": task_key,
    "indicators": indicator_key,
}
_SCOPES = list(Scope)


def brought_in(kept: FormContent, read: FormContent, mode: ImportMode) -> FormContent:
    """Give what the kept form shall say."""
    if mode is ImportMode.REPLACE:
        return read
    return merged(kept, read) if mode is ImportMode.UPDATE else kept


def merged(kept: FormContent, read: FormContent) -> FormContent:
    """Take over what was read; what was not read stays as it is kept."""
    tables: dict[str, Any] = {
        name: tuple(_rows(getattr(kept, name), getattr(read, name), key))
        for name, key in _TABLES.items()
    }
    tables["indicators"] = tuple(sorted(tables["indicators"], key=_scope))
    goals = _filled(kept.goals, read.goals)
    blank = read.blank and not tables["indicators"]
    return replace(_filled(kept, read), **tables, goals=goals, blank=blank, place=read.place)


def losses(kept: FormContent, after: FormContent) -> tuple[Change, ...]:
    """Tell what of the kept form would be gone: whole rows, and fields that become empty.

    A target that is read in another way is a change, even where a part of its reading goes.
    """
    return tuple(
        change
        for change in difference(kept, after)
        if change.before and change.after is None and ".value." not in change.field
    )


def _rows(kept: Iterable[T], read: Iterable[T], key: Callable[[T], Key]) -> Iterator[T]:
    """Give the kept rows, each as it was read if it was, then the new ones."""
    new = dict(counted(read, key))
    for name, row in counted(kept, key):
        yield _filled(row, new.pop(name)) if name in new else row
    yield from new.values()


def counted(rows: Iterable[T], key: Callable[[T], Key]) -> Iterator[tuple[tuple[Key, int], T]]:
    """Name each row, and the how-manyth of that name it is, from 0."""
    seen: Counter[Key] = Counter()
    for row in rows:
        name = key(row)
        yield (name, seen[name]), row
        seen[name] += 1


def _filled(kept: T, read: T) -> T:
    """Give what was read, with the kept text where nothing was."""
    absent = {
        field.name: getattr(kept, field.name)
        for field in fields(read)  # type: ignore[arg-type] # dataclasses all
        if getattr(read, field.name) is None
    }
    return replace(read, **absent)  # type: ignore[type-var] # as above


def _scope(row: IndicatorContent) -> int:
    return _SCOPES.index(row.scope)
