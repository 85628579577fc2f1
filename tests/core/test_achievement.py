"""What holds of every verdict; the rules themselves are executed from docs/achievement.md."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.core.achievement import achievement
from indicators.core.judging.execution import budget_execution
from indicators.core.judging.judgement import Judgement
from indicators.core.judging.scoring import (
    EXECUTION_STEPS,
    NATIONAL,
    SATISFACTION_STEPS,
    Equality,
    Level,
    Reverse,
    band_of,
)
from indicators.core.judging.target import Direction, read_direction
from indicators.core.judging.verdict import Achievement, Outcome, Reason, Remark
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value
from indicators.core.words import CHANGES
from tests.core.readings import read

WIDE = Context(prec=60)
TEN = Decimal(10)
NUMBERS = st.decimals(-(10**6), 10**6, places=2)
POSITIVE = st.decimals(Decimal("0.01"), 10**6, places=2)
WEIGHTS = st.decimals(0, 100, places=2)
SIGNS = st.sampled_from(["≥", "≤", ">", "<", "=", ""])
RULES = st.builds(
    lambda reverse, equality, mirror, tolerance: replace(
        NATIONAL,
        reverse=reverse,
        equality=equality,
        mirror_negative=mirror,
        tolerance=tolerance,
    ),
    st.sampled_from(Reverse),
    st.sampled_from(Equality),
    st.booleans(),
    st.none() | st.decimals(0, 1, places=2),
)
DIRECTIONS = st.none() | st.sampled_from(Direction)


def number(amount, sign=Comparator.EQ, unit="户", factor=1):
    return Value(
        f"{amount}{unit}",
        Kind.QUANTITATIVE,
        sign,
        number=WIDE.divide(amount, Decimal(factor)),
        unit=unit,
        canonical_number=amount,
        canonical_unit=unit,
    )


@st.composite
def targets(draw, signs=tuple(Comparator)):
    """A number with a sign, or a span; now and then only about so much."""
    notes = draw(st.sampled_from([(), ("approximate",)]))
    sign = draw(st.sampled_from(signs))
    one = number(draw(NUMBERS), Comparator.EQ if sign is Comparator.BETWEEN else sign)
    if sign is not Comparator.BETWEEN:
        return replace(one, notes=notes)
    high = one.canonical_number + draw(st.decimals(Decimal("0.01"), 1000, places=2))
    return replace(
        one,
        kind=Kind.RANGE,
        comparator=sign,
        number_high=high,
        canonical_number_high=high,
        low_inclusive=draw(st.booleans()),
        high_inclusive=draw(st.booleans()),
        notes=notes,
    )


def whole(weight):
    return weight.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(targets(), NUMBERS, WEIGHTS, RULES, DIRECTIONS)
def test_a_score_lies_within_the_weight_and_is_full_where_met(
    target, actual, weight, rules, direction
):
    verdict = achievement(target, number(actual), weight=weight, rules=rules, direction=direction)
    assert verdict.score is None or 0 <= verdict.score <= whole(weight)
    assert verdict.rate is None or verdict.rate >= 0
    if verdict.outcome is Outcome.MET:
        assert verdict.score == whole(weight)


@given(targets(), NUMBERS, WEIGHTS, RULES)
def test_all_or_nothing_gives_the_weight_or_nought(target, actual, weight, rules):
    verdict = achievement(
        target, number(actual), weight=weight, rules=replace(rules, all_or_nothing=True)
    )
    full = {Outcome.MET: whole(weight), Outcome.NOT_MET: 0, Outcome.UNDECIDABLE: None}
    assert verdict.score == full[verdict.outcome]


@given(
    st.sampled_from([Comparator.GTE, Comparator.GT, Comparator.LTE, Comparator.LT]),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    RULES,
)
def test_better_results_never_score_less(sign, bound, one, other, rules):
    worse, better = sorted((one, other))
    if sign in {Comparator.LTE, Comparator.LT}:
        worse, better = better, worse
    less, more = (
        achievement(number(bound, sign), number(actual), weight=TEN, rules=rules)
        for actual in (worse, better)
    )
    assert (less.outcome, more.outcome) != (Outcome.MET, Outcome.NOT_MET)
    if less.score is not None and more.score is not None:
        assert less.score <= more.score
    if less.rate is not None and more.rate is not None:
        assert less.rate <= more.rate


@given(targets([Comparator.BETWEEN]), NUMBERS, RULES)
def test_going_away_from_a_span_never_scores_more(target, actual, rules):
    middle = (target.canonical_number + target.canonical_number_high) / 2
    further = actual + (actual - middle)
    near, far = (
        achievement(target, number(reached), weight=TEN, rules=rules)
        for reached in (actual, further)
    )
    if near.score is not None and far.score is not None:
        assert near.score >= far.score


@given(
    SIGNS,
    NUMBERS,
    NUMBERS,
    RULES,
    st.sampled_from([("万元", "元", 10000), ("年", "月", 12), ("天", "小时", 24), ("%", "‰", 10)]),
)
def test_another_unit_on_both_sides_changes_nothing(sign, bound, actual, rules, units):
    large, small, factor = units
    assume(bound or large == "万元")  # 30 above nought is a number, whatever its unit
    printed = [f"{sign}{bound}{large}", f"{actual}{large}"]
    finer = [f"{sign}{bound * factor}{small}", f"{actual * factor}{small}"]
    if units[0] == "年":
        printed = [text.replace("年", "个年度") for text in printed]
        finer = [text.replace("月", "个月") for text in finer]
    one, other = (
        achievement(*map(read, texts), weight=TEN, rules=rules) for texts in (printed, finer)
    )
    assert one == other


@given(targets(), targets(), st.none() | WEIGHTS, RULES)
def test_what_is_unknown_has_a_reason_and_no_score_is_made_up(target, actual, weight, rules):
    verdict = achievement(target, actual, weight=weight, rules=rules)
    unknown = verdict.score is None or verdict.outcome is Outcome.UNDECIDABLE
    assert unknown == (verdict.reason is not None)
    if verdict.outcome is Outcome.UNDECIDABLE:
        assert verdict.score is None


@given(NUMBERS, NUMBERS, NUMBERS)
def test_an_actual_span_is_judged_as_all_of_its_numbers_are(bound, one, other):
    low, high = sorted((one, other))
    target = number(bound, Comparator.GTE)
    ends = {achievement(target, number(end)).outcome for end in (low, high)}
    span = replace(
        number(low),
        kind=Kind.RANGE,
        comparator=Comparator.BETWEEN,
        number_high=high,
        canonical_number_high=high,
    )
    expected = ends.pop() if len(ends) == 1 else Outcome.UNDECIDABLE
    assert achievement(target, span).outcome is expected


@given(POSITIVE, st.decimals(0, 10**6, places=2), POSITIVE)
def test_a_missed_score_is_the_formula_to_the_hundredth(bound, actual, weight):
    assume(actual < bound)
    verdict = achievement(number(bound, Comparator.GTE), number(actual), weight=weight)
    exact = Fraction(actual) / Fraction(bound) * Fraction(weight)
    assert verdict.score is not None
    assert -Fraction(1, 200) <= exact - Fraction(verdict.score) < Fraction(1, 200)


def test_the_ambient_context_changes_nothing():
    target, actual = number(Decimal("123456.78"), Comparator.GTE), number(Decimal("98765.43"))
    verdict = achievement(target, actual, weight=Decimal("12.34"))
    with localcontext(Context(prec=2)):
        assert achievement(target, actual, weight=Decimal("12.34")) == verdict
    assert verdict.score == Decimal("9.87")
    assert verdict.rate == Decimal("0.8000000486000039852003267864")


def test_a_rate_never_says_that_more_was_reached():
    target = number(Decimal("9" * 40), Comparator.GTE)
    verdict = achievement(target, number(Decimal("9" * 39 + "8")), weight=TEN)
    assert (verdict.outcome, verdict.rate) == (Outcome.NOT_MET, Decimal("0." + "9" * 28))


def test_a_number_that_nobody_made_canonical_is_compared_with_nothing():
    bare = Value("95", Kind.QUANTITATIVE, Comparator.GTE, number=Decimal(95))
    known = number(Decimal(96))
    assert achievement(bare, known).reason is Reason.UNIT_MISSING
    assert achievement(known, bare).reason is Reason.UNIT_MISSING
    assert achievement(bare, read("96")).reason is Reason.UNIT_MISSING
    steps = replace(NATIONAL, steps=SATISFACTION_STEPS)
    assert achievement(None, bare, rules=steps).reason is Reason.ACTUAL_INEXACT


@pytest.mark.parametrize("word", CHANGES)
def test_a_rise_is_not_compared_with_a_fall(word):
    target = read(f"{word}5%")
    reasons = {achievement(target, read(text)).reason for text in ("上升6%", "下降6%")}
    assert reasons == {Reason.CHANGE_OR_LEVEL, Reason.WEIGHT_MISSING}
    assert achievement(target, read(f"{word}6%")).reason is Reason.WEIGHT_MISSING


def test_a_day_of_no_month_is_no_date():
    def on(**parts):
        return Value("…", Kind.DEADLINE, deadline=Deadline(Recurrence.ONCE, **parts))

    fifth = on(relation=Relation.BEFORE, day=5, year=2023)
    whole_year = on(relation=Relation.DURING, year=2023)
    assert achievement(fifth, whole_year).reason is Reason.DATE_IMPRECISE
    assert achievement(whole_year, fifth).reason is Reason.DATE_IMPRECISE


def test_a_date_that_the_year_lacks_is_the_last_of_its_month():
    leap_day = Value(
        "2月29日",
        Kind.DEADLINE,
        deadline=Deadline(Recurrence.ONCE, Relation.AT, month=2, day=29),
    )
    assert achievement(read("2023年2月28日"), leap_day, weight=TEN).days_late == 0


def test_the_first_moment_may_be_a_quarter():
    verdict = achievement(read("2023年第一季度"), read("2022年12月31日"))
    assert (verdict.days_late, verdict.remarks) == (-90, (Remark.EARLY,))


@pytest.mark.parametrize("steps", [SATISFACTION_STEPS, EXECUTION_STEPS])
def test_steps_fall(steps):
    assert list(steps) == sorted(steps, key=lambda step: (step.at_least, step.share), reverse=True)


def test_budget_is_worth_ten_points_by_default():
    assert budget_execution(Decimal(8), Decimal(4)).score == Decimal("5.00")


@pytest.mark.parametrize(
    ("budget", "spent", "reason"),
    [
        ("NaN", "4", Reason.TARGET_UNREADABLE),
        ("Infinity", "4", Reason.TARGET_UNREADABLE),
        ("8", "NaN", Reason.ACTUAL_UNREADABLE),
        ("8", "-Infinity", Reason.ACTUAL_UNREADABLE),
    ],
)
def test_sums_that_are_no_numbers_are_not_reckoned_with(budget, spent, reason):
    found = budget_execution(Decimal(budget), Decimal(spent))
    assert (found.outcome, found.score, found.reason) == (Outcome.UNDECIDABLE, None, reason)


def test_bands_meet_and_do_not_overlap():
    bands = [band_of(level) for level in (Level.NOT_ACHIEVED, Level.PARTLY, Level.ACHIEVED)]
    assert [(band.low, band.high) for band in bands] == [
        (0, Decimal("0.6")),
        (Decimal("0.6"), Decimal("0.8")),
        (Decimal("0.8"), 1),
    ]
    for hundredths in range(1001):
        score = Decimal(hundredths) / 100
        assert sum(band.allows(score, Fraction(10)) for band in bands) == 1


def test_bands_are_those_of_the_rules():
    rules = replace(NATIONAL, partly_from=Decimal("0.5"), achieved_from=Decimal("0.9"))
    judged = Judgement(Level.PARTLY, Decimal("8.99"))
    verdict = achievement(read("明显提高"), None, weight=TEN, rules=rules, judgement=judged)
    assert verdict.score == Decimal("8.99")


@pytest.mark.parametrize(
    ("printed", "direction"),
    [
        ("正向指标", Direction.HIGHER),
        ("正向", Direction.HIGHER),
        (" 反向 指标", Direction.LOWER),
        ("反向", Direction.LOWER),
        ("定性", None),
        ("", None),
        (None, None),
    ],
)
def test_direction_is_read_as_printed(printed, direction):
    assert read_direction(printed) is direction


def test_settings_have_stable_codes():
    assert list(Direction) == ["higher", "lower"]
    assert list(Reverse) == ["proportional", "ratio"]
    assert list(Equality) == ["at_least", "exact"]


@pytest.mark.parametrize(
    "goal", ["", "年度指标", "预期指标", "年度目标", "预期目标", "指标", "目标"]
)
@pytest.mark.parametrize(
    ("word", "tail", "outcome"),
    [
        ("达成", "", Outcome.MET),
        ("已达成", "", Outcome.MET),
        ("全部达成", "", Outcome.MET),
        ("部分达成", "", Outcome.PARTLY_MET),
        ("部分达成", "并具有一定效果", Outcome.PARTLY_MET),
        ("未达成", "", Outcome.NOT_MET),
        ("未达成", "且效果较差", Outcome.NOT_MET),
        ("达成", "且效果较差", Outcome.UNDECIDABLE),
        ("不达成", "", Outcome.UNDECIDABLE),
    ],
)
def test_official_words_are_read(goal, word, tail, outcome):
    assert achievement(read("明显提高"), read(f"{word}{goal}{tail}")).outcome is outcome


@pytest.mark.parametrize("words", ["完成", "已完成", "全部完成", "已全部完成"])
def test_completion_is_read_where_it_is_asked_for(words):
    assert achievement(read("完成验收"), read(words)).outcome is Outcome.MET
    assert achievement(read("明显提高"), read(words)).outcome is Outcome.UNDECIDABLE


@pytest.mark.parametrize(
    "parts",
    [
        {"outcome": Outcome.MET},
        {"outcome": Outcome.UNDECIDABLE},
        {"outcome": Outcome.UNDECIDABLE, "score": TEN},
        {"outcome": Outcome.MET, "score": TEN, "reason": Reason.NO_FORMULA},
    ],
)
def test_a_verdict_without_its_reason_is_refused(parts):
    with pytest.raises(ValueError, match=r"^a reason belongs to what is unknown$"):
        Achievement(**parts)


def test_an_equality_below_one_is_missed_from_below():
    judged = achievement(read("=0.5%"), read("0.4%"), weight=TEN)
    assert (judged.outcome, judged.score) == (Outcome.NOT_MET, Decimal("8.00"))
