"""A clerk asks how a target will be read, with the keyboard alone."""

import pytest
from django.core.management import call_command

from tests.browser.addresses import reading_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(site, administrator):
    call_command("loaddata", "taxonomies", "units", verbosity=0)
    site.sign_in(administrator)
    site.open("/admin/indicators/indicator/")
    return site.page


def pieces(page):
    return [text.split("\n") for text in page.locator(".pieces li").all_inner_texts()]


def test_a_target_is_typed_and_read(site, page):
    page.get_by_role("link", name="指标值识别预览").first.click()
    page.get_by_label("指标值（原文）").focus()
    page.keyboard.type("比上年增长5个百分点")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading/?*")
    assert pieces(page) == [
        ["比上年", "比较"],
        ["增长", "增减"],
        ["5", "数值"],
        ["个百分点", "单位"],
    ]
    assert page.get_by_label("指标值（原文）").input_value() == "比上年增长5个百分点"
    assert site.overflow() == 0


def test_the_tab_key_goes_through_the_form_in_its_order(page):
    page.get_by_role("link", name="指标值识别预览").first.click()
    page.locator("#id_comparator").focus()
    seen = []
    for _each in range(7):
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        page.keyboard.press("Tab")
    assert seen == ["comparator", "raw", "unit", "level2", "name", "fiscal_year", "submit"]


def test_the_stop_is_marked_by_more_than_colour(site, page):
    site.open(reading_page(raw="2月30日前", comparator="≤", fiscal_year="2024"))
    assert page.locator("#fault").inner_text() == "指标值第1个字符起“2月30日”：日历上没有这一天。"
    assert page.locator(".piece-unread mark").inner_text() == "2"
    assert pieces(page)[-1] == ["2月30日前", "无法识别"]
    style = "element => getComputedStyle(element).borderBottomStyle"
    assert page.locator(".piece-unread .piece-text").evaluate(style) == "dashed"
