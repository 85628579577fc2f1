"""docs/achievement.md is true: every line of its tables is executed here."""

from dataclasses import fields, replace
from decimal import ROUND_DOWN, Decimal
from typing import Any

import pytest

from indicators.core.achievement import achievement
from indicators.core.form import Scope
from indicators.core.judging.execution import budget_execution
from indicators.core.judging.judgement import Judgement
from indicators.core.judging.scoring import (
    EXECUTION_STEPS,
    LOCAL_CUT_OFFS,
    NATIONAL,
    SATISFACTION_STEPS,
    Equality,
    Level,
    Reverse,
    ScoringRules,
    grade_of,
)
from indicators.core.judging.target import read_direction
from indicators.core.judging.verdict import Reason, Remark
from indicators.core.movement import Movement, movement
from tests.core.documents import tables
from tests.core.readings import ROOT, read

NOTHING = "–"
LINES = list(tables(ROOT / "docs" / "achievement.md"))
VERDICTS = [line for line in LINES if "Target" in line]
MOVEMENTS = [line for line in LINES if "Movement" in line]
BUDGETS = [line for line in LINES if "Budget" in line]
TOTALS = [line for line in LINES if "Total" in line]
FLAGS: dict[str, dict[str, Any]] = {
    "mirror": {"mirror_negative": True},
    "all_or_nothing": {"all_or_nothing": True},
    "deduct": {"deduct_far_above": True},
    "steps": {"steps": SATISFACTION_STEPS},
    "early:no": {"early_counts": False},
}
SETTINGS = {
    "reverse": ("reverse", Reverse),
    "equality": ("equality", Equality),
    "tolerance": ("tolerance", Decimal),
    "far_above": ("far_above", Decimal),
    "far_above_zero": ("far_above_zero", Decimal),
    "late": ("late_deduction", Decimal),
}


def given_of(line):
    """What else is known: {"year": "2023", "反向指标": ""}."""
    return dict((*word.split(":"), "")[:2] for word in line["Given"].split())


def rules_of(line):
    rules = NATIONAL
    for word in line["Given"].split():
        name, _, setting = word.partition(":")
        if word in FLAGS:
            rules = replace(rules, **FLAGS[word])
        elif name in SETTINGS:
            field, kind = SETTINGS[name]
            rules = replace(rules, **{field: kind(setting)})
    return rules


def direction_of(line):
    return next(filter(None, map(read_direction, line["Given"].split())), None)


def weight_of(given):
    weight = given.get("weight", "10")
    return None if weight == "none" else Decimal(weight)


def judgement_of(given):
    if "level" not in given:
        return None
    return Judgement(Level(given["level"]), Decimal(given["score"]) if "score" in given else None)


def value_of(text, year):
    return None if text == NOTHING else read(text, fiscal_year=int(year) if year else None)


def shown(verdict, *, days):
    rate = verdict.rate
    if rate is not None:
        rate = format(rate.quantize(Decimal("0.0001"), ROUND_DOWN).normalize(), "f")
    figures = verdict.days_late if days else rate
    return [
        "" if part is None else str(part)
        for part in (verdict.outcome, figures, verdict.score, verdict.reason)
    ] + [" ".join(verdict.remarks)]


def expected(line):
    figures = line["Days"] if "Days" in line else line["Rate"]
    return [line["Outcome"], figures, line["Score"], line["Why"], line["Remarks"]]


def name_of(line):
    return " ".join(list(line.values())[:3])


@pytest.mark.parametrize("line", VERDICTS, ids=name_of)
def test_verdict_is_as_the_line_says(line):
    given = given_of(line)
    verdict = achievement(
        value_of(line["Target"], given.get("year")),
        value_of(line["Actual"], given.get("year")),
        weight=weight_of(given),
        rules=rules_of(line),
        judgement=judgement_of(given),
        direction=direction_of(line),
    )
    assert shown(verdict, days="Days" in line) == expected(line)


@pytest.mark.parametrize("line", MOVEMENTS, ids=name_of)
def test_movement_is_as_the_line_says(line):
    given = given_of(line)
    moved = movement(
        value_of(line["This year"], given.get("year")),
        value_of(line["Last year"], given.get("last")),
        direction=direction_of(line),
        years=int(given.get("years", 1)),
        scope=Scope.PERIOD if "period" in given else Scope.ANNUAL,
    )
    assert moved == line["Movement"]


@pytest.mark.parametrize("line", BUDGETS, ids=name_of)
def test_execution_is_as_the_line_says(line):
    given = given_of(line)
    budget, spent = (
        None if line[name] == NOTHING else Decimal(line[name]) for name in ("Budget", "Spent")
    )
    steps = EXECUTION_STEPS if "steps" in given else ()
    verdict = budget_execution(budget, spent, weight=weight_of(given), steps=steps)
    assert shown(verdict, days=False) == expected(line)


@pytest.mark.parametrize("line", TOTALS, ids=lambda line: line["Total"])
def test_grade_is_as_the_line_says(line):
    total, *grades = line.values()
    total = Decimal(total)
    assert [grade_of(total), grade_of(total, LOCAL_CUT_OFFS)] == grades


def test_every_code_is_explained_once():
    assert [line["Reason"] for line in LINES if "Reason" in line] == list(Reason)
    assert [line["Remark"] for line in LINES if "Remark" in line] == list(Remark)


def test_every_code_has_an_example():
    judged = VERDICTS + BUDGETS
    assert {line["Why"] for line in judged} - {""} == set(Reason)
    assert {word for line in judged for word in line["Remarks"].split()} == set(Remark)
    assert {line["Movement"] for line in MOVEMENTS} == set(Movement)


def test_every_setting_is_told():
    told = {
        word.strip("`")
        for line in LINES
        if "Variant" in line
        for word in line["Field of `ScoringRules`"].split(", ")
    }
    assert told - {NOTHING} == {field.name for field in fields(ScoringRules)}
