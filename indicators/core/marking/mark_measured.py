"""Marks the parts of a number with its surroundings: 80|%|-|90|% · 百分之|九十五|以上.

measured = lead number trail (joiner lead number trail)* words
         | ("[" | "(") number unit joiner number unit ("]" | ")") trail

There may be several ways to mark a text. The right one is told by its effect: without what it
calls words the value is the same.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.core import words
from indicators.core.grammar import parse_value
from indicators.core.marking.mark_lead import SYMBOL, mark_lead, mark_leading, mark_symbol
from indicators.core.marking.mark_number import LONGEST, number_at, number_places
from indicators.core.marking.marks import Mark, Marks
from indicators.core.marking.piece import Role
from indicators.core.reading.lead import read_lead
from indicators.core.reading.row import Row
from indicators.core.reading.trail import ABOUT_AT_END
from indicators.core.unit import Units
from indicators.core.value import Kind, Value

_LIMITS = words.Words(
    dict.fromkeys((*words.LIMITS_AFTER, "之间"), Role.LIMIT),
    dict.fromkeys((*words.APPROXIMATE_AFTER, *words.AND_SOME), Role.ABOUT),
)
_JOINERS = words.Words(dict.fromkeys((*words.AND_WORDS, "至", "到"), Role.JOINER))
_VARIABLE = re.compile("[^0-9≥≤><=]++(?=[≥≤><=])")
_DASH = re.compile("-++|~++")
_FIGURE = re.compile(r"\.?[0-9]")
_HALF_OF = re.compile("(个)(半)(月|小时|学期)")
_BRACKETS = re.compile(
    r"([\[(])(-?[0-9.]++)([^0-9,~\-\])]*+)([,~-])(-?[0-9.]++)([^0-9\])]*+)([\])])"
)
_BRACKET_ROLES = (
    *(Role.LIMIT, Role.NUMBER, Role.UNIT, Role.JOINER),
    *(Role.NUMBER, Role.UNIT, Role.LIMIT),
)
_REMARK = re.compile(r"\([^()]*+\)")
_AROUND = "±"
_MOST_PLACES = 4
_SOME = words.AND_SOME | {"来"}


def mark_measured(text: str, value: Value, row: Row) -> Marks:
    """Mark a text that was read as a number or two with what belongs to them."""
    marks = next((each for each in _ways(text, value, row) if _keeps(each, row)), None)
    return marks or _counted(next(_ways(text, value, row)), row)


def mark_unread(text: str, value: Value, units: Units) -> Marks:
    """Mark as much of a text as could be a number with what belongs to it."""
    figure = _FIGURE.search(text, 0, LONGEST)
    scan = _Scan(text, value, units)
    if figure is None or read_lead(units, text[: figure.start()]) is None:
        mark_leading(scan.marks, units, min(len(text), LONGEST))
    else:
        mark_lead(scan.marks, figure.start(), units)
    scan.number()
    return scan.marks


def _ways(text: str, value: Value, row: Row) -> Iterator[Marks]:
    """Mark the text from each place where its number may stand."""
    if value.number_high is not None and (brackets := _BRACKETS.match(text)):
        scan = _Scan(text, value, row.units)
        scan.bracketed(brackets)
        yield scan.marks
    places = [*number_places(text, value, row.units)][:_MOST_PLACES]
    for place in places or [min(len(text), 1)]:
        for led in (False, True):
            scan = _Scan(text, value, row.units, led=led)
            scan.run(place)
            yield scan.marks


def _keeps(marks: Marks, row: Row) -> bool:
    """Whether what counts says the same without the rest."""
    return _said(_counting(marks), row) == _said(marks.text, row)


def _counting(marks: Marks) -> str:
    return "".join(marks.said(mark) for mark in marks.found if mark.role.counts)


def _said(text: str, row: Row) -> Value:
    """Read a text in the row, and leave out what is said beside the value."""
    value = parse_value(
        text, units=row.units, level2=row.level2, name=row.name, fiscal_year=row.fiscal_year
    )
    return replace(value, raw="", repaired=None, notes=())


def _counted(marks: Marks, row: Row) -> Marks:
    """Let what cannot be left out count: before the number it is a sign, behind it a limit."""
    said = _said(marks.text, row)
    numbers = [mark.start for mark in marks.found if mark.role is Role.NUMBER]
    for at, mark in enumerate(marks.found):
        rest = marks.text[: mark.start] + marks.text[mark.end :]
        if not mark.role.counts and _said(rest, row) != said:
            role = Role.SIGN if numbers and mark.end <= numbers[0] else Role.LIMIT
            marks.found[at] = Mark(mark.start, mark.end, role)
    return marks


class _Scan:
    """One walk over a text.

    `value` is what the grammar made of it; a label may be `led` by a sign.
    """

    def __init__(self, text: str, value: Value, units: Units, *, led: bool = False) -> None:
        self.text, self.value, self.units, self.led = text, value, units, led
        self.marks = Marks(text)

    @property
    def at(self) -> int:
        return self.marks.at

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def run(self, figure: int) -> None:
        """Mark the number at a figure, what stands before it, and a second one."""
        mark_lead(self.marks, figure, self.units, led=self.led)
        if self.number() and self._joiner():
            self.number()
        self._words()

    def bracketed(self, match: re.Match[str]) -> None:
        """[80,90)%: a bracket says whether its end belongs to the range."""
        for group, role in enumerate(_BRACKET_ROLES, start=1):
            self.marks.take(match.end(group), role)
        self._trail()
        self._words()

    def _words(self) -> None:
        """Mark 班级左右: words, and that the number before them is no exact one."""
        about = ABOUT_AT_END.search(self.text, self.at)
        self.marks.take(about.start() if about else len(self.text), Role.WORDS)
        self.marks.take(len(self.text), Role.ABOUT)

    def number(self) -> bool:
        """Mark a number with what stands behind it."""
        found = number_at(self.text, self.at, self.value)
        for end, role in found.ends if found else ():
            self.marks.take(end, role)
        if found:
            self._trail()
        return found is not None

    def _trail(self) -> None:
        self._limits()
        self._unit()
        self._limits()

    def _limits(self) -> None:
        while found := _LIMITS.at(self.text, self.at) or self._remark():
            self.marks.take(found[1], found[0])

    def _remark(self) -> tuple[Role, int] | None:
        """A remark in brackets; 1(个) has its unit there, and 95%(以上) its sign."""
        remark = _REMARK.match(self.text, self.at)
        if remark is None:
            return None
        said = remark[0][1:-1]
        if said in words.SYMBOLS or said in words.LIMITS_AFTER:
            return Role.LIMIT, remark.end()
        is_unit = said and (self.value.unit or "").startswith(said)
        return (Role.UNIT if is_unit else Role.REMARK), remark.end()

    def _unit(self) -> None:
        if half := _HALF_OF.match(self.text, self.at):
            for group, role in enumerate((Role.UNIT, Role.NUMBER, Role.UNIT), start=1):
                self.marks.take(half.end(group), role)
            return
        begin = self.at
        self._printed_unit()
        unit = self.units.match(self.text, begin)
        if unit and (not self._is_single or self._is_longer(unit.printed, begin)):
            self.marks.take(begin + len(unit.printed), Role.UNIT)
        if self.value.kind is Kind.DURATION and self.next == "半":
            self.marks.take(self.at + 1, Role.NUMBER)

    def _is_longer(self, unit: str, begin: int) -> bool:
        """Whether more of the unit stands here: 元/月 where 每人 stands before the number."""
        return begin < self.at < begin + len(unit) and "/" in unit

    @property
    def _is_single(self) -> bool:
        """Whether the only unit that there may be is the value's."""
        return self.value.is_measured and self.value.number_high is None

    def _printed_unit(self) -> None:
        """Mark the unit that the value has, or as much of it as stands here: 3万余人次."""
        for character in self.value.unit or "":
            if self.next in _SOME and self.next != character:
                self.marks.take(self.at + 1, Role.ABOUT)
            if self.next != character:
                break
            self.marks.take(self.at + 1, Role.UNIT)

    def _joiner(self) -> bool:
        """Mark 至, 且, or the X of 80%≤X≤90%, and what leads to the second number."""
        if self.value.number_high is None or _AROUND in self.text[: self.at]:
            return False
        if SYMBOL.match(self.text, self.at):
            mark_symbol(self.marks)
            joiner = _VARIABLE.match(self.text, self.at)
        else:
            joiner = _DASH.match(self.text, self.at)
        word = None if joiner else _JOINERS.at(self.text, self.at)
        self.marks.take(joiner.end() if joiner else word[1] if word else self.at, Role.JOINER)
        figure = _FIGURE.search(self.text, self.at)
        if number_at(self.text, self.at, self.value):
            return True
        if figure:
            mark_lead(self.marks, figure.start(), self.units, led=self.led)
        else:
            mark_leading(self.marks, self.units, len(self.text))
        return True
