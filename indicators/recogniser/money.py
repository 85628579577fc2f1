"""Printed sums of money: text and unit → exact 元."""

import re
from decimal import Decimal

from indicators.recogniser.labels import plain

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "亿元": Decimal(100000000),
}
_AMOUNT = re.compile(
    r"^(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?P<unit>亿元|万元|千元|元)?$"
)


def is_amount(text: str) -> bool:
    return _AMOUNT.match(plain(text)) is not None


def read_amount(text: str, unit: str | None) -> tuple[Decimal, str] | None:
    """Read a sum; a unit behind the number goes before the column's.

    Returns:
        The sum in 元 without needless zeros and the unit it was printed in, or None where the
        text is no number or no unit is known.
    """
    match = _AMOUNT.match(plain(text))
    known = (match["unit"] or unit) if match else None
    if match is None or known is None:
        return None
    return Decimal(match["number"].replace(",", "")) * FACTORS[known], known
