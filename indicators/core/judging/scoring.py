"""How results become points: the variants of the formulas as data, handed in.

Self-evaluations are scored by rules that differ from place to place; docs/achievement.md tells
where each of them was found.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Reverse(StrEnum):
    """What is left of the weight where an upper bound is exceeded."""

    PROPORTIONAL = "proportional"  # 1 - (A - T) / T: nothing from 2T on
    RATIO = "ratio"  # T / A


class Equality(StrEnum):
    """What = asks for: `at_least` T (at most, where T is 0), or `exact`."""

    AT_LEAST = "at_least"
    EXACT = "exact"


class Level(StrEnum):
    """定性完成: how far a target in words was reached, as people judge it."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"


@dataclass(frozen=True, slots=True)
class Step:
    """From this percentage on, this share of the weight."""

    at_least: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """One set of rules.

    `tolerance`: how far (as a share of it) a result may miss an approximate target; None leaves
    it undecided. `far_above`, `far_above_zero`: from this multiple of the target (this number
    where the target is 0) a result wants an explanation; `deduct_far_above` takes the excess off
    the score. `steps` score a percentage by itself, whatever the target. `partly_from` and
    `achieved_from` are the lower ends of the bands for results in words. `early_counts`: what is
    done before the named day or span is met. `late_deduction`: the share lost a day.
    """

    reverse: Reverse = Reverse.PROPORTIONAL
    equality: Equality = Equality.AT_LEAST
    mirror_negative: bool = False
    all_or_nothing: bool = False
    tolerance: Decimal | None = None
    far_above: Decimal = Decimal("1.3")
    far_above_zero: Decimal = Decimal(30)
    deduct_far_above: bool = False
    steps: tuple[Step, ...] = ()
    partly_from: Decimal = Decimal("0.6")
    achieved_from: Decimal = Decimal("0.8")
    early_counts: bool = True
    late_deduction: Decimal | None = None


NATIONAL = ScoringRules()
SATISFACTION_STEPS = (
    Step(Decimal(90), Decimal(1)),
    Step(Decimal(80), Decimal("0.8")),
    Step(Decimal(60), Decimal("0.5")),
)
EXECUTION_STEPS = (
    Step(Decimal(100), Decimal(1)),
    Step(Decimal(80), Decimal("0.7")),
    Step(Decimal(60), Decimal("0.5")),
)


def stepped_share(steps: tuple[Step, ...], percentage: Fraction) -> Fraction:
    """The share of the highest step that is reached; under the lowest, nothing."""
    shares = (Fraction(step.share) for step in steps if percentage >= Fraction(step.at_least))
    return max(shares, default=Fraction(0))


@dataclass(frozen=True, slots=True)
class Band:
    """The scores that a level allows, as shares of the weight."""

    low: Decimal
    high: Decimal
    high_included: bool = False

    def allows(self, score: Decimal, weight: Fraction) -> bool:
        exact, low, high = (
            Fraction(score),
            weight * Fraction(self.low),
            weight * Fraction(self.high),
        )
        return low <= exact < high or (self.high_included and exact == high)


def band_of(level: Level, rules: ScoringRules = NATIONAL) -> Band:
    """[0.8W, W], [0.6W, 0.8W) or [0, 0.6W)."""
    bands = {
        Level.ACHIEVED: Band(rules.achieved_from, Decimal(1), high_included=True),
        Level.PARTLY: Band(rules.partly_from, rules.achieved_from),
        Level.NOT_ACHIEVED: Band(Decimal(0), rules.partly_from),
    }
    return bands[level]


class Grade(StrEnum):
    """优 · 良 · 中 · 差."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class CutOffs:
    """The lowest total of each grade."""

    excellent: Decimal = Decimal(90)
    good: Decimal = Decimal(80)
    fair: Decimal = Decimal(60)


NATIONAL_CUT_OFFS = CutOffs()
LOCAL_CUT_OFFS = CutOffs(Decimal(80), Decimal(70), Decimal(60))


def grade_of(total: Decimal, cut_offs: CutOffs = NATIONAL_CUT_OFFS) -> Grade:
    """The grade of a total out of 100."""
    if total >= cut_offs.excellent:
        return Grade.EXCELLENT
    if total >= cut_offs.good:
        return Grade.GOOD
    return Grade.FAIR if total >= cut_offs.fair else Grade.POOR
