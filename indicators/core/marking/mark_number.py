"""Finds the number of a value in its text: 98 in 12345热线办结率≥98%, 九 and 五 in 九成五."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.core.marking.piece import Role
from indicators.core.note import Note
from indicators.core.number import DIGITS, read_arabic, read_chinese, read_mixed
from indicators.core.reading.quantity import DIVIDED
from indicators.core.unit import Units
from indicators.core.value import Value

_FIGURES = "[一二三四五六七八九]"
_AND_TENTHS = re.compile(f"({_FIGURES})(成)({_FIGURES})")
_TENTHS = re.compile(f"({_FIGURES}{_FIGURES})(?=折)")
_ALL_PERCENT = re.compile("((?<=百分之)|百分之?)(百)")
_RUN = re.compile("[0-9][0-9., ]*+")
_INSIDE = re.compile("[0-9.,]")
_OF_PARTS = "分之"
_HALF, _TEN, _HUNDRED = Decimal("0.5"), Decimal(10), Decimal(100)
_CLOSE = Decimal("1e-9")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as printed; `ends` are those of its stretches, each with what it says."""

    number: Decimal
    ends: tuple[tuple[int, Role], ...]


def number_at(text: str, start: int, value: Value) -> FoundNumber | None:
    """Read the number that stands at a place, as it is read in this value."""
    if tenths := _AND_TENTHS.match(text, start):
        number = Decimal(f"{DIGITS[tenths[1]]}.{DIGITS[tenths[3]]}")
        return FoundNumber(number, _ends(tenths, Role.NUMBER, Role.UNIT, Role.NUMBER))
    if value.unit == "%" and (every := _ALL_PERCENT.match(text, start)):
        return FoundNumber(_HUNDRED, _ends(every, Role.UNIT, Role.NUMBER))
    if tenths := _TENTHS.match(text, start):
        number = Decimal(f"{DIGITS[tenths[1][0]]}.{DIGITS[tenths[1][1]]}")
        return FoundNumber(number, _ends(tenths, Role.NUMBER))
    found = _plain(text, start)
    if found and value.is_read and not (value.unit or "").startswith("/"):
        found = _fraction(text, *found)
    return FoundNumber(found[0], ((found[1], Role.NUMBER),)) if found else None


def _ends(match: re.Match[str], *roles: Role) -> tuple[tuple[int, Role], ...]:
    return tuple((match.end(group), role) for group, role in enumerate(roles, start=1))


def _plain(text: str, start: int) -> tuple[Decimal, int] | None:
    return read_mixed(text, start) or read_arabic(text, start) or read_chinese(text, start)


def _fraction(text: str, number: Decimal, end: int) -> tuple[Decimal, int]:
    """2/3 以上, 三分之二: one number."""
    divided = DIVIDED.match(text, end)
    if divided is not None and Decimal(divided[1]):
        return number / Decimal(divided[1]), divided.end()
    if text.startswith(_OF_PARTS, end) and number:
        top = _plain(text, end + len(_OF_PARTS))
        return (top[0] / number, top[1]) if top else (number, end)
    return number, end


def number_places(text: str, value: Value, units: Units) -> Iterator[int]:
    """Give the places where a number of the value stands."""
    wanted = [abs(number) for number in (value.number, value.number_high) if number is not None]
    is_converted = Note.UNIT_CONVERTED in value.notes
    for start in range(len(text)):
        if start and _INSIDE.match(text, start - 1) and _INSIDE.match(text, start):
            continue
        found = number_at(text, start, value)
        if found is None:
            continue
        said = _converted(found, text, units) if is_converted else found.number
        if any(_is_same(said, number) for number in wanted):
            yield start


def _converted(found: FoundNumber, text: str, units: Units) -> Decimal:
    """8000万元 is 80000000 where the value has 元."""
    unit = units.match(text, found.ends[-1][0])
    return found.number * unit.factor if unit else found.number


def _is_same(found: Decimal, number: Decimal) -> bool:
    """Allow for half a unit behind it (1年半), and for 85折, which is 8.5."""
    return any(abs(each - number) < _CLOSE for each in (found, found + _HALF, found / _TEN))


def number_run(text: str, start: int) -> tuple[int, int] | None:
    """Find figures that are no number: where they stop being one, and where they end."""
    run = _RUN.match(text, start)
    if run is None or read_arabic(text, start) is not None:
        return None
    figures = run[0].rstrip(" .,")[:LONGEST]
    fitting = (n for n in range(len(figures), 0, -1) if _is_number(figures[:n]))
    return start + next(fitting, 0), start + len(figures)


def _is_number(figures: str) -> bool:
    number = read_arabic(figures)
    return number is not None and number[1] == len(figures)
