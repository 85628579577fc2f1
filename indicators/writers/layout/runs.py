"""Indicators → runs of rows that stand under the same levels, so that a level is printed once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from indicators.core.form import IndicatorContent
from indicators.core.taxonomy import Taxonomy

Key = tuple[str | None, str | None]
Rows = tuple[IndicatorContent, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Rows under one level 2, period beside annual where a layout has both; none is a blank."""

    key: Key
    left: Rows = ()
    right: Rows = ()

    @property
    def height(self) -> int:
        return max(len(self.left), len(self.right), 1)


def runs_of(
    indicators: Sequence[IndicatorContent],
    taxonomy: Taxonomy | None,
    is_whole: Callable[[IndicatorContent], bool],
) -> tuple[Run, ...]:
    """Part the rows of one scope where the level changes, in printed order.

    The dimensions of the taxonomy that have no rows are printed empty, as the official forms do,
    if the rows keep its order. A row that is not whole, without name or value in its cell, begins
    a run of its own: only the level beside it says that it is a row.
    """
    numbered = ((row, -1 if is_whole(row) else n) for n, row in enumerate(indicators))
    grouped = groupby(numbered, key=lambda pair: (_labels(pair[0]), pair[1]))
    runs = tuple(Run(key, tuple(row for row, _ in rows)) for (key, _), rows in grouped)
    return _with_blanks(runs, _keys_of(taxonomy))


def _labels(row: IndicatorContent) -> Key:
    """The labels of a row, its own words where the taxonomy has none for them."""
    return (row.level1 or row.level1_printed, row.level2 or row.level2_printed)


def _keys_of(taxonomy: Taxonomy | None) -> tuple[Key, ...]:
    if taxonomy is None:
        return ()
    second = taxonomy.at_level(2)
    return tuple(
        (first.label, dimension.label)
        for first in taxonomy.at_level(1)
        for dimension in second
        if dimension.parent == first.code
    )


def _with_blanks(runs: tuple[Run, ...], keys: tuple[Key, ...]) -> tuple[Run, ...]:
    if any(run.key not in keys for run in runs):
        return runs
    order = [keys.index(run.key) for run in runs]
    if order != sorted(order):
        return runs
    return tuple(_filled(runs, keys))


def _filled(runs: Sequence[Run], keys: Sequence[Key]) -> Iterator[Run]:
    for key in keys:
        own = [run for run in runs if run.key == key]
        yield from own or [Run(key)]


def paired(left: Sequence[Run], right: Sequence[Run]) -> tuple[Run, ...]:
    """Put the runs of two scopes side by side where their levels are the same."""
    return tuple(_paired(left, right))


def _paired(left: Sequence[Run], right: Sequence[Run]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, [r.key for r in left], [r.key for r in right], autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        if what == "equal":
            both = zip(left[start:end], right[begin:stop], strict=True)
            yield from (Run(one.key, one.left, other.left) for one, other in both)
        else:
            yield from left[start:end]
            yield from (Run(run.key, (), run.left) for run in right[begin:stop])
