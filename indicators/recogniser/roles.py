"""The words over the columns of the indicator table: what a column holds, and of which scope."""

import re
from enum import StrEnum
from functools import lru_cache

from indicators.core.form import Scope
from indicators.recogniser.labels import WORDS, YEAR_SPAN, plain


class Role(StrEnum):
    """What a column of the indicator table holds; values are names in `IndicatorContent`.

    `QUALITY` is the column of a target in words, beside that of a target in numbers; `HEAD` is a
    column of a flat table that repeats the form's head beside its rows (项目名称,
    预算数); `OTHER` is a column that no field takes: its cells are left over.
    """

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    NAME = "level3"
    COMPARATOR = "comparator"
    VALUE = "value"
    QUALITY = "quality"
    UNIT = "unit"
    DESCRIPTION = "description"
    BASIS = "basis"
    REMARK = "remark"
    WEIGHT = "weight"
    DIRECTION = "direction"
    ACTUAL = "actual"
    SCORE = "score"
    DEVIATION = "deviation"
    HEAD = "head"
    OTHER = "other"


# Cells of a large table say the same words over and over.
_MOST_WORDS = 16_384
LEVELS = (Role.LEVEL1, Role.LEVEL2)
# Over a column (实施期指标值) or beside the rows (长期绩效指标): of which scope they are.
_SCOPE_LEAD = {
    Scope.PERIOD: re.compile(
        "^(?:项目总体|项目总|总目标(?=绩效)|(?:整个|项目)?实施周期|(?:整个|项目)?实施期(?:总体)?|项目周期"
        rf"|中?长期|中期|总体|三年(?:总体|期)?)(?:\(程\))?|^(?:{YEAR_SPAN.pattern})"
    ),
    Scope.ANNUAL: re.compile(
        r"^(?:本年度|当年度|本年|当年|全年|年度|(?:19|20)[0-9]{2}年度?)(?:\(程\))?"
    ),
}
# A column of a part of the year or of another year: no target of this form.
_OTHER_SPAN = re.compile(
    "^(?:半年|上半年|上年|上一年|去年|前年|上年度|一季度|[前近][两二三]年|历史|基期|复核)"
)
# Other words for the target's column: 预期当年实现值, 计划达到水平.
_TARGET = re.compile(
    "^(?:(?:预期|预计|计划|拟)(?:当年|本年|年度)?|(?:预期|预计|计划|设定|申报|批复|核定))"
    "(?:应?(?:实现|完成|达到))?的?(?:指标|目标|绩效){0,2}(?:值|水平)$"
)
_SIDE = re.compile(
    r"^(?:总体)?(?:项目)?(?:绩效(?:目标)?(?:指标)?|目标(?:指标)?|指标)表?(?:\([^()]*\))?$"
)
_SIDE_WORDS = frozenset(("绩效指标", "绩效", "指标", "年度绩效", "核心绩效指标", "项目绩效指标"))
_METRICS = frozenset(("指标", "绩效指标", "考核指标", "项目绩效指标"))
_BRACKETS = re.compile(r"\([^()]*\)$")
_MARKS = re.compile(r"^[*★☆▲△]+|[*★☆▲△①②③④]+$")


def names_metrics(text: str) -> bool:
    """Whether a header cell may head the metrics' names where no other does: 指标, 绩效指标."""
    return plain(text) in _METRICS


@lru_cache(maxsize=_MOST_WORDS)
def role_of(text: str) -> Role | None:
    """What a header cell names, whatever stands in brackets behind it (目标值(A), 权重(90))."""
    word = _MARKS.sub("", plain(text))
    span = YEAR_SPAN.match(word)
    if span is not None:
        role = next(filter(None, map(_ROLE_BY_WORD.get, _tails(word[span.end() :]))), None)
        return role if role in (Role.VALUE, None) else Role.OTHER
    if _OTHER_SPAN.match(word):
        return Role.OTHER if any(map(_ROLE_BY_WORD.get, _tails(word))) else None
    tails = (*_tails(word), *_tails(unscoped(word)))
    known = next(filter(None, map(_ROLE_BY_WORD.get, tails)), None)
    return known or (Role.VALUE if any(map(_TARGET.match, tails)) else None)


def is_of_other_span(text: str) -> bool:
    """Whether a header cell speaks of another time: 前年, 近两年指标值, 半年(程)指标值."""
    return _OTHER_SPAN.match(_MARKS.sub("", plain(text))) is not None


@lru_cache(maxsize=_MOST_WORDS)
def scope_of(text: str) -> Scope | None:
    """The scope that a header cell or a label beside the rows names, if it names one."""
    word = plain(text)
    tail = _BRACKETS.search(word)
    for said in (word, tail[0].strip("()") if tail else ""):
        for scope, lead in _SCOPE_LEAD.items():
            if lead.match(said):
                return scope
    return None


def unbracketed(word: str) -> str:
    """A header's word without the remark in brackets behind it: 三级指标(长期) → 三级指标."""
    return _BRACKETS.sub("", word)


def unscoped(word: str) -> str:
    """A word without the scope before it: 实施周期指标值 → 指标值."""
    for lead in _SCOPE_LEAD.values():
        shorter = lead.sub("", word, count=1)
        if shorter != word:
            return shorter
    return word


@lru_cache(maxsize=_MOST_WORDS)
def is_side_label(text: str) -> bool:
    """Whether a cell only labels the table beside its rows: 绩效指标(90分), 年度绩效指标."""
    word = plain(text)
    bare = _BRACKETS.sub("", word)
    return bare in _SIDE_WORDS or (
        scope_of(word) is not None and _SIDE.match(unscoped(word)) is not None
    )


def _tails(word: str) -> tuple[str, str]:
    return word, _BRACKETS.sub("", word)


_ROLE_BY_WORD = {word: role for role in Role for word in WORDS["columns"].get(role, ())}
