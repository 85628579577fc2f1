"""What the admin says of values, notes, places, sums and changes."""

from decimal import Decimal

import pytest
from django.utils import translation

from indicators.admin.amounts import amount_text
from indicators.admin.changes import field_words, row_words, text_words
from indicators.admin.places import place_words
from indicators.admin.quantities import QUANTITIES
from indicators.admin.reading import reading_of
from indicators.core.note import Note
from indicators.core.value import Deadline, Kind, Recurrence, Relation, Value
from indicators.services.catalogue import packaged_catalogue
from indicators.services.notes import WORDS, note_words
from tests.contents import VALUES

ONCE, MONTHLY = Recurrence.ONCE, Recurrence.MONTHLY


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, ""),
        (Decimal(0), "0"),
        (Decimal("19650000.00"), "19,650,000"),
        (Decimal("1239844.50"), "1,239,844.5"),
        (Decimal("-0.01"), "-0.01"),
        (Decimal("1E+7"), "10,000,000"),
    ],
)
def test_a_sum_shows_every_figure_it_has(amount, text):
    assert amount_text(amount) == text


@pytest.mark.parametrize(
    ("value", "words"),
    list(
        zip(
            VALUES,
            [
                "≥ 95.0 %",
                "＝ 2,518",
                "80～90 %",
                "＜ 1 年",
                "及时",
                "不晚于12月末",
                "每月25日之前",
                "2023年第3季度期间",
                "",
                "",
            ],
            strict=True,
        )
    ),
)
def test_a_target_is_told_as_it_is_read(value, words):
    assert reading_of(value) == words


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline(MONTHLY, Relation.WITHIN), "每月内"),
        (Deadline(Recurrence.QUARTERLY, Relation.AT, day="end"), "每季度末时"),
        (Deadline(Recurrence.QUARTERLY, Relation.DURING), "每季度期间"),
        (Deadline(Recurrence.YEARLY, Relation.BY, month=6, day=30), "不晚于每年6月30日"),
        (Deadline(Recurrence.YEARLY, Relation.DURING), "每年期间"),
        (Deadline(ONCE, Relation.DURING, year=2023), "2023年期间"),
    ],
)
def test_a_deadline_is_told_in_words(deadline, words):
    assert reading_of(Value("…", Kind.DEADLINE, deadline=deadline)) == words


def test_a_deadline_is_told_in_english():
    deadline = Deadline(ONCE, Relation.BY, month=6, day=30, year=2024)
    with translation.override("en"):
        assert reading_of(Value("…", Kind.DEADLINE, deadline=deadline)) == (
            "no later than 2024 year month 6 day 30"
        )


def test_every_note_has_its_words():
    assert set(WORDS) == set(Note)


def test_notes_that_carry_a_text_show_it():
    assert [note_words("part:3月"), note_words("starts:2023-07"), note_words("new_code")] == [
        "其中一项：3月",
        "起始：2023-07",
        "new_code",
    ]


def test_every_quantity_of_the_catalogue_has_its_words():
    assert set(QUANTITIES) == {unit.dimension for unit in packaged_catalogue().units}


def test_a_place_names_what_is_known_of_it():
    assert place_words({"page": 2, "row": 3, "column": 1}) == "第2页, 表内第3行, 第1列"
    assert place_words({"sheet": "表1", "line": None}) == "工作表“表1”"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("overview", "项目概况"),
        ("goals.annual", "年度目标"),
        ("implementing_unit.code", "实施单位代码"),
        ("indicators", "绩效指标"),
        ("indicators.order", "指标顺序"),
        ("indicators.value.number", "绩效指标 · 数值"),
        ("indicators.value.deadline.month", "绩效指标 · 月"),
        ("funding.amount", "资金 · 金额（元）"),
        ("goals", "绩效目标"),
        ("indicators.value.notes.0", "绩效指标 · 识别说明"),
        ("something.new", "something.new"),
    ],
)
def test_a_changed_field_is_named(field, words):
    assert field_words(field) == words


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("overview", None, "—"),
        ("overview", "gte", "gte"),
        ("indicators.value.kind", "quantitative", "数值"),
        ("kind", "project", "项目"),
        ("indicators.value.comparator", "gte", "≥"),
        ("indicators.value.notes.0", "doubled", "原文重复打印。"),
        ("indicators.value.low_inclusive", "False", "否"),
        ("funding.source", "total", "合计"),
        ("indicators.value.deadline.relation", "by", "不晚于"),
    ],
)
def test_what_a_field_held_is_told_in_words(field, text, words):
    assert text_words(field, text) == words


def test_a_changed_row_is_named():
    assert row_words(["annual", "产出指标", "", "参保人数"]) == "年度 · 产出指标 · 参保人数"
