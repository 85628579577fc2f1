"""A clerk brings a document in, checks it beside its own table, commits it and undoes it."""

import pytest
from django.contrib.auth.models import User

from indicators.models import Batch, Form
from tests.batches.conftest import document
from tests.browser.conftest import Site
from tests.browser.importing import bring, cell, work
from tests.catalogue import load_catalogue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PRINTED = document(某项目={"参保人数": "≥95%", "参保率": "？？"}, 另一项目={"参保人数": "及时及时"})


@pytest.fixture(autouse=True)
def _catalogue(settings, tmp_path, transactional_db):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "2023年柳林县医保中心.txt"
    path.write_text(PRINTED, encoding="utf-8")
    return path


def write(page, path, text):
    cell(page, path).fill(text)
    with page.expect_response("**/correct/"):
        cell(page, path).press("Tab")


def commit(site):
    site.page.get_by_role("button", name="提交所选").click()
    site.page.wait_for_url("**/change/")
    work()
    site.page.wait_for_function("!document.querySelector('[data-busy]')")
    site.page.wait_for_load_state("networkidle")


def test_a_document_is_brought_in_corrected_committed_and_undone(site, administrator, file):
    site.sign_in(administrator)
    bring(site, file)
    page = site.page
    page.get_by_role("link", name="某项目").click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".doubt-total").inner_text() == "1"
    page.keyboard.press("F8")
    assert cell(page, "indicators.1.raw").evaluate("e => e === document.activeElement")
    assert page.locator(".is-source").inner_text() == "？？"
    page.keyboard.type("≥98%")
    page.keyboard.press("Tab")
    page.get_by_text("已保存").wait_for()
    assert page.locator(".doubt-total").inner_text() == "0"
    assert page.locator('[data-row="indicators.1"] .reading').inner_text() == "数值：≥ 98 %"

    page.reload()
    assert cell(page, "indicators.1.raw").input_value() == "≥98%"
    page.locator(".check-back").click()
    page.wait_for_load_state("networkidle")
    commit(site)
    assert [row.raw for row in Form.objects.get(project_name="某项目").indicators.all()] == [
        "≥95%",
        "≥98%",
    ]
    page.get_by_role("button", name="撤销本次导入").click()
    page.get_by_text("已撤销").first.wait_for()
    assert (Form.objects.count(), Batch.objects.get().state) == (0, "undone")


@pytest.fixture
def other(chromium, live_server):
    """A second browser, of another person."""
    other = Site(chromium, live_server.url, 1280)
    other.sign_in(User.objects.create_superuser("other", password="other"))  # noqa: S106 - of a test
    yield other
    other.context.close()


def test_of_two_browsers_the_second_is_told_and_overwrites_nothing(
    site, other, administrator, file
):
    site.sign_in(administrator)
    bring(site, file)
    row = Batch.objects.get().forms.first()
    address = f"/admin/indicators/batch/{row.batch_id}/forms/{row.pk}/"
    site.open(address)
    other.open(address)
    write(site.page, "indicators.0.raw", "≥96%")
    write(other.page, "indicators.0.raw", "≥97%")
    conflict = other.page.locator(".cell-conflict")
    conflict.wait_for()
    assert conflict.inner_text().split("\n")[0] == (
        "此单元格刚被他人改动，现为“≥96%”；未覆盖任何内容。"
    )
    assert "您填写的是： ≥97%" in conflict.inner_text()
    row.refresh_from_db()
    assert row.content["indicators"][0]["value"]["raw"] == "≥96%"
    write(other.page, "indicators.1.raw", "≥90%")
    with other.page.expect_response("**/correct/"):
        conflict.get_by_role("button", name="改用我的").click()
    row.refresh_from_db()
    assert [found["value"]["raw"] for found in row.content["indicators"]] == ["≥97%", "≥90%"]


def test_a_form_that_someone_changed_since_the_preview_is_not_overwritten(
    site, other, administrator, file
):
    site.sign_in(administrator)
    bring(site, file)
    commit(site)
    file.write_text(PRINTED.replace("≥95%", "≥99%"), encoding="utf-8")
    bring(site, file)
    site.page.get_by_role("link", name="更新").click()
    site.page.wait_for_load_state("networkidle")
    form = Form.objects.get(project_name="某项目")
    other.open(f"/admin/indicators/form/{form.pk}/change/")
    other.page.locator("#id_overview").fill("后来写的")
    other.page.get_by_role("button", name="保存并继续编辑").click()
    other.page.wait_for_load_state("networkidle")
    commit(site)
    told = site.page.locator(".import-conflict").inner_text()
    assert told == (
        "“某项目”与预览时不同：库中的表或预览内容刚被他人改动。未提交任何内容，请重新核对。"
    )
    form.refresh_from_db()
    assert (form.overview, form.indicators.first().raw) == ("后来写的", "≥95%")
