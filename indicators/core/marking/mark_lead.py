"""Marks what stands before a number: 满意度|达到 · 比上年|增长 · 每人每月 · ≥.

The rule is that of core/reading/lead.py.
"""

import re

from indicators.core import words
from indicators.core.marking.marks import Marks
from indicators.core.marking.piece import Role
from indicators.core.reading.lead import BASE_YEAR, EACH, lead_at
from indicators.core.unit import Units

SYMBOL = re.compile("[≥≤><=≮≯≠]")
_WORDS = words.Words(
    dict.fromkeys((*words.FILLERS, *words.DEEDS), Role.WORDS),
    dict.fromkeys(words.APPROXIMATE_BEFORE, Role.ABOUT),
    dict.fromkeys((*words.CHANGES, *words.YEARLY_CHANGES), Role.CHANGE),
    dict.fromkeys(words.COMPARED, Role.COMPARISON),
    dict.fromkeys((*words.MEANS, *words.PARTS_OF), Role.UNIT),
    dict.fromkeys(("¥", "RMB", "CNY", "$", "USD", "€"), Role.UNIT),
    dict.fromkeys(("-", "+", "负", "零下"), Role.NUMBER),
    dict.fromkeys((*words.SIGNS, *words.AROUND), Role.SIGN),
)


def mark_lead(marks: Marks, figure: int, units: Units, *, led: bool = False) -> None:
    """Mark everything before a figure: a label, be it `led` by a sign of its own, and a lead."""
    starts = range(marks.at, figure)
    leads = (start for start in starts if lead_at(units, marks.text, start)[1] == figure)
    end = next(leads, figure)
    if led:
        mark_leading(marks, units, end)
    marks.take(end, Role.WORDS)
    _mark_words(marks, figure, units)


def mark_leading(marks: Marks, units: Units, end: int) -> None:
    """Mark as much of a lead as begins here."""
    _mark_words(marks, lead_at(units, marks.text[:end], marks.at)[1], units)


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
    if base := BASE_YEAR.match(marks.text, marks.at):
        return Role.COMPARISON, base.end()
    each = EACH.match(marks.text, marks.at)
    return (Role.UNIT, each.end()) if each else _WORDS.at(marks.text, marks.at)


def _said(marks: Marks, units: Units) -> Role:
    """Tell what a lead says that has no word here."""
    lead = lead_at(units, marks.text, marks.at)[0]
    return Role.SIGN if lead.comparator else Role.UNIT
