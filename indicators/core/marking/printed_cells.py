"""The cells of a printed value: what of them was read, and what was not, in places of the print."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from indicators.core import words
from indicators.core.grammar import parse_value
from indicators.core.marking.marks import Mark
from indicators.core.marking.piece import Cell, Piece, Role
from indicators.core.marking.trace import Origin, Trace, trace
from indicators.core.unit import Units
from indicators.core.value import Comparator

_SYMBOL = re.compile(r"[≥≤><=≮≯≠]++(?:/=)?")
_ORDER = {cell: order for order, cell in enumerate(Cell)}


@dataclass(frozen=True, slots=True)
class PrintedCells:
    """Sign, value and unit as they are read; a cell that says none of these is empty here."""

    sign: Trace
    body: Trace
    tail: Trace
    every: tuple[Trace, ...]
    raw: tuple[str, ...]
    is_signed: bool

    @property
    def text(self) -> Trace:
        return (self.sign + self.body + self.tail).joined()

    @property
    def without_unit(self) -> Trace:
        return (self.sign + self.body).joined()

    def repaired(self, text: str) -> Trace | None:
        """Find the repair in the cells, the second print of a thing and its like left out."""
        start = self.sign + self.body
        orders = (start, start + self.tail, self.sign + self.tail + self.body)
        return next((found for order in orders if (found := order.follow(text))), None)

    def pieces(self, read: Trace, marks: Iterable[Mark], *, unit: str | None) -> tuple[Piece, ...]:
        """Put marks of a text into its cells; `unit` is the value's, be it marked or not."""
        marked = [piece for mark in marks for piece in _pieces(read, mark)]
        has_unit = any(piece.role is Role.UNIT for piece in marked)
        spare = Role.UNIT if unit and not has_unit else Role.DROPPED
        roles = (
            Role.DROPPED if self.is_signed else Role.WORDS,
            Role.DROPPED,
            spare if self.tail.text else Role.WORDS,
        )
        for whole, role in zip(self.every, roles, strict=True):
            marked += _left_over(whole, set(read.origins), role)
        for cell, raw in zip(Cell, self.raw, strict=True):
            marked += _unseen(cell, raw, [piece for piece in marked if piece.cell is cell])
        return tuple(_disjoint(sorted(marked, key=_place)))


def _pieces(read: Trace, mark: Mark) -> Iterator[Piece]:
    """Give the stretch of each cell that a mark covers."""
    origins = read.origins[mark.start : mark.end]
    for cell, group in groupby(origins, key=_cell):
        places = list(group)
        yield Piece(cell, places[0].start, places[-1].end, mark.role)


def _left_over(cell: Trace, used: set[Origin], role: Role) -> Iterator[Piece]:
    for is_used, group in groupby(cell.origins, key=used.__contains__):
        if not is_used:
            places = list(group)
            yield Piece(places[0].cell, places[0].start, places[-1].end, role)


def _unseen(cell: Cell, raw: str, pieces: list[Piece]) -> Iterator[Piece]:
    """A list's number or a footnote's mark is dropped before anything is read: 1、≥95%."""
    marked = {at for piece in pieces for at in range(piece.start, piece.end)}
    for is_marked, group in groupby(range(len(raw)), key=marked.__contains__):
        places = list(group)
        gap = raw[places[0] : places[-1] + 1]
        if not is_marked and any(map(str.isalnum, gap)):
            start = places[0] + len(gap) - len(gap.lstrip())
            yield Piece(cell, start, start + len(gap.strip()), Role.WORDS)


def _disjoint(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A character that says two things (㏠ is 1日) belongs to the first, or to what is unread."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.cell is piece.cell and piece.start < last.end:
            if piece.role is not Role.UNREAD:
                last = replace(last, end=max(last.end, piece.end))
                continue
            last = replace(last, end=piece.start)
        if last and last.start < last.end:
            yield last
        last = piece
    if last and last.start < last.end:
        yield last


def _cell(origin: Origin) -> Cell:
    return origin.cell


def _place(piece: Piece) -> tuple[int, int]:
    return _ORDER[piece.cell], piece.start


def printed_cells(comparator: str, text: str, unit: str, units: Units) -> PrintedCells:
    """Trace three cells: 大于等于 in a cell of its own is ≥, 正向指标 is no sign."""
    every = (trace(Cell.COMPARATOR, comparator), trace(Cell.VALUE, text), trace(Cell.UNIT, unit))
    _, body, tail = every
    sign = _sign(every[0], comparator, units)
    is_signed = bool(sign.text)
    if _begins_with(body.text, words.SYMBOLS.get(sign.text)):
        sign = Trace()
    if tail.text in words.NO_UNIT_CELLS:
        tail = Trace()
    return PrintedCells(sign, body, tail, every, (comparator, text, unit), is_signed)


def _sign(cell: Trace, raw: str, units: Units) -> Trace:
    """Read a sign as it would be read beside a plain number."""
    value = parse_value("1", units=units, comparator=raw)
    if value.comparator is None or value.comparator_implied:
        return Trace()
    printed = words.PRINTED_SIGN.get(value.comparator)
    if printed is None or cell.text in words.SYMBOLS:
        return cell  # ± has no other print
    return cell.standing_for(printed)


def _begins_with(text: str, comparator: Comparator | None) -> bool:
    """Whether the value's cell has the sign again, which then stands for both."""
    own = _SYMBOL.match(text)
    return own is not None and comparator is not None and words.SYMBOLS.get(own[0]) is comparator
