"""A clerk enters a form: begun by naming it, filled in as it is printed."""

from decimal import Decimal

import pytest

from indicators.core.form import FundingLine, FundingSource, Scope
from indicators.core.value import Comparator
from indicators.models import Event, Form
from indicators.services.kept import content_of
from tests.catalogue import load_catalogue
from tests.factories import COUNTY, make_project

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def _project(transactional_db):  # noqa: ARG001 - asks for the database
    load_catalogue(COUNTY)
    make_project()


def choose(page, field, text):
    """Search in a field that completes what is typed, and take what it finds."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def add_row(page, table, **cells):
    page.locator(f"#{table}-group .add-row a, #{table}-group .add-row").last.click()
    index = int(page.locator(f"#id_{table}-TOTAL_FORMS").input_value()) - 1
    for name, text in cells.items():
        cell = page.locator(f"#id_{table}-{index}-{name}")
        if cell.evaluate("element => element.tagName") == "SELECT":
            cell.select_option(label=text)
        else:
            cell.fill(text)


def save(page):
    page.get_by_role("button", name="保存并继续编辑").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.usefixtures("_project")
def test_a_form_is_entered_from_nothing(site, administrator):
    site.sign_in(administrator)
    site.open("/admin/indicators/form/add/")
    page = site.page
    choose(page, "organisation", "医疗保障局")
    choose(page, "project", "城镇居民")
    page.locator("#id_fiscal_year").fill("2024")
    page.locator("#id_taxonomy").select_option(label="2015年指标分类")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("**/change/**")

    page.locator("#id_goal_annual").fill("提高参保率")
    add_row(page, "funding", scope="年度", source="合计", printed="435.95", unit="万元")
    add_row(page, "indicators", scope="年度", level="数量指标", level3="参保人数", raw="≥1428人")
    add_row(page, "indicators", scope="年度", level="成本指标", level3="单次成本", raw="≤10万/次")
    save(page)

    content = content_of(Form.objects.with_content().get())
    assert content.goals.annual == "提高参保率"
    assert content.funding == (
        FundingLine(Scope.ANNUAL, FundingSource.TOTAL, Decimal(4359500), "435.95", "万元"),
    )
    assert [(row.level2, row.level3, row.value.comparator) for row in content.indicators] == [
        ("数量指标", "参保人数", Comparator.GTE),
        ("成本指标", "单次成本", Comparator.LTE),
    ]
    assert [event.verb for event in Event.objects.order_by("at")] == [
        "form_created",
        "form_changed",
    ]
    assert page.locator(".field-reading").all_inner_texts()[:2] == ["≥ 1,428 人", "≤ 10 万/次"]


@pytest.mark.usefixtures("_documents")
def test_a_row_is_moved_by_dragging(site, administrator):
    form = Form.objects.get(project_name="免费医疗、职工医保工作经费")
    Form.objects.filter(region_code=form.region_code, pk=form.pk).update(state="draft")
    before = [row.level3 for row in form.indicators.all()]
    site.sign_in(administrator)
    site.open(f"/admin/indicators/form/{form.pk}/change/")
    page = site.page
    handles = page.locator(
        "#indicators-group .material-symbols-outlined", has_text="drag_indicator"
    )
    handles.nth(0).scroll_into_view_if_needed()
    start, end = handles.nth(0).bounding_box(), handles.nth(2).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + 5, steps=8)
    page.mouse.move(end["x"] + 5, end["y"] + 20, steps=4)
    page.mouse.up()
    save(page)
    after = [row.level3 for row in form.indicators.all()]
    assert after == [before[1], before[2], before[0], *before[3:]]
