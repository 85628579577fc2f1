"""Merged ranges of a sheet, row by row: which cells reach how far, and which they cover."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.readers.spans import WIDEST

Range = tuple[tuple[int, int], tuple[int, int]]
Spans = Mapping[int, tuple[int, int]]
"""Rows and columns that a cell reaches over, by its column."""

_NO_SPANS: Spans = {}
_NO_COLUMNS: frozenset[int] = frozenset()


@dataclass(slots=True)
class Merges:
    """The merged ranges of a sheet, to be asked for its rows from the first to the last."""

    _by_row: dict[int, list[Range]]
    _open: list[Range] = field(default_factory=list)

    def at(self, row: int) -> tuple[Spans, frozenset[int]]:
        """The spans of the cells that begin in this row, and the columns that are covered."""
        begun = self._by_row.pop(row, [])
        if not begun and not self._open:
            return _NO_SPANS, _NO_COLUMNS
        self._open = [*(r for r in self._open if r[1][0] >= row), *begun]
        covered = {column for r in self._open for column in _columns(r)}
        spans = {first[1]: _size(first, last) for first, last in begun}
        return spans, frozenset(covered - spans.keys())


def merges_of(ranges: Iterable[Range] | None) -> Merges:
    """Sort the ranges of a sheet by their first row."""
    by_row: defaultdict[int, list[Range]] = defaultdict(list)
    for first, last in ranges or ():
        by_row[first[0]].append((first, last))
    return Merges(by_row)


def _columns(reach: Range) -> range:
    return range(reach[0][1], min(reach[1][1] + 1, WIDEST))


def _size(first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
    return last[0] - first[0] + 1, min(last[1] + 1, WIDEST) - first[1]
