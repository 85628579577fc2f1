"""Results in words: the level that a person gives, or that the print states officially."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.core.judging.scoring import Level
from indicators.core.judging.target import words_of
from indicators.core.judging.verdict import Attainment, Outcome, Remark
from indicators.core.value import Kind, Value


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a result in words: its level and, within the level's band, a score."""

    level: Level
    score: Decimal | None = None
    repeats_target: bool = False


_OUTCOMES = {
    Level.ACHIEVED: Outcome.MET,
    Level.PARTLY: Outcome.PARTLY_MET,
    Level.NOT_ACHIEVED: Outcome.NOT_MET,
}
_GOALS = ("", "年度指标", "预期指标", "年度目标", "预期目标", "指标", "目标")
_WORDS = {
    "达成": Level.ACHIEVED,
    "已达成": Level.ACHIEVED,
    "全部达成": Level.ACHIEVED,
    "部分达成": Level.PARTLY,
    "未达成": Level.NOT_ACHIEVED,
}
_TAILS = {Level.PARTLY: "并具有一定效果", Level.NOT_ACHIEVED: "且效果较差"}
_LEVELS = {
    word + goal + tail: level
    for word, level in _WORDS.items()
    for goal in _GOALS
    for tail in ("", _TAILS.get(level, ""))
}
# Where the target itself asks that something be completed (完成验收), and gives no date.
_COMPLETION = {
    **dict.fromkeys(("完成", "已完成", "全部完成", "已全部完成"), Level.ACHIEVED),
    "部分完成": Level.PARTLY,
    "未完成": Level.NOT_ACHIEVED,
}


def read_judgement(target: Value, actual: Value) -> Judgement | None:
    """Read 达成年度指标, 部分达成并具有一定效果, 未达成 …; None for any other words.

    Who writes 及时 beside 及时 says that it was reached.
    """
    said, asked = words_of(actual), words_of(target)
    if said == asked:
        return Judgement(Level.ACHIEVED, repeats_target=True)
    level = _LEVELS.get(said)
    if target.kind is Kind.QUALITATIVE and "完成" in asked:
        level = level or _COMPLETION.get(said)
    return Judgement(level) if level else None


def attain_words(judgement: Judgement) -> Attainment:
    """Take the level for the outcome."""
    remarks = (Remark.REPEATS_TARGET,) if judgement.repeats_target else ()
    return Attainment(_OUTCOMES[judgement.level], remarks=remarks)
