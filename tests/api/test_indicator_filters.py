"""Each parameter finds the rows that it fits, and no other."""

import pytest
from django.core.management import call_command

from indicators.api.filters.indicator import IndicatorFilters
from indicators.models import Form, Goal, Taxonomy
from tests.factories import (
    OTHER_COUNTY,
    make_document,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
    make_taxonomies,
    part_of,
)

RANGE = {
    "position": 3,
    "scope": "period",
    "level1_id": "2015.output",
    "level2_id": "2015.output.quantity",
    "level1_printed": "产出",
    "level2_printed": "数量",
    "level3": "补助标准100%_元",
    "raw": "大于10万元小于20.50万元",
    "value_kind": "range",
    "comparator": "between",
    "number": "10",
    "number_high": "20.50",
    "low_inclusive": False,
    "high_inclusive": False,
    "unit": "万元",
    "canonical_number": "100000",
    "canonical_number_high": "205000",
    "canonical_unit": "元",
    "repaired": "10万元-20.50万元",
    "notes": ["doubled", "remark"],
    "description": "按月发放",
    "basis": "晋医保发〔2022〕1号",
    "remark": "见附件",
    "weight": "10",
    "weight_number": "10",
    "direction": "正向指标",
    "actual": "18万元",
    "score": "9.5",
    "deviation": "尚未结算",
    "outcome": "met",
}
PLAIN = {
    "position": 0,
    "value_kind": "quantitative",
    "comparator": "eq",
    "comparator_implied": True,
    "number": "95.0",
}
BY_QUARTER = {
    "position": 1,
    "value_kind": "deadline",
    "deadline_recurrence": "quarterly",
    "deadline_relation": "before",
    "deadline_quarter": 2,
    "deadline_day": 15,
}
BY_MONTH = {
    "position": 2,
    "value_kind": "deadline",
    "deadline_recurrence": "yearly",
    "deadline_relation": "by",
    "deadline_month": 6,
    "deadline_day_end": True,
    "deadline_year": 2024,
    "due_on": "2024-06-30",
}
UNREAD = {"position": 4, "value_kind": "unparseable", "raw": ""}
# What each parameter is given, and the rows it finds.
HITS = {
    "taxonomy": ("2021", ["range"]),
    "region": ("14", ["range"]),
    "fiscal_year": ("2024,2025", ["range"]),
    "fiscal_year_min": ("2024", ["range"]),
    "fiscal_year_max": ("2023", ["plain", "by_quarter", "by_month", "unread"]),
    "position": ("3,4", ["range", "unread"]),
    "scope": ("period", ["range"]),
    "form_kind": ("self_evaluation", ["range"]),
    "form_state": ("published", ["range"]),
    "level1": ("产出指标", ["range"]),
    "has_level1": ("true", ["range"]),
    "level2": ("2015.output.quantity", ["range"]),
    "has_level2": ("false", ["plain", "by_quarter", "by_month", "unread"]),
    "level1_printed": ("产出", ["range"]),
    "level2_printed": ("数量", ["range"]),
    "level3": ("补助标准100%_元", ["range"]),
    "name": ("补助标准 １００元", ["range"]),
    "search": ("准1", ["range"]),
    "goal_search": ("参保率", ["range"]),
    "published": ("true", ["range"]),
    "organisation_kind": ("budget_unit", ["range"]),
    "region_level": ("prefecture,county", ["by_month", "by_quarter", "plain", "range", "unread"]),
    "department": ("柳林县财政局", ["range"]),
    "due_min": ("2024-06-30", ["by_month"]),
    "due_max": ("2024-06-29", []),
    "has_due": ("true", ["by_month"]),
    "outcome": ("met,not_met", ["range"]),
    "raw": ("大于10万元小于20.50万元", ["range"]),
    "raw_contains": ("小于", ["range"]),
    "kind": ("compound,range", ["range"]),
    "unread": ("true", ["unread"]),
    "comparator": ("between,eq", ["range", "plain"]),
    "comparator_implied": ("true", ["plain"]),
    "number": ("95", ["plain"]),
    "number_min": ("10.0", ["range", "plain"]),
    "number_max": ("94.9", ["range"]),
    "number_high": ("20.5", ["range"]),
    "number_high_min": ("20.51", []),
    "number_high_max": ("20.5", ["range"]),
    "low_inclusive": ("false", ["range"]),
    "high_inclusive": ("false", ["range"]),
    "value": ("200000元", []),
    "value_min": ("10万元", ["range"]),
    "value_max": ("20.5万元", ["range"]),
    "unit": ("人民币", ["range"]),
    "unit_printed": ("万元", ["range"]),
    "has_unit": ("true", ["range"]),
    "canonical_number": ("100000.00", ["range"]),
    "canonical_number_min": ("-1", ["range"]),
    "canonical_number_max": ("99999", []),
    "canonical_number_high": ("205000", ["range"]),
    "canonical_number_high_min": ("205000", ["range"]),
    "canonical_number_high_max": ("204999.9", []),
    "canonical_unit": ("元", ["range"]),
    "deadline_recurrence": ("yearly", ["by_month"]),
    "deadline_relation": ("by,before", ["by_quarter", "by_month"]),
    "deadline_year": ("2024", ["by_month"]),
    "deadline_quarter": ("1,2", ["by_quarter"]),
    "deadline_month": ("5,6", ["by_month"]),
    "deadline_month_min": ("6", ["by_month"]),
    "deadline_month_max": ("5", []),
    "deadline_day": ("15", ["by_quarter"]),
    "deadline_day_end": ("true", ["by_month"]),
    "repaired": ("true", ["range"]),
    "repaired_as": ("10万元-20.50万元", ["range"]),
    "note": ("doubled", ["range"]),
    "description_contains": ("按月", ["range"]),
    "has_description": ("true", ["range"]),
    "basis_contains": ("〔2022〕", ["range"]),
    "has_basis": ("true", ["range"]),
    "remark_contains": ("附件", ["range"]),
    "has_remark": ("true", ["range"]),
    "weight": ("10", ["range"]),
    "weight_min": ("10.01", []),
    "weight_max": ("10.0", ["range"]),
    "weight_printed": ("10", ["range"]),
    "has_weight": ("true", ["range"]),
    "direction": ("正向指标", ["range"]),
    "actual_contains": ("18", ["range"]),
    "has_actual": ("true", ["range"]),
    "score": ("9.5", ["range"]),
    "deviation_contains": ("结算", ["range"]),
    "has_deviation": ("true", ["range"]),
}
BY_ID = {"id", "form", "project", "organisation", "organisation_under", "document"}


