"""What can be said of a result: whether the target is met, at which rate, for how many points."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Outcome(StrEnum):
    """Whether a target is met; `partly_met` only where people judge in words (部分达成)."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    UNDECIDABLE = "undecidable"


class Reason(StrEnum):
    """Why the outcome or, where that stands, the score is unknown."""

    # The target.
    TARGET_MISSING = "target_missing"
    TARGET_UNREADABLE = "target_unreadable"
    TARGET_IN_WORDS = "target_in_words"
    TARGET_COMPOUND = "target_compound"
    TARGET_APPROXIMATE = "target_approximate"
    ANOTHER_YEAR = "another_year"
    # The actual.
    ACTUAL_MISSING = "actual_missing"
    ACTUAL_UNREADABLE = "actual_unreadable"
    ACTUAL_NO_NUMBER = "actual_no_number"
    ACTUAL_NO_DATE = "actual_no_date"
    ACTUAL_INEXACT = "actual_inexact"
    # The two beside each other.
    UNIT_MISSING = "unit_missing"
    UNITS_DIFFER = "units_differ"
    SHARE_OR_PERCENT = "share_or_percent"
    CHANGE_OR_LEVEL = "change_or_level"
    DATE_IMPRECISE = "date_imprecise"
    RECURRENCE_DIFFERS = "recurrence_differs"
    # The score.
    NO_FORMULA = "no_formula"
    WEIGHT_MISSING = "weight_missing"
    WEIGHT_INVALID = "weight_invalid"
    SCORE_MISSING = "score_missing"
    SCORE_OUTSIDE_BAND = "score_outside_band"


class Remark(StrEnum):
    """What a reader should know about a verdict that stands."""

    UNIT_FROM_TARGET = "unit_from_target"
    YEAR_ASSUMED = "year_assumed"
    AT_EXCLUDED_END = "at_excluded_end"
    TOLERATED = "tolerated"
    FAR_ABOVE = "far_above"
    DEDUCTED = "deducted"
    EARLY = "early"
    OVER_BUDGET = "over_budget"
    REPEATS_TARGET = "repeats_target"


@dataclass(frozen=True, slots=True)
class Achievement:
    """The verdict on one target.

    `rate` is 1 where the target is just reached, above it where more was done, never below 0,
    and cut (not rounded up) after 28 figures; None where its formula makes no sense. `days_late`
    counts from the last day in time: negative before it. `reason` is there exactly when the
    outcome or the score is not: unknown stays unknown, and is never 0.
    """

    outcome: Outcome
    rate: Decimal | None = None
    score: Decimal | None = None
    reason: Reason | None = None
    days_late: int | None = None
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        """Hold the unknown to its reason."""
        unknown = self.outcome is Outcome.UNDECIDABLE or self.score is None
        if unknown != (self.reason is not None):
            raise ValueError("a reason belongs to what is unknown")


@dataclass(frozen=True, slots=True)
class Attainment:
    """An outcome before it is given points; `share` is the part of the weight that it earns.

    `reason` says why the outcome is unknown or, where it stands, the share.
    """

    outcome: Outcome
    rate: Fraction | None = None
    share: Fraction | None = None
    reason: Reason | None = None
    days_late: int | None = None
    remarks: tuple[Remark, ...] = ()


def unknown(reason: Reason) -> Attainment:
    return Attainment(Outcome.UNDECIDABLE, reason=reason)
