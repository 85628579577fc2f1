"""Filters against plain Python: whatever is asked, just the rows that meet it are found."""

from decimal import Decimal
from random import Random
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from indicators.core.grammar import parse_value
from indicators.models import Indicator
from indicators.services.catalogue import packaged_catalogue
from indicators.services.columns import _value_columns
from indicators.services.conclusions import due_on
from projects.models.search import plain
from tests.factories import (
    OTHER_COUNTY,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
    make_taxonomies,
)

RAWS = (
    "≥95%", "95.0%", "≤5%", "5‰", "1万元", "≥10000元", "2-4万元", "150元/人/月", "3天", "72小时",
    "100户", "≥1200人次", "10月份前", "12月底", "每月10日前", "第三季度", "效果显著", "及时", "",
    "？？", "≥90%且≤95%", "0", "34480000/34480000",
)  # fmt: skip
NAMES = ("参保率", "医保基金支付率", "及时率（%）", "ＤＩＰ覆盖数", "群众 满意度", "一", "")
TEXTS = (None, "按月发放", "晋医保发〔2022〕1号", "见附件")
LEVELS = (
    (None, None),
    ("2015.output", "2015.output.quantity"),
    ("2015.output", "2015.output.cost"),
    ("2015.benefit", None),
)
ROWS = 150


@pytest.fixture
def asked(db):  # noqa: ARG001 - asks for the database
    """Give all rows with whatever belongs to them, and a way to ask the API for some."""
    make_taxonomies()
    call_command("loaddata", "units", verbosity=0)
    chance, units = Random(7), packaged_catalogue().units  # noqa: S311 - the same rows every time
    forms = [
        make_form(
            make_project(make_organisation(region, kind=kind), f"项目{number}"),
            fiscal_year=year,
            kind=form_kind,
            state=state,
            competent_department_name=department,
        )
        for number, (region, kind, year, form_kind, state, department) in enumerate(
            [
                ("141125", "budget_unit", 2022, "project", "published", "柳林县财政局"),
                (OTHER_COUNTY, "competent_department", 2023, "self_evaluation", "draft", None),
                ("140000", "finance_bureau", 2024, "project", "published", None),
            ]
        )
    ]
    for position in range(ROWS):
        form = chance.choice(forms)
        value = parse_value(chance.choice(RAWS), units=units, fiscal_year=form.fiscal_year)
        level1, level2 = chance.choice(LEVELS)
        weight = chance.choice((None, "5", "10", "10.5"))
        make_indicator(
            form,
            position=position,
            scope=chance.choice(("annual", "period")),
            level1_id=level1,
            level2_id=level2,
            level3=chance.choice(NAMES),
            description=chance.choice(TEXTS),
            basis=chance.choice(TEXTS),
            weight=weight,
            weight_number=weight,
            actual=chance.choice((None, "96%")),
            outcome=chance.choice((None, "met", "not_met")),
            due_on=due_on(value, form.fiscal_year),
            **_value_columns(value),
        )
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(User.objects.create_superuser("admin"))
    rows = list(Indicator.objects.select_related("form", "organisation"))

    def ask(question):
        answer = client.get(f"/api/v1/indicators/?page_size=500&{urlencode(question)}")
        assert answer.status_code == 200, (question, answer.json())
        return {row["id"] for row in answer.json()["results"]}

    return rows, ask


def _in(read, among=str):
    return lambda row, text: read(row) is not None and among(read(row)) in text.split(",")


def _least(read):
    return lambda row, text: read(row) is not None and read(row) >= Decimal(text)


def _most(read):
    return lambda row, text: read(row) is not None and read(row) <= Decimal(text)


def _given(read):
    return lambda row, text: (read(row) is not None) == (text == "true")


def _true(read):
    return lambda row, text: read(row) == (text == "true")


def _holds(read):
    return lambda row, text: read(row) is not None and text.lower() in read(row).lower()


def _found(row, text):
    texts = (row.level3, row.description or "")
    return any(plain(text) in plain(part) for part in texts)


def _level(row, level):
    return {"产出指标": "2015.output", "效益指标": "2015.benefit"}.get(level) == row.level1_id


