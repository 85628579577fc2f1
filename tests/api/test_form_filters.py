"""Each parameter finds the one form that it fits, and not the other."""

from datetime import UTC, datetime

import pytest

from indicators.api.filters.form import FormFilters
from indicators.models import Form, FundingLine, Goal, Task, Taxonomy
from tests.factories import (
    make_document,
    make_form,
    make_organisation,
    make_project,
    make_taxonomies,
    part_of,
)

PREFECTURE = "130500"
FULL = {
    "fiscal_year": 2024,
    "fiscal_year_stated": False,
    "kind": "self_evaluation",
    "state": "published",
    "title": "自评表",
    "blank": True,
    "revision": 2,
    "occurrence": 1,
    "position": 5,
    "version": 3,
    "project_name": "城镇居民医保",
    "competent_department_code": "053",
    "competent_department_name": "柳林县医疗保障局",
    "implementing_unit_code": "053001",
    "implementing_unit_name": "服务中心",
    "department_code": "054",
    "department_name": "财政局",
    "attribute": "经常性项目",
    "duration": "1年",
    "overview": "概况一",
    "basis": "依据一",
    "necessity": "必要性一",
    "safeguards": "措施一",
    "plan": "计划一",
    "responsible_person": "张三",
    "handler": "李四",
    "phone": "0358-4022222",
    "filled_at": "2023年1月",
}
HITS = {
    "region": "1411",
    "fiscal_year": "2022,2024",
    "fiscal_year_min": "2024",
    "fiscal_year_stated": "false",
    "has_project": "true",
    "organisation_kind": "competent_department",
    "kind": "self_evaluation",
    "published": "true",
    "state": "published,submitted",
    "taxonomy": "2021",
    "blank": "true",
    "revision": "2",
    "occurrence": "1",
    "position": "5",
    "version": "3",
    "created_max": "2020-01-01T08:00:00Z",
    "updated_max": "2020-01-01T16:00:00%2B08:00",
    "search": "自评",
    "title": "自评表",
    "project_name": "城镇居民医保",
    "competent_department": "053",
    "implementing_unit": "服务中心",
    "department": "054",
    "attribute": "经常性项目",
    "duration": "1年",
    "overview_contains": "概况",
    "basis_contains": "依据",
    "necessity_contains": "必要",
    "safeguards_contains": "措施",
    "plan_contains": "计划",
    "responsible_person": "张三",
    "handler": "李四",
    "phone": "0358-4022222",
    "filled_at": "2023年1月",
    "goal_scope": "annual",
    "goal_search": "目标",
    "funding_scope": "period",
    "funding_source": "central",
    "funding_amount_min": "1000000",
    "funding_amount_max": "150000",
    "funding_printed": "15.00",
    "funding_unit": "万元",
    "task_name": "任务",
    "task_search": "任",
    "task_content_contains": "内容",
    "task_unit": "万元",
    "task_total_min": "100000",
    "task_total_max": "100000",
    "task_fiscal_min": "0",
    "task_fiscal_max": "80000",
    "task_other_min": "20000",
    "task_other_max": "20000",
}
OTHER_HITS = {
    "fiscal_year_max": "2023",
    "region_level": "prefecture",
    "has_project": "false",
    "created_min": "2021-01-01T00:00:00",
    "updated_min": "2021-01-01T00:00:00",
}
BY_ID = {"id", "project", "organisation", "organisation_under", "document"}


@pytest.fixture
def pair(db):  # noqa: ARG001 - asks for the database
    make_taxonomies()
    taxonomy = Taxonomy.objects.get(pk="2021")
    full = make_form(make_project(), taxonomy=taxonomy, source_document=make_document(), **FULL)
    Goal.objects.create(**part_of(full), scope="annual", text="年度目标")
    sums = [("annual", "central", "150000", "15.00"), ("period", "total", "1000000", "100")]
    for position, (scope, source, amount, printed) in enumerate(sums):
        FundingLine.objects.create(
            **part_of(full),
            position=position,
            scope=scope,
            source=source,
            amount=amount,
            printed=printed,
            unit="万元",
        )
    Task.objects.create(
        **part_of(full),
        position=0,
        name="任务",
        content="内容",
        unit="万元",
        total="10",
        fiscal="8",
        other="2",
        total_amount="100000",
        fiscal_amount="80000",
        other_amount="20000",
    )
    then = datetime(2020, 1, 1, 8, tzinfo=UTC)
    Form.objects.filter(pk=full.pk, region_code=full.region_code).update(
        created_at=then, updated_at=then
    )
    organisation = make_organisation(PREFECTURE, kind="finance_bureau")
    other = Form.objects.create(
        region_code=PREFECTURE,
        organisation=organisation,
        fiscal_year=2023,
        kind="department_overall",
        taxonomy_id="2015",
    )
    return full, other


def _found(client, query):
    return [row["id"] for row in client.get(f"/api/v1/forms/?{query}").json()["results"]]


def test_every_parameter_is_tried():
    assert {*HITS, *OTHER_HITS, *BY_ID} == set(FormFilters.base_filters)


@pytest.mark.parametrize(("number", "hits"), [(0, HITS), (1, OTHER_HITS)])
def test_each_parameter_finds_its_form(clerk, pair, number, hits):
    found = {name: _found(clerk, f"{name}={value}") for name, value in hits.items()}
    assert found == {name: [str(pair[number].pk)] for name in hits}


def test_forms_are_found_by_whose_they_are(clerk, pair):
    form = pair[0]
    ids = {
        "id": form.pk,
        "project": form.project_id,
        "organisation": form.organisation_id,
        "organisation_under": form.organisation_id,
        "document": form.source_document_id,
    }
    found = {name: _found(clerk, f"{name}={pk}") for name, pk in ids.items()}
    assert found == {name: [str(form.pk)] for name in BY_ID}


def test_conditions_on_a_sum_are_met_by_one_sum(clerk, pair):
    assert _found(clerk, "funding_source=central&funding_amount_max=150000") == [str(pair[0].pk)]
    assert _found(clerk, "funding_source=central&funding_amount_min=1000000") == []
    assert _found(clerk, "funding_source=central&task_total_min=1") == [str(pair[0].pk)]
