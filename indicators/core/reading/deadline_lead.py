"""What stands before the moment of a deadline: 项目于 · 完成时间: · 不晚于 · 每年的.

deadline lead = [subject] word* [recurrence [的] word*]
"""

import re
from dataclasses import dataclass, replace

from indicators.core import words
from indicators.core.note import Note
from indicators.core.reading.moment_parts import Moment
from indicators.core.value import Recurrence, Relation


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in the making: what is read so far and where the text goes on.

    `counts`: a sign that numbers have, too (≤12月, 不超过25日). `subject`: words stand before it.
    """

    end: int
    relation: Relation | None = None
    counts: bool = False
    subject: bool = False
    recurrence: Recurrence = Recurrence.ONCE
    moment: Moment | None = None
    starts: Moment | None = None
    limited: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lead:
    relation: Relation | None = None
    counts: bool = False
    notes: tuple[str, ...] = ()


_NOTHING = _Lead()
_BY = _Lead(Relation.BY)
_NOT_AFTER = ("不晚于", "不迟于", "最迟", "最晚", "最迟不超过", "至迟")
_UNTIL = ("截至", "截止", "截止到", "截至到", "截止至", "截止于", "截止日期", "截止时间")
_SAID: dict[str, _Lead] = {
    **dict.fromkeys(("于", "在", "应", "须", "需", "应于", "须于", "预计", "计划"), _NOTHING),
    **dict.fromkeys(
        ("力争", "争取", "确保", "保证", "原则上", "必须", "要", "拟", "拟于"), _NOTHING
    ),
    **dict.fromkeys(
        ("将于", "=", ":", "完成时间", "完成时限", "时间", "完成日期", "时限"), _NOTHING
    ),
    **dict.fromkeys(("约", "大约", "大概"), _Lead(notes=(Note.APPROXIMATE,))),
    **dict.fromkeys((*_NOT_AFTER, *_UNTIL), _BY),
    **dict.fromkeys(("早于", "先于"), _Lead(Relation.BEFORE)),
}
_LEADS = words.Words(
    _SAID,
    dict.fromkeys(("到", "至"), _BY),
    dict.fromkeys(("不超过", "≤", "<=", "=<"), _Lead(Relation.BY, counts=True)),
    {"<": _Lead(Relation.BEFORE, counts=True)},
)
_RECURRENCES = words.Words(
    dict.fromkeys(("每月", "每个月", "每月度", "逐月", "次月", "下月", "当月"), Recurrence.MONTHLY),
    dict.fromkeys(("每季", "每季度", "每个季度", "当季", "当季度"), Recurrence.QUARTERLY),
    dict.fromkeys(("每年", "每年度", "每个年度"), Recurrence.YEARLY),
)
_HAN = "[\u4e00-\u9fff、“”]"
# Words that make of a date something else than the time by which the subject is done.
_NO_SUBJECT = (
    "[不未无非按据自从至每的逐]|第(?![一二三四五六七八九十]{1,2}[批期次轮])|覆盖|涵盖|针对|改造|偿还|清理"
    "|[比较](?!例|赛)|到(?![位账达场货岗])|[前后](?![期续])|提前|上年|去年"
    "|同期|超过|[高低多少]于|[一二三四五六七八九十两半几数多近]年"
)
_SAYS = "|".join(sorted(map(re.escape, _SAID), key=len, reverse=True))
_MOMENT = (
    "[0-9]|[一二三四五六七八九十]{1,3}月|二[零〇○]|[当本次]年|年[底末终内]|第[一二三四]季度|[上下]半年"
    "|每个?[月季年]|[次当]月"
)
_SUBJECT = re.compile(f"(?:(?!{_NO_SUBJECT}){_HAN}){{1,20}}?(?=(?:{_SAYS}){{0,3}}(?:{_MOMENT}))")
# 项目完成时间: what stands behind it needs no other sign of a date.
_LABEL = re.compile(
    f"(?:(?!{_NO_SUBJECT}){_HAN}){{0,12}}?(?:时间|日期|时限|期限|时点)(?:节点)?[为是在于:]{{0,2}}"
    f"(?=(?:{_SAYS}){{0,3}}(?:{_MOMENT}))"
)


def read_deadline_lead(text: str) -> Found | None:
    """Read the words, the sign and the recurrence before a moment."""
    return _recurrence(text, _words(text, Found(0)))


def read_subject(text: str, *, is_timeliness: bool) -> Found | None:
    """Read what is to be done before them: a label anywhere, a subject where time is spoken of."""
    label = _LABEL.match(text)
    subject = label or (_SUBJECT.match(text) if is_timeliness else None)
    if subject is None:
        return None
    found = Found(subject.end(), subject=label is None, notes=(Note.WORDS_BESIDE,))
    return _recurrence(text, _words(text, found))


def _words(text: str, found: Found) -> Found:
    end, relation, counts, notes = found.end, found.relation, found.counts, found.notes
    while lead := _LEADS.at(text, end):
        said, end = lead
        relation, counts = said.relation or relation, counts or said.counts
        notes = (*notes, *said.notes)
    return replace(found, end=end, relation=relation, counts=counts, notes=notes)


def _recurrence(text: str, found: Found) -> Found | None:
    """Read 每年的; a sign behind it may count (每月≤10日) and makes no date."""
    recurrence = _RECURRENCES.at(text, found.end)
    if recurrence is None:
        return found
    every, end = recurrence
    notes = (Note.NEXT_MONTH,) if text[found.end] in "次下" else ()
    end += text.startswith("的", end)
    said = replace(found, end=end, counts=False, recurrence=every, notes=(*found.notes, *notes))
    behind = _words(text, said)
    return None if behind.counts else behind
