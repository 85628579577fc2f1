"""Marks what stands before a number: 满意度|达到 · 比上年|增长 · 每人每月 · ≥.

lead = [label] (symbol | sign word | filler | 约 | change | 每 unit | 人均 | 百分之 | ¥ | - | ±)*
"""

import re

from indicators.core import words
from indicators.core.lead import lead_at, read_lead
from indicators.core.marks import Marks
from indicators.core.piece import Role
from indicators.core.unit import Units

SYMBOL = re.compile("[≥≤><=≮≯≠]")
_WORDS = words.Words(
    dict.fromkeys(words.FILLERS, Role.WORDS),
    dict.fromkeys(words.APPROXIMATE_BEFORE, Role.ABOUT),
    dict.fromkeys(words.CHANGES, Role.CHANGE),
    dict.fromkeys(words.COMPARED, Role.COMPARISON),
    dict.fromkeys((*words.MEANS, "百分之", "千分之", "万分之"), Role.UNIT),
    dict.fromkeys(("¥", "RMB", "CNY", "$"), Role.UNIT),
    dict.fromkeys("-+", Role.NUMBER),
    dict.fromkeys((*words.SIGNS, "±"), Role.SIGN),
)


def mark_lead(marks: Marks, figure: int | None, units: Units) -> None:
    """Mark everything before the figure, as far as it can be read; without one, what leads."""
    text, begin = marks.text, marks.at
    if figure is None:
        _mark_words(marks, lead_at(units, text, begin)[1], units)
        return
    before = text[begin:figure]
    if read_lead(units, before) is None:
        _mark_words(marks, begin + lead_at(units, before, 0)[1], units)
        return
    starts = range(len(before) + 1)
    label = next(n for n in starts if lead_at(units, before, n)[1] == len(before))
    marks.take(begin + label, Role.WORDS)
    _mark_words(marks, figure, units)


def mark_symbol(marks: Marks) -> None:
    """Mark the longest known symbol: ≥≤ are two, >= is one."""
    stretches = (marks.text[marks.at : marks.at + length] for length in (3, 2))
    known = next((symbol for symbol in stretches if symbol in words.SYMBOLS), "≥")
    marks.take(marks.at + len(known), Role.SIGN)


def _mark_words(marks: Marks, end: int, units: Units) -> None:
    while marks.at < end:
        if SYMBOL.match(marks.text, marks.at):
            mark_symbol(marks)
        else:
            role, word_end = _word(marks, units) or (_said(marks, units), end)
            marks.take(min(word_end, end), role)


def _word(marks: Marks, units: Units) -> tuple[Role, int] | None:
    if marks.text[marks.at] == "每":
        tail = units.per(marks.text, marks.at)
        return tail and (Role.UNIT, tail[1])
    return _WORDS.at(marks.text, marks.at)


def _said(marks: Marks, units: Units) -> Role:
    """Tell what a lead says that has no word here: 一年 before 两次 is per year."""
    lead = lead_at(units, marks.text, marks.at)[0]
    return Role.SIGN if lead.comparator else Role.UNIT
