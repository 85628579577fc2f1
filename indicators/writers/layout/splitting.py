"""Sign, value and unit in columns of their own, where they were read from such."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from indicators.core.form import IndicatorContent
from indicators.core.grammar import parse_value
from indicators.core.printed import normalise
from indicators.core.unit import Units
from indicators.core.value import Kind, Value

SIGN, NUMBER, UNIT = "sign", "number", "unit"
Order = tuple[str, ...]
Pieces = dict[str, str]
USUAL: Order = (SIGN, NUMBER, UNIT)

_QUALITATIVE = "定性"
_SHAPES = {
    SIGN: r"(?P<sign>[≥≤＞＜＝><=]?)",
    NUMBER: r"(?P<number>[0-9][0-9,.]*)",
    UNIT: r"(?P<unit>[^0-9≥≤＞＜＝><=]*)",
}
_PATTERNS = {
    order: re.compile("".join(_SHAPES[piece] for piece in order))
    for order in (USUAL, *(other for other in permutations(USUAL) if other != USUAL))
}
_COUNTED = frozenset((Kind.QUANTITATIVE, Kind.DURATION))
# The longest texts that are cut here and there until they read as they were read.
_LONGEST = {SIGN: 4, NUMBER: 24, UNIT: 12}
# Where nothing reads as it was read (units were corrected since), the search ends some time.
_MOST_SEARCHED = 600


@dataclass(frozen=True, slots=True)
class Splitter:
    """Parts the targets of a form; with the units, by reading again what it parts.

    How a target is read may hang on the cells that it was read from: `≥`, `1`, `/` is a number
    whose unit is not said, and `≥1/` in one cell is not.
    """

    units: Units | None = None
    fiscal_year: int | None = None
    _found: dict[object, Pieces | None] = field(default_factory=dict, compare=False, repr=False)

    def order_apart(self, rows: Sequence[IndicatorContent]) -> Order | None:
        """The order of the columns that some target can only have been read from; else None.

        定性 stands before no value in one cell, 10月 in one cell is a month and no duration, and
        nobody writes 天≥300 in one cell.
        """
        orders = [order for row in rows if (order := self._order_apart(row)) is not None]
        return next((order for order in orders if order != USUAL), orders[0] if orders else None)

    def pieces_of(self, row: IndicatorContent, order: Order) -> Pieces:
        """Part a target; one that is no mere sign, number and unit stays whole."""
        pieces = _pieces_of(row.value, order)
        if self._is_read_from(row, pieces):
            return pieces
        return self._cut(row, order) or pieces

    def _order_apart(self, row: IndicatorContent) -> Order | None:
        order = _order_apart(row.value)
        if order is not None or self._is_read_from(row, {NUMBER: row.value.raw}):
            return order
        return next((order for order in _PATTERNS if self._cut(row, order)), None)

    def _is_read_from(self, row: IndicatorContent, pieces: Pieces) -> bool:
        """Whether these cells read as the target was read; nobody knows without the units."""
        return self.units is None or self._reading(row, pieces, self.units) == row.value

    def _reading(self, row: IndicatorContent, pieces: Pieces, units: Units) -> Value:
        value = parse_value(
            pieces.get(NUMBER, ""),
            units=units,
            comparator=pieces.get(SIGN),
            unit=pieces.get(UNIT),
            level2=row.level2,
            name=row.level3 or None,
            fiscal_year=self.fiscal_year,
        )
        return replace(value, raw="".join(pieces[p] for p in pieces if pieces[p]))

    def _cut(self, row: IndicatorContent, order: Order) -> Pieces | None:
        """Cut the text where its pieces read as the target was read."""
        if self.units is None or self._is_told_by_name(row, self.units):
            return None
        key = (row.value, row.level2, row.level3, order)
        if key not in self._found and len(self._found) < _MOST_SEARCHED:
            cuts = _cuts(row.value.raw, order)
            self._found[key] = next((p for p in cuts if self._is_read_from(row, p)), None)
        return self._found.get(key)

    def _is_told_by_name(self, row: IndicatorContent, units: Units) -> bool:
        """Whether the metric's name has the sign or the unit, so that no cut could give them."""
        if row.value.unit and row.value.unit not in normalise(row.value.raw):
            return True
        whole = self._reading(row, {NUMBER: row.value.raw}, units)
        return whole.comparator_implied and not row.value.comparator_implied


def _cuts(raw: str, order: Order) -> Iterator[Pieces]:
    """Cut a text in three; a cell has no blanks around its text."""
    if len(raw) > sum(_LONGEST.values()):
        return
    for first in range(len(raw) + 1):
        for second in range(first, len(raw) + 1):
            texts = (raw[:first], raw[first:second], raw[second:])
            pieces = dict(zip(order, texts, strict=True))
            if all(len(t) <= _LONGEST[piece] and t == t.strip() for piece, t in pieces.items()):
                yield pieces


def _pieces_of(value: Value, order: Order) -> Pieces:
    if value.raw.startswith(_QUALITATIVE):
        return {SIGN: _QUALITATIVE, NUMBER: value.raw.removeprefix(_QUALITATIVE)}
    match = _match(value, order)
    return match.groupdict() if match else {NUMBER: value.raw}


def _order_apart(value: Value) -> Order | None:
    if value.raw.startswith(_QUALITATIVE) and value.raw != _QUALITATIVE:
        return USUAL
    order = next((order for order in _PATTERNS if _match(value, order)), None)
    if order == USUAL and not (value.kind is Kind.DURATION and value.unit == "月"):
        return None
    return order


def _match(value: Value, order: Order) -> re.Match[str] | None:
    match = _PATTERNS[order].fullmatch(value.raw) if value.kind in _COUNTED else None
    return match if match and match[UNIT] in (value.unit, "") else None
