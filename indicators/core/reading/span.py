"""Two numbers: 80%-90% · [80,90) · ≥80%且<90% · 80%≤X≤90% · 大于80小于90 · ±3%以内.

span = lead number [unit] [included] "-" number trail
     | ("[" | "(") number [unit] ("," | "-") number [unit] ("]" | ")") trail
     | signed number [unit] [且 | "," | "-"] signed number trail
     | number [unit] 以上 [且] number [unit] 以下
     | number [unit] symbol [letter or words] symbol number trail
     | "±" number trail
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.core import words
from indicators.core.note import Note
from indicators.core.number import CHINESE, is_printable, read_arabic, read_chinese
from indicators.core.printed import fold
from indicators.core.reading.frame import canonical, once_each, whole_unit
from indicators.core.reading.lead import Lead, lead_at, read_lead
from indicators.core.reading.measured import is_year
from indicators.core.reading.row import Row
from indicators.core.reading.trail import Trail, read_trail
from indicators.core.unit import UnitReading
from indicators.core.value import Comparator, Kind, Value

LONGEST = 120
_PERCENT = re.compile("百分之([" + "".join(sorted(CHINESE)) + "点]++)(?!分)|百分百(?!分)")
_FIGURE = re.compile("[0-9]")
_BETWEEN = re.compile("-++|~++|至|到|和|与")
_BRACKETS = re.compile(
    r"([\[(])(-?[0-9.]++)([^0-9,~\-\])]*+)([,~-])(-?[0-9.]++)([^0-9\])]*+)([\])])"
)
_INCLUSION = re.compile(r"\(不?含\)")
_BOUNDED = re.compile(r"(?:\(含\)|及)?(?:以上|之上)")
_SYMBOL = re.compile("[≥≤><=]++")
_OPERATOR = re.compile("[-~至到且,;<>≥≤]")
_LONGEST_STRANGER = 6
_VARIABLE = re.compile("[xXnN]|[\u3400-\u9fff]{0,8}")
_UPWARD = frozenset((Comparator.GTE, Comparator.GT))
_DOWNWARD = frozenset((Comparator.LTE, Comparator.LT))
_FLIPPED = {
    Comparator.GTE: Comparator.LTE,
    Comparator.GT: Comparator.LT,
    Comparator.LTE: Comparator.GTE,
    Comparator.LT: Comparator.GT,
}
_AND = words.Words(dict.fromkeys((*words.AND_WORDS, "-", "~", "至"), None))


@dataclass(frozen=True, slots=True)
class End:
    """One end of a span, and whether the span includes it."""

    number: Decimal
    unit: UnitReading | None
    included: bool = True


def read_span(text: str, row: Row) -> Value | None:
    """Read a text with two numbers; None when it is no span."""
    if len(text) > LONGEST:
        return None
    if bracketed := _BRACKETS.match(text):
        return _bracketed(bracketed, text[bracketed.end() :], row)
    figure = _FIGURE.search(text)
    if figure is None:
        return _worded(text, row)
    start = figure.start()
    lead = read_lead(row.units, text[:start])
    first = read_arabic(text, start)
    if lead is None or first is None or lead.conflict:
        return None
    if lead.sign == "±":
        return _around(first[0], lead, text[first[1] :], row)
    return _from(first[0], lead, text[first[1] :], row)


def _worded(text: str, row: Row) -> Value | None:
    """Read 三至五天, 百分之八十至百分之九十."""
    figures = _PERCENT.sub(_in_figures, text)
    if figures != text:
        return read_span(figures, row)
    lead, start = lead_at(row.units, text, 0)
    first = read_chinese(text, start)
    return first and _from(first[0], lead, text[first[1] :], row)


def _in_figures(percent: re.Match[str]) -> str:
    if percent[1] in {None, "百"}:
        return "100%"
    number = read_chinese(percent[1])
    return f"{number[0]:f}%" if number and number[1] == len(percent[1]) else percent[0]


def _from(number: Decimal, lead: Lead, rest: str, row: Row) -> Value | None:
    """Read what follows the first number: its unit, then the way to the second."""
    if lead.sign == "-":
        number = number.copy_negate()
    unit, end = _first_unit(rest, row)
    included = True
    if remark := _INCLUSION.match(rest, end):
        included, end = "不" not in remark[0], remark.end()
    if bound := _BOUNDED.match(rest, end):
        return _between_bounds(End(number, unit), lead, rest[bound.end() :], row)
    operator = _BETWEEN.match(rest, end)
    first = End(number, unit, included)
    if operator and (span := _to(first, lead, rest[operator.end() :], row, operator[0])):
        return span
    if lead.comparator is None and _SYMBOL.match(rest, end):
        return _around_variable(End(number, unit), lead, rest[end:], row)
    return _both_signed(End(number, unit), lead, rest[end:], row)


def _first_unit(rest: str, row: Row) -> tuple[UnitReading | None, int]:
    """Read the unit of the first number; one the catalogue lacks must end at the operator."""
    operator = _OPERATOR.search(rest, 0, _LONGEST_STRANGER)
    unit = row.units.read(rest[: operator.start()]) if operator else None
    unit = unit or row.units.match(rest)
    return (unit, len(unit.printed)) if unit else (None, 0)


def _second(text: str, row: Row) -> tuple[Decimal, Trail] | None:
    """Read the second number and everything behind it."""
    negative = text.startswith("-")
    start = int(text[:1] in {"-", "+"})
    number = read_arabic(text, start) or read_chinese(text, start)
    trail = number and read_trail(row.units, text[number[1] :])
    return (_signed(number[0], negative=negative), trail) if number and trail else None


def _to(first: End, lead: Lead, rest: str, row: Row, operator: str) -> Value | None:
    """80%-90%: both ends belong to it. 80和90 are two numbers unless 之间 follows."""
    second = _second(rest.removesuffix("(不含)"), row)
    if second is None or second[1].comparator not in {None, Comparator.LTE}:
        return None
    if second[1].comparator is not None and not _is_time(second[1].unit):
        return None
    if lead.comparator not in {None, Comparator.EQ} and not lead.weak:
        return None
    if operator in {"和", "与"} and "之间" not in rest:
        return None
    number, trail = second
    included = not rest.endswith("(不含)")
    return _build(first, End(number, trail.unit, included), lead, trail, row)


def _is_time(unit: UnitReading | None) -> bool:
    """3-5个工作日内: the span says it already."""
    return unit is not None and unit.is_duration


def _between_bounds(low: End, lead: Lead, rest: str, row: Row) -> Value | None:
    """5人以上10人以下."""
    conjunction = _AND.at(rest, 0)
    second = _second(rest[conjunction[1] if conjunction else 0 :], row)
    if second is None or second[1].comparator is not Comparator.LTE or lead.comparator is not None:
        return None
    return _build(low, End(second[0], second[1].unit), lead, second[1], row)


def _both_signed(first: End, lead: Lead, rest: str, row: Row) -> Value | None:
    """≥80%且<90%, in either order."""
    conjunction = _AND.at(rest, 0)
    begin = conjunction[1] if conjunction else 0
    figure = _FIGURE.search(rest, begin)
    if figure is None or lead.comparator is None:
        return None
    more = read_lead(row.units, rest[begin : figure.start()])
    second = _second(rest[figure.start() :], row)
    if more is None or more.comparator is None or second is None or second[1].comparator:
        return None
    number, trail = second
    low, high = (first, lead.comparator), (End(number, trail.unit), more.comparator)
    if lead.comparator in _DOWNWARD:
        low, high = high, low
    if low[1] not in _UPWARD or high[1] not in _DOWNWARD:
        return None
    return _build(_bound(*low), _bound(*high), lead, trail, row)


def _around_variable(first: End, lead: Lead, rest: str, row: Row) -> Value | None:
    """80%≤X≤90%: the first sign is seen from the other side."""
    symbol = _SYMBOL.match(rest)
    sign = words.SYMBOLS.get(symbol[0]) if symbol else None
    if symbol is None or sign not in _FLIPPED:
        return None
    variable = _VARIABLE.match(rest, symbol.end())
    flipped = replace(lead, comparator=_FLIPPED[sign])
    return variable and _both_signed(first, flipped, rest[variable.end() :], row)


def _bound(end: End, comparator: Comparator) -> End:
    return replace(end, included=comparator in {Comparator.GTE, Comparator.LTE})


def _around(number: Decimal, lead: Lead, rest: str, row: Row) -> Value | None:
    """±3%以内 is -3% to 3%."""
    trail = read_trail(row.units, rest)
    if trail is None or not {lead.comparator, trail.comparator} <= {None, Comparator.LTE}:
        return None
    return _build(End(number.copy_negate(), trail.unit), End(number, trail.unit), lead, trail, row)


def _bracketed(match: re.Match[str], rest: str, row: Row) -> Value | None:
    """[80,90) holds 80 and not 90."""
    opening, low, low_unit, between, high, high_unit, closing = match.groups()
    first, second = _exact(low), _exact(high)
    trail = read_trail(row.units, high_unit or rest)
    low_trail = read_trail(row.units, low_unit)
    if first is None or second is None or trail is None or low_trail is None:
        return None
    if high_unit and rest:
        return None
    prose = between != "," and opening + closing == "()"  # (80%-90%) is no open span
    low_end = End(first, low_trail.unit, prose or opening == "[")
    high_end = End(second, trail.unit, prose or closing == "]")
    return _build(low_end, high_end, Lead(), trail, row)


def _exact(figures: str) -> Decimal | None:
    negative = figures.startswith("-")
    number = read_arabic(figures, negative)
    if number is None or number[1] != len(figures):
        return None
    return _signed(number[0], negative=negative)


def _signed(number: Decimal, *, negative: bool) -> Decimal:
    """Minus without rounding, whatever the context."""
    return number.copy_negate() if negative else number


def _build(low: End, high: End, lead: Lead, trail: Trail, row: Row) -> Value | None:
    low, high = _share_unit(low, high, row)
    low = replace(low, unit=whole_unit(lead, low.unit, row.units))
    high = replace(high, unit=whole_unit(lead, high.unit, row.units))
    if _is_calendar(low, row) or (lead.per and high.unit is None):
        return None
    first, last = canonical(low.unit, row), canonical(high.unit, row)
    low_number, high_number = first.of(low.number), last.of(high.number)
    if first.unit != last.unit or low_number > high_number:
        return None
    notes = [*lead.notes, *trail.notes, *last.notes]
    printed, numbers = high.unit.printed if high.unit else None, (low.number, high.number)
    if low.unit != high.unit:
        printed, numbers = first.unit and fold(first.unit), (low_number, high_number)
        if not all(map(is_printable, numbers)):
            return None
        numbers = (_written_out(low_number), _written_out(high_number))
        notes.append(Note.UNIT_CONVERTED)
    return Value(
        row.raw,
        Kind.RANGE,
        Comparator.BETWEEN,
        number=numbers[0],
        number_high=numbers[1],
        low_inclusive=low.included,
        high_inclusive=high.included,
        unit=printed,
        canonical_number=low_number,
        canonical_number_high=high_number,
        canonical_unit=last.unit,
        notes=once_each(tuple(notes)),
    )


def _written_out(number: Decimal) -> Decimal:
    """1.2亿 is 120000000, and no 120000000.0: the scale was that of another unit."""
    whole, _, fraction = f"{number:f}".partition(".")
    return number if fraction.strip("0") else Decimal(whole)


def _share_unit(low: End, high: End, row: Row) -> tuple[End, End]:
    """5-10万元 and 5万-10万元 are 5万元 to 10万元; 80%-90 is 80% to 90%.

    30元-50元/人 has its tail at both ends.
    """
    if high.unit is None:
        return low, replace(high, unit=low.unit)
    if low.unit is None:
        return replace(low, unit=high.unit), high
    if low.unit.base is None and high.unit.base is not None:
        rest = high.unit.printed.removeprefix(low.unit.printed)
        return replace(low, unit=row.units.read(low.unit.printed + rest)), high
    if high.unit.printed.startswith(low.unit.printed) and high.unit.tail and not low.unit.tail:
        return replace(low, unit=high.unit), high
    return low, high


def _is_calendar(low: End, row: Row) -> bool:
    """2023-2025年, 2023-2024学年 and 1-12月 are spans of the calendar."""
    unit = low.unit
    if unit is None or unit.tail or row.counted:
        return False
    return (unit.is_duration and is_year(low.number)) or unit.printed in {"月", "季度"}
