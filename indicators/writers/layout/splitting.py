"""Sign, value and unit in columns of their own, where they were read from such."""

import re
from collections.abc import Sequence
from itertools import permutations

from indicators.core.form import IndicatorContent
from indicators.core.value import Kind, Value

SIGN, NUMBER, UNIT = "sign", "number", "unit"
Order = tuple[str, ...]
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


def order_apart(rows: Sequence[IndicatorContent]) -> Order | None:
    """The order of the columns that some target can only have been read from; else None.

    定性 stands before no value in one cell, 10月 in one cell is a month and no duration, and
    nobody writes 天≥300 in one cell.
    """
    orders = [order for row in rows if (order := _order_apart(row.value)) is not None]
    return next((order for order in orders if order != USUAL), orders[0] if orders else None)


def pieces_of(value: Value, order: Order) -> dict[str, str]:
    """Part a target; one that is no mere sign, number and unit stays whole."""
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