YES_NO = ("true", "false")
NUMBERS = ("0", "3", "5", "95", "95.0", "100", "10000", "40000")
# What each parameter may be given, and which rows it means, in plain Python.
TRUTH = {
    "fiscal_year": (("2022", "2023,2024", "1999"), _in(lambda row: row.fiscal_year)),
    "fiscal_year_min": (("2022", "2023", "2025"), _least(lambda row: row.fiscal_year)),
    "fiscal_year_max": (("2022", "2023", "2025"), _most(lambda row: row.fiscal_year)),
    "region": (
        ("14", "1411", "141125", "13", "140000"),
        lambda row, text: row.region_code.startswith("14" if text == "140000" else text),
    ),
    "region_level": (
        ("province", "county", "prefecture"),
        lambda row, text: text == ("province" if row.region_code == "140000" else "county"),
    ),
    "organisation_kind": (
        ("budget_unit", "finance_bureau,competent_department"),
        _in(lambda row: row.organisation.kind),
    ),
    "department": (("柳林县财政局",), lambda row, text: row.form.competent_department_name == text),
    "form_kind": (("project", "self_evaluation"), _in(lambda row: row.form.kind)),
    "form_state": (("published", "draft", "returned"), _in(lambda row: row.form.state)),
    "published": (YES_NO, _true(lambda row: row.published)),
    "position": (("3", "1,2,3"), _in(lambda row: row.position)),
    "scope": (("annual", "period"), _in(lambda row: row.scope)),
    "level1": (("产出指标", "效益指标"), _level),
    "level2": (("数量指标",), lambda row, _text: row.level2_id == "2015.output.quantity"),
    "has_level2": (YES_NO, _given(lambda row: row.level2_id)),
    "level3": (("参保率", "及时率（%）"), _in(lambda row: row.level3)),
    "name": (("参保率", "及时率", "dip覆盖数"), lambda row, text: plain(text) == plain(row.level3)),
    "search": (("率", "保", "满意", "群众满意度", "按月", "DIP", "月发放", "没有"), _found),
    "raw_contains": (("元", "≥", "%"), _holds(lambda row: row.raw)),
    "kind": (("quantitative", "deadline,duration", "range"), _in(lambda row: row.value_kind)),
    "unread": (YES_NO, lambda row, text: (row.value_kind == "unparseable") == (text == "true")),
    "comparator": (("gte", "eq,lte", "between"), _in(lambda row: row.comparator)),
    "comparator_implied": (YES_NO, _true(lambda row: row.comparator_implied)),
    "number": (
        NUMBERS,
        lambda row, text: row.number is not None and row.number == Decimal(text),
    ),
    "number_min": (NUMBERS, _least(lambda row: row.number)),
    "number_max": (NUMBERS, _most(lambda row: row.number)),
    "canonical_number_min": (NUMBERS, _least(lambda row: row.canonical_number)),
    "unit_printed": (("万元", "%"), lambda row, text: row.unit == text),
    "has_unit": (YES_NO, _given(lambda row: row.unit)),
    "canonical_unit": (("元", "元/人/月"), lambda row, text: row.canonical_unit == text),
    "deadline_month": (("10", "12,9"), _in(lambda row: row.deadline_month)),
    "deadline_day_end": (YES_NO, _true(lambda row: row.deadline_day_end)),
    "due_min": (("2023-10-01",), lambda row, t: row.due_on is not None and str(row.due_on) >= t),
    "due_max": (("2023-10-01",), lambda row, t: row.due_on is not None and str(row.due_on) <= t),
    "has_due": (YES_NO, _given(lambda row: row.due_on)),
    "repaired": (YES_NO, _given(lambda row: row.repaired)),
    "note": (("unit_missing", "empty"), lambda row, text: text in row.notes),
    "description_contains": (("按月", "%"), _holds(lambda row: row.description)),
    "has_basis": (YES_NO, _given(lambda row: row.basis)),
    "weight_min": (("5", "10.0", "11"), _least(lambda row: row.weight_number)),
    "has_weight": (YES_NO, _given(lambda row: row.weight)),
    "has_actual": (YES_NO, _given(lambda row: row.actual)),
    "outcome": (("met", "met,not_met"), _in(lambda row: row.outcome)),
}
# Read together: the unit that is meant, and the least and the most in it.
QUANTITIES = (
    ({"value_min": "1万元", "value_max": "4万元"}, "元", 10_000, 40_000),
    ({"value_min": "1", "unit": "万元"}, "元", 10_000, None),
    ({"value_max": "95%"}, "%", None, 95),
    ({"unit": "元每人每月"}, "元/人/月", None, None),
    ({"value_min": "2天", "value_max": "5天"}, "天", 2, 5),
)


def _measures(row, unit, low, high):
    if row.canonical_unit != unit:
        return False
    most = row.canonical_number if row.canonical_number_high is None else row.canonical_number_high
    return (low is None or row.canonical_number >= low) and (high is None or most <= high)


PARTS = st.sampled_from(sorted(TRUTH)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(TRUTH[name][0]), st.booleans())
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parts=st.lists(PARTS, max_size=4, unique_by=lambda part: (part[0], part[2])),
    quantity=st.none() | st.sampled_from(QUANTITIES),
)
def test_just_the_rows_that_meet_the_question_are_found(asked, parts, quantity):
    rows, ask = asked
    question, wanted = {}, rows
    for name, text, no in parts:
        question[f"not[{name}]" if no else name] = text
        wanted = [row for row in wanted if bool(TRUTH[name][1](row, text)) is not no]
    if quantity:
        question |= quantity[0]
        wanted = [row for row in wanted if _measures(row, *quantity[1:])]
    assert ask(question) == {str(row.pk) for row in wanted}, question


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_each_filter_tells_some_rows_from_others(asked, name):
    rows, ask = asked
    values, holds = TRUTH[name]
    found = [sum(map(bool, (holds(row, text) for row in rows))) for text in values]
    assert any(0 < count < len(rows) for count in found), name
    assert [len(ask({name: text})) for text in values] == found
