"""Layouts that split sign, value and unit over cells: what the three say together."""

import re
from dataclasses import dataclass, replace

from indicators.core import words
from indicators.core.note import Note
from indicators.core.number import read_arabic
from indicators.core.printed import normalise
from indicators.core.unit import Units

# ≠ and 非 say what the target is not.
_NO_SIGN = re.compile("≠|≥≤|≤≥|不为|不等于|非|不是")
_SYMBOL = re.compile(r"[≥≤><=≮≯≠]++(?:/=)?")
_FIGURE_FIRST = re.compile("[.,]?[0-9]")


@dataclass(frozen=True, slots=True)
class Cells:
    """The text to be read for three cells. `repaired`: it is not what the cells print.

    `unit` is kept apart where it cannot simply follow the value; `counted` says that it followed a
    number and nothing else.
    """

    text: str
    unit: str = ""
    repaired: bool = False
    notes: tuple[str, ...] = ()
    conflict: bool = False
    counted: bool = False


def read_cells(comparator: str | None, text: str, unit: str | None, units: Units) -> Cells:
    """Join sign, value and unit, undoing what was typed into the wrong box or twice."""
    cell, value = normalise(comparator or ""), normalise(text)
    (sign, notes), own = _sign(cell), _own_sign(value)
    doubled_sign = bool(sign and own)
    differ = doubled_sign and words.SYMBOLS.get(sign) is not words.SYMBOLS.get(own)
    if differ or _NO_SIGN.fullmatch(cell):
        return Cells(value, conflict=True, notes=(Note.SIGN_CONFLICT,))
    if doubled_sign:
        sign, notes = "", (*notes, Note.DOUBLED)
    joined = _with_unit(value, _without_gloss(_unit(normalise(unit or "")), units), units)
    return replace(
        joined,
        text=sign + joined.text,
        repaired=joined.repaired or doubled_sign,
        notes=joined.notes if joined.conflict else (*notes, *joined.notes),
    )


def _sign(cell: str) -> tuple[str, tuple[str, ...]]:
    """The sign cell as a symbol, and what is to be said of it."""
    said, _, remark = cell.rstrip(")").partition("(")
    if remark:
        cell = remark if remark in words.SYMBOLS else said  # 大于等于(≥)
    if cell in words.SYMBOLS or cell in words.NO_SIGN_CELLS:
        return (cell if cell in words.SYMBOLS else ""), ()
    if cell in words.SIGNS:
        return words.PRINTED_SIGN[words.SIGNS[cell]], ()
    if cell in words.LIMITS_AFTER:
        return words.PRINTED_SIGN[words.LIMITS_AFTER[cell]], ()
    if cell in words.APPROXIMATE_BEFORE or cell in words.CHANGES or cell in words.AROUND:
        return cell, ()
    if cell in words.QUALITATIVE_CELLS:
        return "", (Note.SIGN_SAYS_QUALITATIVE,)
    return "", (Note.SIGN_UNKNOWN,)


def _own_sign(value: str) -> str:
    match = _SYMBOL.match(value)
    return match[0] if match else ""


def _unit(cell: str) -> str:
    """The unit cell; a dash or 日期 is no unit."""
    cell = cell.removeprefix("单位:")
    return "" if cell in words.NO_UNIT_CELLS else cell


def _without_gloss(cell: str, units: Units) -> str:
    """%(百分比) says % twice."""
    head, _, gloss = cell.removesuffix(")").partition("(")
    given = units.find(head)
    return head if gloss and given is not None and units.find(gloss) is given else cell


def _with_unit(value: str, unit: str, units: Units) -> Cells:
    if not unit:
        return Cells(value)
    if value == unit:
        return Cells(value, repaired=True, notes=(Note.DOUBLED,))
    if _is_number(unit) and _is_unit(value, units):
        return Cells(unit + value, repaired=True, notes=(Note.SWAPPED_CELLS,), counted=True)
    if value[-1:].isdigit() and _FIGURE_FIRST.match(unit):
        return Cells(value, conflict=True, notes=(Note.UNIT_CONFLICT,))  # 9 | 4人 is not 94人
    if _is_number(value[len(_own_sign(value)) :]):
        return Cells(value + unit, counted=True)
    return Cells(value, unit)


def _is_number(text: str) -> bool:
    number = read_arabic(text)
    return number is not None and number[1] == len(text)


def _is_unit(text: str, units: Units) -> bool:
    unit = units.read(text)
    return unit is not None and unit.known
