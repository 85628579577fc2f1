"""The workbook: merged, bordered, set up for paper; no text is executed or cut."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from indicators.writers.heights import TALLEST, parted
from indicators.writers.layout.layouts import Layout
from indicators.writers.refusal import NotPrintable
from indicators.writers.xlsx import sheet_names
from tests.writers.forms import disclosed, written


def opened(forms, layout=None):
    return openpyxl.load_workbook(BytesIO(written(forms, "xlsx", layout)))


def test_the_page_is_set_up_for_paper():
    form = disclosed("datong")[0]
    page = opened([form]).worksheets[0]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "portrait")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == "$19:$19"
    assert [page.cell(19, column).value for column in (1, 2, 3, 4)] == [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
    ]
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_a_batch_table_lies_on_its_side():
    page = opened(disclosed("shenmu")[:3], Layout.BATCH).worksheets[0]
    assert page.page_setup.orientation == "landscape"


def test_a_value_like_a_formula_is_text():
    form = disclosed("shenmu")[9]
    page = opened([form]).worksheets[0]
    found = [c.data_type for row in page.iter_rows() for c in row if c.value == "=100%"]
    assert found == ["s"] * sum(row.value.raw == "=100%" for row in form.indicators)


def test_names_of_sheets_are_short_and_differ():
    names = ["关于[2023]年/项目:*?", "关于[2023]年/项目:*?", "长" * 40, "'x'", ""]
    assert sheet_names(names) == [
        "关于 2023 年 项目",
        "关于 2023 年 项目 (2)",
        "长" * 31,
        "x",
        "Sheet",
    ]


def test_a_row_taller_than_rows_can_be_is_parted():
    starts, heights = parted([20.0, 1000.0, 30.0])
    assert (starts, len(heights)) == ([0, 1, 4, 5], 5)
    assert sum(heights) == pytest.approx(1050)
    assert max(heights) <= TALLEST


def test_no_text_is_cut_below():
    form = replace(disclosed("datong")[0], overview="很长的概况。" * 800)
    page = opened([form]).worksheets[0]
    (area,) = (
        area
        for area in page.merged_cells.ranges
        if page.cell(area.min_row, area.min_col).value == form.overview
    )
    heights = [page.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    assert max(heights) <= 409
    assert sum(heights) > 100 * 13


def test_a_text_longer_than_a_cell_is_refused():
    form = replace(disclosed("datong")[0], overview="长" * 32_768)
    with pytest.raises(NotPrintable) as refusal:
        written([form], "xlsx")
    assert refusal.value.problem.code == "text_too_long"
