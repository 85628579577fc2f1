"""A document stands beside what was read of it, and each cell of the reading shows its source."""

import pytest
from django.conf import settings

from indicators.models import Batch
from tests.browser.importing import bring, cell
from tests.catalogue import load_catalogue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMPLES = settings.BASE_DIR / "tests" / "samples"

# The cells of a reading that hold a text of which no cell of the document is marked.
WITHOUT_SOURCE = """
() => [...document.querySelectorAll(".check-read .cell")].filter((cell) => {
  const input = cell.querySelector("textarea");
  if (!input?.value) return false;
  input.focus();
  return !document.querySelector(".is-source");
}).map((cell) => cell.dataset.path)
"""


@pytest.fixture(autouse=True)
def _catalogue(settings, tmp_path, transactional_db):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("430621")


@pytest.fixture
def preview(site, administrator):
    """Bring a sample in and open the preview of its first form."""

    def opened(name):
        site.sign_in(administrator)
        bring(site, SAMPLES / name)
        row = Batch.objects.get().forms.order_by("position").first()
        site.open(f"/admin/indicators/batch/{row.batch_id}/forms/{row.pk}/")
        assert site.overflow() == 0
        return site.page

    return opened


def source_of(page, path):
    cell(page, path).focus()
    return page.locator(".is-source").all_inner_texts()


def test_each_cell_read_of_a_docx_shows_the_cell_or_line_it_came_from(preview):
    page = preview("provinces/01.docx")
    assert page.evaluate(WITHOUT_SOURCE) == []
    assert source_of(page, "title") == ["绩效目标申报表（基础设施建设类）"]
    assert source_of(page, "indicators.1.raw") == ["≥20座"]
    assert page.locator(".is-source-row").all_inner_texts() == ["脱贫户供水设施数量", "≥20座"]


def test_of_a_pdf_the_doubtful_cell_is_found_and_so_is_a_row_of_its_last_page(preview):
    page = preview("46-tianjin-page-cut.pdf")
    page.keyboard.press("F8")
    assert cell(page, "indicators.0.raw").evaluate("e => e === document.activeElement")
    assert page.locator(".is-source").all_inner_texts() == ["≤300元/案"]
    assert page.evaluate(WITHOUT_SOURCE) == []
    assert source_of(page, "indicators.14.raw") == ["≥92%"]
    assert page.locator(".is-source").get_attribute("data-place").split()[0] == "page=3"
    page.locator(".leftover").click()
    assert page.locator(".is-source.is-leftover").all_inner_texts() == ["区级项目"]


def test_a_target_in_cells_of_its_own_for_sign_value_and_unit_shows_all_three(preview):
    page = preview("provinces/07.xlsx")
    assert source_of(page, "indicators.1.raw") == ["≥", "1", "年"]


def test_what_went_into_no_field_stands_line_by_line(preview):
    page = preview("provinces/06.html")
    assert page.locator(".leftover-lines tr").all_inner_texts() == [
        "第1个表, 表内第4行\t0 0 10 0 0",
        "第1个表, 表内第5行\t90 89.974 100％",
        "第1个表, 表内第9行\t已完成年初目标",
        "第1个表, 表内第20行\t总分 100 99.5",
    ]
