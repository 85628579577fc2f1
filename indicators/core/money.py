"""Printed sums of money: text and unit → exact 元."""

import re
import unicodedata
from decimal import Context, Decimal

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "亿元": Decimal(100000000),
}
_FACTOR_FIGURES = 9
# More figures than any budget has: not a sum.
_WHOLE = r"[0-9]{1,3}(?:,[0-9]{3}){1,12}|[0-9]{1,40}"
# Blanks part thousands only where the cents show that the figures are one number.
_SPACED = r"[0-9]{1,3}(?: [0-9]{3}){1,12}(?=\.[0-9]{2}(?![0-9]))"
# What the sum is made of may stand behind it: 10万元(其中:上级8万元;本级2万元).
_AMOUNT = re.compile(
    rf"(?P<number>-?(?:{_SPACED}|{_WHOLE})(?:\.[0-9]{{1,40}})?)\s*+(?P<unit>亿元|万元|千元|元)?"
    r"(?:\s*+\(其中[^()]*+\))?"
)


def is_amount(text: str) -> bool:
    return _match(text) is not None


def read_amount(text: str, unit: str | None) -> tuple[Decimal, str] | None:
    """Read a sum; a unit behind the number goes before the column's.

    Blanks inside a number part two numbers: 100 200 is no sum, but 1 234.56 is one.

    Returns:
        The sum in 元 at its printed scale and the unit it was printed in, or None where the
        text is no number or no unit is known.
    """
    match = _match(text)
    known = (match["unit"] or unit) if match else None
    if match is None or known is None:
        return None
    figures = match["number"].replace(",", "").replace(" ", "")
    exact = Context(prec=len(figures) + _FACTOR_FIGURES)
    return exact.multiply(Decimal(figures), FACTORS[known]), known


def _match(text: str) -> re.Match[str] | None:
    """Fold widths, but make up no digit: 10² is not 102, ①5 is not 15."""
    if any(unicodedata.category(character) == "No" for character in text):
        return None
    return _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip())
