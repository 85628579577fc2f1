"""Printed text → what the grammar reads of it, every character with the place that it came from.

Folding joins and parts characters (㎡ becomes m2, ½ becomes 1/2), so a text is folded cluster by
cluster. Where that would not give what folding the whole gives, every character comes from
everywhere: a coarse trace is true, only less exact.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from indicators.core.marking.piece import Cell
from indicators.core.number import join_spaced
from indicators.core.printed import fold, is_plain, squeeze

_ANY = "年"


class Origin(NamedTuple):
    """A stretch of a cell as printed."""

    cell: Cell
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trace:
    """A text to be read, and where each of its characters was printed."""

    text: str = ""
    origins: tuple[Origin, ...] = ()

    def __add__(self, other: Self) -> "Trace":
        return Trace(self.text + other.text, self.origins + other.origins)

    def follow(self, text: str) -> "Trace | None":
        """Find a text in this one: with look-alikes put right, or with characters left out."""
        if len(text) == len(self.text) and all(map(_is_alike, self.text, text)):
            return Trace(text, self.origins)
        found, place = [], -1
        for character in text:
            place = self.text.find(character, place + 1)
            if place < 0:
                return None
            found.append(self.origins[place])
        return Trace(text, tuple(found))

    def standing_for(self, text: str) -> "Trace":
        """Read another text for the whole of this one: ≥ for 大于等于."""
        first, last = self.origins[0], self.origins[-1]
        return Trace(text, (Origin(first.cell, first.start, last.end),) * len(text))

    def joined(self) -> "Trace":
        """Take blanks between thousands for nothing."""
        return self.follow(join_spaced(self.text)) or self


def trace(cell: Cell, raw: str) -> Trace:
    """Normalise the text of a cell."""
    if is_plain(raw):
        return Trace(raw, tuple(Origin(cell, at, at + 1) for at in range(len(raw))))
    text = squeeze(fold(raw))
    folded = [(each, origin) for each, origin in _folded(cell, raw) if not each.isspace()]
    places = _places("".join(text.split()), "".join(each for each, _origin in folded))
    if places is None:
        return Trace(text, (Origin(cell, 0, len(raw)),) * len(text))
    return _spaced(text, [folded[place][1] for place in places])


def _places(text: str, folded: str) -> list[int] | None:
    """Find a text in what it was squeezed out of: in one piece, or with something left out."""
    begin = folded.find(text)
    if begin >= 0:
        return [*range(begin, begin + len(text))]
    places = [-1]
    for character in text:
        places.append(folded.find(character, places[-1] + 1))
        if places[-1] < 0:
            return None
    return places[1:]


def _is_alike(printed: str, meant: str) -> bool:
    return printed == meant or (meant in {"0", "1"} and not printed.isdecimal())


def _folded(cell: Cell, raw: str) -> Iterator[tuple[str, Origin]]:
    """Fold each cluster in its place: 10² is 10^2, ² alone is 2, and ²95 has a footnote's mark."""
    for start, end in _clusters(raw):
        before, behind = raw[start - 1 : start] if start else "", _ANY if end < len(raw) else ""
        folded = fold(before + raw[start:end] + behind)
        for character in folded[len(fold(before)) : len(folded) - len(behind)]:
            yield character, Origin(cell, start, end)


def _clusters(raw: str) -> Iterator[tuple[int, int]]:
    """Part a text before every character that does not combine with the one before."""
    start = 0
    for at in range(1, len(raw)):
        if not unicodedata.combining(raw[at]):
            yield start, at
            start = at
    if raw:
        yield start, len(raw)


def _spaced(text: str, origins: list[Origin]) -> Trace:
    """Give each character its origin in turn, and a blank the gap that it stands for."""
    found: list[Origin] = []
    rest = iter(origins)
    for character in text:
        if character == " ":
            found.append(Origin(found[-1].cell, found[-1].end, found[-1].end))
        else:
            found.append(next(rest))
    return Trace(text, tuple(found))
