"""What stands before a number: signs, words that are signs, 每人每月, and words that say nothing.

lead = [label] (symbol | sign word | filler | 约 | change | 每 unit | 人均 | 百分之 | ¥ | - | ±)*
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.core import words
from indicators.core.note import Note
from indicators.core.unit import Units
from indicators.core.value import Comparator

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead as understood. A `weak` sign yields to one behind the number: 控制在5%左右."""

    comparator: Comparator | None = None
    weak: bool = False
    conflict: bool = False
    per: str = ""
    unit: str | None = None
    sign: str = ""
    notes: tuple[str, ...] = ()


NOTHING = Lead()

_SYMBOL = re.compile(r"[≥≤><=≮≯≠]++(?:/=)?")
_EACH = re.compile(
    "一个?(年|季度|季|月|周|天|日)(?=[至不]?[少于]*+[0-9一二两三四五六七八九十]++[次期场批])"
)
_LABEL = re.compile("[\u3400-\u9fffA-Za-z\"'“”‘’()《》:/-]*+")
# A label must not hold what changes the number's meaning.
_NOT_IN_LABELS = re.compile("[每均]|[第前不未无非零]$|" + "|".join(words.ANOTHER_YEAR))

_SIGN_WORDS = words.Words(words.SIGNS)
_OTHER_WORDS = words.Words(
    dict.fromkeys(words.FILLERS, NOTHING),
    dict.fromkeys(words.APPROXIMATE_BEFORE, Lead(notes=(Note.APPROXIMATE,))),
    dict.fromkeys(words.CHANGES, Lead(notes=(Note.CHANGE,))),
    dict.fromkeys(words.COMPARED, Lead(notes=(Note.ANOTHER_YEAR,))),
    {mean: Lead(per="/" + unit) for mean, unit in words.MEANS.items()},
    {"百分之": Lead(unit="%"), "千分之": Lead(unit="‰"), "万分之": Lead(unit="‱")},
    {"¥": Lead(unit="元"), "RMB": Lead(unit="元"), "CNY": Lead(unit="元"), "$": Lead(unit="美元")},
    {"-": Lead(sign="-"), "±": Lead(sign="±"), "+": NOTHING},
)


@lru_cache(maxsize=4096)
def read_lead(units: Units, text: str) -> Lead | None:
    """Read all of `text` as a lead; None when it is more than a lead."""
    if text in words.SYMBOLS:
        return Lead(words.SYMBOLS[text])
    if len(text) > LONGEST:
        return None
    read = ((start, *lead_at(units, text, start)) for start in range(len(text) + 1))
    start, lead = next((start, lead) for start, lead, end in read if end == len(text))
    return _labelled(lead, text[:start])


def _labelled(lead: Lead, label: str) -> Lead | None:
    if not label:
        return lead
    if _LABEL.fullmatch(label) is None or _NOT_IN_LABELS.search(label) or lead.sign == "-":
        return None
    if label[-1].isascii() and lead.comparator is None:
        return None
    return replace(lead, notes=(*lead.notes, Note.WORDS_BESIDE))


def lead_at(units: Units, text: str, start: int) -> tuple[Lead, int]:
    """Read as much of a lead as stands at `start`."""
    lead, end = NOTHING, start
    while (found := _word(units, text, end)) is not None and found[1] > end:
        lead, end = _merge(lead, found[0]), found[1]
    return lead, end


def _word(units: Units, text: str, start: int) -> tuple[Lead, int] | None:
    if match := _SYMBOL.match(text, start):
        comparator = words.SYMBOLS.get(match[0])
        return Lead(comparator, conflict=comparator is None), match.end()
    if each := _EACH.match(text, start):
        return Lead(per="/" + each[1]), each.end()
    if text[start : start + 1] == "每":
        tail = units.per(text, start)
        return tail and (Lead(per=tail[0]), tail[1])
    sign = _SIGN_WORDS.at(text, start)
    other = _OTHER_WORDS.at(text, start)
    if sign is None or (other is not None and other[1] > sign[1]):
        return other
    comparator, end = sign
    return Lead(comparator, weak=text[start:end] in words.WEAK_SIGNS), end


def _merge(lead: Lead, more: Lead) -> Lead:
    comparator, weak, conflict = lead.comparator, lead.weak, lead.conflict or more.conflict
    if more.comparator is not None:
        if comparator is None or weak:
            comparator, weak = more.comparator, more.weak
        elif not more.weak:
            conflict = conflict or comparator is not more.comparator
    return Lead(
        comparator,
        weak,
        conflict,
        lead.per + more.per,
        more.unit or lead.unit,
        more.sign or lead.sign,
        (*lead.notes, *more.notes),
    )
