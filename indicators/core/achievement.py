"""Target and actual → met or not, at which rate, for how many points: the one place that compares.

docs/achievement.md shows every rule by examples. What cannot be said is said to be unknown.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.core.judging.attainment import attain_number
from indicators.core.judging.judgement import Judgement, attain_words, read_judgement
from indicators.core.judging.points import score_given, score_share
from indicators.core.judging.punctuality import attain_date
from indicators.core.judging.scale import percentage_of
from indicators.core.judging.scoring import NATIONAL, ScoringRules, band_of, stepped_share
from indicators.core.judging.target import Direction, in_figures, is_stated
from indicators.core.judging.verdict import Achievement, Attainment, Outcome, Reason, unknown
from indicators.core.note import Note
from indicators.core.value import Kind, Value

_WORDS = {Kind.UNPARSEABLE: Reason.TARGET_UNREADABLE, Kind.COMPOUND: Reason.TARGET_COMPOUND}


def achievement(
    target: Value | None,
    actual: Value | None,
    *,
    weight: Decimal | None = None,
    rules: ScoringRules = NATIONAL,
    judgement: Judgement | None = None,
    direction: Direction | None = None,
) -> Achievement:
    """Judge what was reached by what was promised.

    `judgement` is a person's, and speaks only where no numbers or dates do; `direction` is the
    printed 指标方向性, and speaks only where the sign does not.
    """
    if target is not None and actual is not None:
        target, actual = in_figures(target, actual), in_figures(actual, target)
    judged = _judgement(target, actual, judgement)
    attained = attain_words(judged) if judged else _attain(target, actual, rules, direction)
    if rules.all_or_nothing:
        attained = _all_or_nothing(attained)
    elif judged:
        return score_given(attained, weight, judged.score, band_of(judged.level, rules))
    elif rules.steps and actual is not None and actual.is_measured:
        attained = _stepped(attained, target, actual, rules)
    return score_share(attained, weight)


def _judgement(
    target: Value | None, actual: Value | None, judgement: Judgement | None
) -> Judgement | None:
    """A judgement in words, where the target is in words or its date has none beside it."""
    if target is None or not is_stated(target) or target.is_measured:
        return None
    if target.deadline is not None and actual is not None and actual.deadline is not None:
        return None
    if judgement is not None or actual is None:
        return judgement
    return read_judgement(target, actual)


def _attain(
    target: Value | None, actual: Value | None, rules: ScoringRules, direction: Direction | None
) -> Attainment:
    if target is None or not is_stated(target):
        return unknown(Reason.TARGET_MISSING)
    if not target.is_measured and target.deadline is None:
        return unknown(_why_in_words(target))
    if actual is None or not is_stated(actual):
        return unknown(Reason.ACTUAL_MISSING)
    if not actual.is_read:
        return unknown(Reason.ACTUAL_UNREADABLE)
    if target.is_measured:
        return attain_number(target, actual, rules, direction)
    return attain_date(target, actual, rules)


def _why_in_words(target: Value) -> Reason:
    if Note.ANOTHER_YEAR in target.notes:
        return Reason.ANOTHER_YEAR
    return _WORDS.get(target.kind, Reason.TARGET_IN_WORDS)


def _all_or_nothing(attained: Attainment) -> Attainment:
    """直接赋分: the whole weight or nothing of it."""
    if attained.outcome is Outcome.UNDECIDABLE:
        return attained
    met = attained.outcome is Outcome.MET
    return replace(attained, share=Fraction(met), reason=None)


def _stepped(
    attained: Attainment, target: Value | None, actual: Value, rules: ScoringRules
) -> Attainment:
    """Score a percentage by itself, whether or not the target says anything about it."""
    percentage = percentage_of(target, actual)
    if isinstance(percentage, Reason):
        return replace(attained, share=None, reason=percentage)
    unknown_outcome = attained.outcome is Outcome.UNDECIDABLE
    share = stepped_share(rules.steps, percentage)
    return replace(attained, share=share, reason=attained.reason if unknown_outcome else None)