def _above():
    return make_organisation(code="0", name="柳林县财政局")


@pytest.fixture
def kept(db):  # noqa: ARG001 - asks for the database
    make_taxonomies()
    call_command("loaddata", "units", verbosity=0)
    full = make_form(
        make_project(make_organisation(kind="budget_unit", parent=_above())),
        source_document=make_document(),
        competent_department_name="柳林县财政局",
        fiscal_year=2024,
        taxonomy=Taxonomy.objects.get(pk="2021"),
        kind="self_evaluation",
        state="published",
    )
    other = make_form(make_project(make_organisation(OTHER_COUNTY)))
    Goal.objects.create(**part_of(full), scope="annual", text="提高参保率、覆盖率")
    return {
        "range": make_indicator(full, **RANGE),
        "plain": make_indicator(other, **PLAIN),
        "by_quarter": make_indicator(other, **BY_QUARTER),
        "by_month": make_indicator(other, **BY_MONTH),
        "unread": make_indicator(other, **UNREAD),
    }


def _found(client, kept, query):
    names = {str(row.pk): name for name, row in kept.items()}
    response = client.get(f"/api/v1/indicators/?{query}".replace("%", "%25"))
    return sorted(names[row["id"]] for row in response.json()["results"])


def test_every_parameter_is_tried():
    assert {*HITS, *BY_ID} == set(IndicatorFilters.base_filters)


def test_each_parameter_finds_its_rows(clerk, kept):
    found = {name: _found(clerk, kept, f"{name}={value}") for name, (value, _) in HITS.items()}
    assert found == {name: sorted(rows) for name, (_, rows) in HITS.items()}


def test_indicators_are_found_by_whose_they_are(clerk, kept):
    row = kept["range"]
    form = Form.objects.get(pk=row.form_id)
    ids = {
        "id": row.pk,
        "form": form.pk,
        "project": form.project_id,
        "organisation": form.organisation_id,
        "organisation_under": form.organisation.parent_id,
        "document": form.source_document_id,
    }
    found = {name: _found(clerk, kept, f"{name}={pk}") for name, pk in ids.items()}
    assert found == {name: ["range"] for name in BY_ID}
    assert _found(clerk, kept, f"id={row.pk},{kept['unread'].pk}") == ["range", "unread"]


@pytest.mark.parametrize("code", ["14", "1411", "141125", "140000", "141100"])
def test_a_region_means_all_below_it(clerk, kept, code):
    assert _found(clerk, kept, f"region={code}") == ["range"]


def test_unplaced_is_a_region_of_its_own(clerk, kept):
    assert _found(clerk, kept, "region=000000") == []


def test_conditions_are_combined(clerk, kept):
    assert _found(clerk, kept, "region=14&unit=万元&number_min=10&number_max=10") == ["range"]
    assert _found(clerk, kept, "region=14&unit=万元&number_min=11") == []


@pytest.mark.parametrize(
    "named", ["2015.output", "产出指标", "2021.output,产出指标", "产出指标,效益指标"]
)
def test_a_level_is_named_by_code_or_official_label(clerk, kept, named):
    assert _found(clerk, kept, f"level1={named}") == ["range"]


def test_a_code_means_its_taxonomy_alone(clerk, kept):
    assert _found(clerk, kept, "level1=2021.output") == []


@pytest.mark.parametrize("wrong", ["产出", "数量指标", "产出指标,", "a%00b", "长" * 2000, ""])
def test_a_level_that_is_none_lists_those_that_are(clerk, wrong):
    make_taxonomies()
    problem = clerk.get(f"/api/v1/indicators/?level1={wrong}").json()
    assert problem["errors"][0]["allowed"][:2] == ["产出指标", "效益指标"]
