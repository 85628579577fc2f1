"""What stands around a number, taken together once: sign, unit, scale. Only the number is missing.

Targets differ in their numbers far more often than in what surrounds them (≥…%, …元/人/月), so
what was read around one number is kept for the next.
"""

import re
from dataclasses import dataclass, replace
from decimal import MAX_PREC, Context, Decimal, Inexact
from functools import lru_cache

from indicators.core.note import Note
from indicators.core.reading.lead import Lead, read_lead
from indicators.core.reading.row import Row
from indicators.core.reading.trail import Trail, read_trail
from indicators.core.unit import ONE, UnitReading, Units
from indicators.core.value import Comparator, Kind

# Products are exact, however long: a rounded amount would be a guess.
EXACT = Context(prec=min(MAX_PREC, 10_000), traps=[Inexact])
# The calendar has so many of them: a small number may name one (3月) instead of counting.
_NAMED = {"月": 12, "季度": 4, "季": 4}
_DAY_OF_MONTH = "日/月"
TENTHS = "折"
_DIVIDES = re.compile("[/每]")


@dataclass(frozen=True, slots=True)
class Canonical:
    """What a printed unit does to numbers: 万元 multiplies by 10000 and leaves 元."""

    factor: Decimal
    unit: str | None
    notes: tuple[str, ...] = ()

    def of(self, number: Decimal) -> Decimal:
        return number if self.factor is ONE else EXACT.multiply(number, self.factor)


@dataclass(frozen=True, slots=True)
class Particular:
    """Where the number decides more than the amount.

    It may name one of so many months or quarters (`named`) or a year, or stand before 折; a minus
    or half a unit (1年半) belongs to it. `signed`: a sign stands before it, so it names no month.
    """

    named: int
    years: bool
    tenths: bool
    half: bool
    negative: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A sign and a unit that wait for their number.

    `comparator` is None where two signs contradict each other; `scale` is None for a bare 万,
    because the row decides whether it is money.
    """

    kind: Kind
    comparator: Comparator | None
    implied: bool
    unit: UnitReading | None
    scale: Canonical | None
    notes: tuple[str, ...]
    particular: Particular | None


_NOTHING_PARTICULAR = tuple(
    Particular(0, years=False, tenths=False, half=False, negative=False, signed=signed)
    for signed in (True, False)
)
_NO_UNIT = Canonical(ONE, None, (Note.UNIT_MISSING,))


def canonical(unit: UnitReading | None, row: Row) -> Canonical:
    """How numbers of a unit become canonical in this row."""
    if unit is None or unit.base is not None:
        return _canonical(unit)
    if row.is_money:
        return Canonical(unit.factor, "元" + unit.tail, (Note.BARE_WAN_MONEY,))
    return Canonical(unit.factor, None, (Note.BARE_WAN,))


def _canonical(unit: UnitReading | None) -> Canonical:
    if unit is None:
        return _NO_UNIT
    factor = ONE if unit.factor == ONE else unit.factor
    return Canonical(factor, unit.canonical, () if unit.known else (Note.UNIT_UNKNOWN,))


def whole_unit(lead: Lead, unit: UnitReading | None, units: Units) -> UnitReading | None:
    """The unit behind the number with what stands before it: 每人300元 is 300 元/人."""
    if lead.unit is not None and (unit is None or unit.base is None):
        unit = units.read((unit.printed if unit else "") + lead.unit)
    if lead.per and unit is not None and not (unit.is_rate and Note.CHANGE in lead.notes):
        unit = _per(unit, _not_yet(lead.per, unit.tail), units)
    return unit


def _not_yet(per: str, tail: str) -> str:
    """What of 每人每月 the unit does not say itself: 每人100元/人."""
    said = tail.split("/")
    return "".join(f"/{part}" for part in per.split("/")[1:] if part not in said)


def _per(unit: UnitReading, per: str, units: Units) -> UnitReading | None:
    """每生1500元/学期 is 1500 元/生/学期."""
    whole = units.read(unit.printed + per)
    if whole is None or not unit.tail or not per:
        return whole
    return replace(whole, printed=_DIVIDES.split(unit.printed, 1)[0] + whole.tail)


@lru_cache(maxsize=16384)
def read_frame(units: Units, before: str, behind: str) -> Frame | None:
    """Read what stands before and behind a number; None where that is more than a frame."""
    lead = read_lead(units, before)
    if lead is None or lead.sign == "±":
        return None
    trail = read_trail(units, behind)
    return None if trail is None else frame_of(lead, trail, units)


def frame_of(lead: Lead, trail: Trail, units: Units) -> Frame | None:
    """Put a lead and a trail together.

    None for 每人300, which is per person but of what, for 高于目标值5%, which is no level, and for
    每月25日达到, which names a day.
    """
    unit = whole_unit(lead, trail.unit, units)
    if lead.per and unit is None:
        return None
    if unit is not None and unit.printed == _DAY_OF_MONTH and not _is_signed(lead, trail):
        return None
    if lead.is_distance and unit is not None and unit.dimension == "rate":
        return None
    comparator, implied = _sign(lead, trail)
    bare_wan = unit is not None and unit.base is None
    scale = None if bare_wan else _canonical(unit)
    return Frame(
        Kind.DURATION if unit is not None and unit.is_duration else Kind.QUANTITATIVE,
        comparator,
        implied,
        unit,
        scale,
        once_each((*lead.notes, *trail.notes, *(scale.notes if scale else ()))),
        _particular(lead, trail, unit.printed if unit and not unit.tail else ""),
    )


def _particular(lead: Lead, trail: Trail, unit: str) -> Particular | None:
    particular = Particular(
        named=_NAMED.get(unit, 0),
        years=unit.startswith(("年", "学年")),
        tenths=unit == TENTHS,
        half=trail.half,
        negative=lead.sign == "-",
        signed=lead.comparator is not None,
    )
    return None if particular in _NOTHING_PARTICULAR else particular


def once_each(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what is said twice."""
    return tuple(dict.fromkeys(notes)) if len(notes) > 1 else notes


def _is_signed(lead: Lead, trail: Trail) -> bool:
    return lead.comparator is not None or trail.comparator is not None


def _sign(lead: Lead, trail: Trail) -> tuple[Comparator | None, bool]:
    """The sign and whether it is implied; none where two signs contradict each other."""
    before, after = lead.comparator, trail.comparator
    if lead.conflict or trail.conflict:
        return None, False
    yields = lead.weak and (after is not None or Note.APPROXIMATE in trail.notes)
    if before is None or yields:
        return after or Comparator.EQ, after is None
    if after not in {None, before}:
        return None, False
    return before, False
