"""What an import does to a kept form, mode by mode."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from indicators.core.difference import difference
from indicators.core.form import Goals, IndicatorContent, Scope
from indicators.core.merging import brought_in, losses, merged
from indicators.core.value import Comparator, Kind, Value
from indicators.core.workflow import ImportMode
from tests.contents import FULL, contents


def row(name, raw="好", scope=Scope.ANNUAL, **texts):
    return IndicatorContent(
        scope, "产出指标", "数量指标", name, Value(raw, Kind.QUALITATIVE), **texts
    )


def form(*rows, **fields):
    return replace(FULL, indicators=rows, **fields)


def names(content):
    return [(row.scope, row.level3, row.value.raw) for row in content.indicators]


def test_an_update_changes_and_adds_and_removes_nothing():
    kept = form(row("甲"), row("乙", remark="备注"), overview="旧")
    read = form(row("乙", "更好"), row("丙", scope=Scope.PERIOD), overview=None, goals=Goals())
    after = brought_in(kept, read, ImportMode.UPDATE)
    assert names(after) == [
        (Scope.PERIOD, "丙", "好"),
        (Scope.ANNUAL, "甲", "好"),
        (Scope.ANNUAL, "乙", "更好"),
    ]
    assert after.indicators[2].remark == "备注"
    assert (after.overview, after.goals) == ("旧", FULL.goals)
    assert losses(kept, after) == ()


def test_of_rows_with_one_name_the_second_is_the_second():
    kept = form(row("甲", "一"), row("甲", "二"))
    after = merged(kept, form(row("甲", "壹"), row("甲", "贰"), row("甲", "叁")))
    assert [raw for _, _, raw in names(after)] == ["壹", "贰", "叁"]


def test_a_blank_template_with_kept_rows_is_no_template():
    after = merged(form(row("甲")), form(blank=True))
    assert (after.blank, len(after.indicators)) == (False, 1)


def test_an_added_form_leaves_the_kept_one_alone():
    assert brought_in(FULL, form(row("甲")), ImportMode.ADD) == FULL


def test_a_replacement_says_what_was_read_and_what_goes():
    kept = form(row("甲"), row("乙"), overview="旧")
    read = form(row("乙"), overview=None)
    assert brought_in(kept, read, ImportMode.REPLACE) == read
    assert [(change.field, change.row, change.before) for change in losses(kept, read)] == [
        ("overview", (), "旧"),
        ("indicators", ("annual", "产出指标", "数量指标", "甲"), "甲 好"),
    ]


def test_a_target_that_reads_otherwise_loses_nothing_but_parts_of_its_reading():
    measured = Value("≥95%", Kind.QUANTITATIVE, Comparator.GTE, number=Decimal(95), unit="%")
    kept = form(replace(row("甲"), value=measured))
    assert losses(kept, form(row("甲"))) == ()


@given(contents, contents)
def test_an_update_never_loses_a_row(kept, read):
    after = merged(kept, read)
    gone = [
        change
        for change in difference(kept, after)
        if change.after is None
        and change.row
        and change.field in {"indicators", "funding", "tasks"}
    ]
    assert gone == []


@given(contents)
def test_an_update_with_the_same_changes_nothing(content):
    ordered = replace(
        content,
        indicators=tuple(sorted(content.indicators, key=lambda r: list(Scope).index(r.scope))),
    )
    assert difference(ordered, merged(ordered, ordered)) == ()
