"""Marks the parts of a number with its surroundings: 80|%|-|90|% · 百分之|九十五|以上.

measured = lead number trail (joiner lead number trail)* words
         | ("[" | "(") number unit ("," | "-") number unit ("]" | ")") trail
"""

import re

from indicators.core import words
from indicators.core.mark_lead import SYMBOL, mark_lead, mark_symbol
from indicators.core.marks import Marks
from indicators.core.number import read_arabic, read_chinese
from indicators.core.piece import Role
from indicators.core.unit import Units
from indicators.core.value import Kind, Value

_LIMITS = words.Words(
    dict.fromkeys((*words.LIMITS_AFTER, "之间"), Role.LIMIT),
    dict.fromkeys(words.APPROXIMATE_AFTER, Role.ABOUT),
)
_JOINERS = words.Words(dict.fromkeys((*words.AND_WORDS, "至", "到"), Role.JOINER))
_VARIABLE = re.compile("[^0-9≥≤><=]++(?=[≥≤><=])")
_DASH = re.compile("-++|~++")
_FIGURE = re.compile(r"\.?[0-9]|[一二三四五六七八九]成[一二三四五六七八九]|百分之?百")
_AND_TENTHS = re.compile("([一二三四五六七八九])(成)([一二三四五六七八九])")
_ALL_PERCENT = re.compile("((?:百分之?)?)(百)")
_TENTHS = re.compile("([一二三四五六七八九]{2})(?=折)")
_HALF_OF = re.compile("(个)(半)(月|小时|学期)")
_BRACKETS = re.compile(r"([\[(])(-?[0-9.]++)([^0-9,\-\])]*+)([,-])(-?[0-9.]++)([^0-9\])]*+)([\])])")
_BRACKET_ROLES = (
    *(Role.LIMIT, Role.NUMBER, Role.UNIT, Role.JOINER),
    *(Role.NUMBER, Role.UNIT, Role.LIMIT),
)
_DIVIDED = re.compile("/[0-9]{1,2}(?![0-9])")
_REMARK = re.compile(r"\([^()]*+\)")
_RUN = re.compile("[0-9][0-9., ]*+")
_AROUND = "±"
_OF_PARTS = "分之"
LONGEST = 200


def mark_measured(text: str, value: Value, units: Units) -> Marks:
    """Mark as much of a text as is a number or two with what belongs to them."""
    scan = _Scan(text[:LONGEST], value, units)
    scan.run()
    marks = scan.marks
    marks.text = text
    return marks


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


class _Scan:
    """One walk over a text; `value` is what the grammar made of it."""

    def __init__(self, text: str, value: Value, units: Units) -> None:
        self.text, self.value, self.units = text, value, units
        self.marks = Marks(text)

    @property
    def at(self) -> int:
        return self.marks.at

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def run(self) -> None:
        brackets = _BRACKETS.match(self.text) if self.value.number_high is not None else None
        if brackets:  # a bracket says whether its end belongs to the range
            self._take(brackets, *_BRACKET_ROLES)
            self._trail()
        else:
            self._plain()
        if self.value.is_read:
            self.marks.take(len(self.text), Role.WORDS)

    def _plain(self) -> None:
        self._lead()
        while self._number():
            self._trail()
            if not self._joiner():
                break

    def _take(self, match: re.Match[str], *roles: Role) -> bool:
        for group, role in enumerate(roles, start=1):
            self.marks.take(match.end(group), role)
        return True

    def _lead(self) -> None:
        figure = _FIGURE.search(self.text, self.at)
        second_in_words = self.at and read_chinese(self.text, self.at)
        mark_lead(
            self.marks, None if figure is None or second_in_words else figure.start(), self.units
        )

    def _number(self) -> bool:
        if tenths := _AND_TENTHS.match(self.text, self.at):
            return self._take(tenths, Role.NUMBER, Role.UNIT, Role.NUMBER)
        if self.value.unit == "%" and (every := _ALL_PERCENT.match(self.text, self.at)):
            return self._take(every, Role.UNIT, Role.NUMBER)
        if tenths := _TENTHS.match(self.text, self.at):
            return self._take(tenths, Role.NUMBER)
        number = read_arabic(self.text, self.at) or read_chinese(self.text, self.at)
        self.marks.take(self._fraction_end(number[1]) if number else self.at, Role.NUMBER)
        return number is not None

    def _fraction_end(self, end: int) -> int:
        """2/3 以上, 三分之二: one number."""
        if not self.value.is_read:
            return end
        if divided := _DIVIDED.match(self.text, end):
            return divided.end()
        top = end + len(_OF_PARTS)
        if not self.text.startswith(_OF_PARTS, end):
            return end
        number = read_arabic(self.text, top) or read_chinese(self.text, top)
        return number[1] if number else end

    def _trail(self) -> None:
        if self.next in words.AND_SOME:
            self.marks.take(self.at + 1, Role.ABOUT)
        if not _LIMITS.at(self.text, self.at):
            self._unit()
        while found := _LIMITS.at(self.text, self.at) or self._remark():
            self.marks.take(found[1], found[0])

    def _remark(self) -> tuple[Role, int] | None:
        remark = _REMARK.match(self.text, self.at)
        return (Role.REMARK, remark.end()) if remark else None

    def _unit(self) -> None:
        if half := _HALF_OF.match(self.text, self.at):
            self._take(half, Role.UNIT, Role.NUMBER, Role.UNIT)
            return
        if not self._printed_unit() and not self._is_single:
            unit = self.units.match(self.text, self.at)
            self.marks.take(self.at + len(unit.printed) if unit else self.at, Role.UNIT)
        if self.value.kind is Kind.DURATION and self.next == "半":
            self.marks.take(self.at + 1, Role.NUMBER)

    @property
    def _is_single(self) -> bool:
        """Whether the only unit that there may be is the value's."""
        return self.value.is_measured and self.value.number_high is None

    def _printed_unit(self) -> bool:
        """Mark the unit that the value has, or as much of it as stands here: 3万余人次."""
        unit, begin = self.value.unit or "", self.at
        remark = _REMARK.match(self.text, begin)
        if remark and unit.startswith(remark[0][1:-1]):
            self.marks.take(remark.end(), Role.UNIT)
            return True
        for character in unit:
            if self.at > begin and self.next in words.AND_SOME and self.next != character:
                self.marks.take(self.at + 1, Role.ABOUT)
            if self.next != character:
                break
            self.marks.take(self.at + 1, Role.UNIT)
        return self.at > begin

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
        self._lead()
        return True
