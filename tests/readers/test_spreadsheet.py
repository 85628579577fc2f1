"""Workbooks as a person sees them: formats, merged and hidden cells, several sheets."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from indicators.core.grid import Cell, Place
from indicators.core.problem import Problem
from indicators.readers.document import read_document
from indicators.readers.office import converted
from indicators.readers.refusal import UnreadableDocument
from tests.hostile.workbooks import MAIN, cell, row, workbook
from tests.readers.word import package as package_of


def written(fill, **options):
    """A workbook as xlsxwriter makes it; `fill` writes into it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, **options})
    fill(book)
    book.close()
    return file.getvalue()


def prefixed(data):
    """The same workbook with a prefix before the tags of its sheet."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub(r"(</?)(?=\w)", r"\1x:", sheet).replace("xmlns=", "xmlns:x=")
    return package_of(members | {"xl/worksheets/sheet1.xml": sheet})


def texts(data):
    return [
        [[cell.text for cell in row] for row in grid.rows] for grid in read_document(data).blocks
    ]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.95, "0.00%", "95.00%"),
        (0.955, "0.0%", "95.5%"),
        (3309840, "#,##0.00", "3,309,840.00"),
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "General", "1234567.891"),
        (20000, '0"元"', "20000元"),
        (5, '"≥"0"个"', "≥5个"),
        (date(2023, 5, 1), "yyyy年m月d日", "2023年5月1日"),
        (date(2023, 5, 1), "yyyy-mm-dd", "2023-05-01"),
        (datetime(2023, 5, 1, 8, 30), "yyyy/m/d h:mm", "2023/5/1 8:30"),  # noqa: DTZ001 -- as typed
        (True, "General", "TRUE"),
        ("=100%", "General", "=100%"),
        ("0.95", "0%", "0.95"),
        (" ≥3次 ", "General", "≥3次"),
    ],
)
def test_a_cell_says_what_a_person_sees(value, code, text):
    def fill(book):
        looks = book.add_format({"num_format": code})
        sheet = book.add_worksheet()
        is_date = isinstance(value, date)
        sheet.write_datetime(0, 0, value, looks) if is_date else sheet.write(0, 0, value, looks)

    assert texts(written(fill)) == [[[text]]]


def test_a_formula_says_its_value_and_an_error_itself():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=A9/0", None, "#DIV/0!")

    document = read_document(written(fill))
    assert [[cell.text for cell in row] for row in document.blocks[0].rows] == [["2", "#DIV/0!"]]
    assert document.problems == ()


def test_a_formula_that_came_to_an_empty_text_has_a_value():
    data = workbook([row(1, cell("A1", "甲"), '<c r="B1" t="str"><f>""</f><v></v></c>')])
    assert texts(data) == [[["甲"]]]
    assert read_document(data).problems == ()


def test_a_formula_that_was_never_computed_is_a_problem_with_its_place():
    book = Workbook()
    book.active.title = "表"
    book.active.append(["合计", "=SUM(A1:A2)"])
    file = BytesIO()
    book.save(file)
    document = read_document(file.getvalue())
    assert document.problems == (
        Problem("formula_without_value", "表", Place(sheet="表", row=1, column=2)),
    )


def test_merged_cells_are_listed_once_with_their_spans():
    def fill(book):
        sheet = book.add_worksheet("表")
        sheet.merge_range(0, 0, 1, 1, "产出指标")
        sheet.write(0, 2, "甲")
        sheet.write(1, 2, "乙")
        sheet.write(2, 0, "丙")

    (grid,) = read_document(written(fill)).blocks
    assert grid.exact
    assert grid.rows == (
        (
            Cell("产出指标", 0, Place(sheet="表", row=1, column=1), 2, 2),
            Cell("甲", 2, Place(sheet="表", row=1, column=3)),
        ),
        (Cell("乙", 2, Place(sheet="表", row=2, column=3)),),
        (Cell("丙", 0, Place(sheet="表", row=3, column=1)),),
    )


def test_empty_rows_and_columns_before_the_first_cell_are_kept():
    def fill(book):
        book.add_worksheet("表").write(2, 3, "甲")

    (grid,) = read_document(written(fill)).blocks
    assert grid.rows == ((), (), (Cell("甲", 3, Place(sheet="表", row=3, column=4)),))


def test_each_visible_sheet_is_a_grid_and_a_hidden_one_is_named():
    def fill(book):
        for name in ("一", "二", "三", "四"):
            book.add_worksheet(name)
        book.get_worksheet_by_name("一").write(0, 0, "甲")
        book.get_worksheet_by_name("二").write(0, 0, "乙")
        book.get_worksheet_by_name("三").write(0, 0, "丙")
        book.get_worksheet_by_name("二").hide()
        book.get_worksheet_by_name("三").very_hidden()
        book.get_worksheet_by_name("四").hide()  # holds nothing

    data = written(fill)
    assert texts(data) == [[["甲"]]]
    assert read_document(data).problems == (
        Problem("hidden_sheet", "二", Place(sheet="二")),
        Problem("hidden_sheet", "三", Place(sheet="三")),
    )


def test_hidden_rows_and_columns_are_not_read_but_named():
    def fill(book):
        sheet = book.add_worksheet("表")
        for number in range(3):
            sheet.write_row(number, 0, [f"{number}{letter}" for letter in "abc"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    data = written(fill)
    assert texts(data) == [[["0a", "0c"], [], ["2a", "2c"]]]
    assert read_document(data).problems == (Problem("hidden_cells", "表", Place(sheet="表")),)


def test_hidden_rows_that_hold_nothing_are_no_problem():
    def fill(book):
        sheet = book.add_worksheet("表")
        sheet.write(0, 0, "甲")
        sheet.set_row(1, None, None, {"hidden": True})

    assert read_document(written(fill)).problems == ()


def test_formats_are_found_in_a_sheet_of_many_pieces(monkeypatch):
    monkeypatch.setattr("indicators.readers.sheet_scan._PIECE", 100)

    def fill(book):
        looks = book.add_format({"num_format": "0%"})
        sheet = book.add_worksheet()
        for number in range(200):
            sheet.write(number, 0, 0.5, looks)

    assert texts(written(fill)) == [[["50%"]] * 200]


def test_formats_are_found_where_the_tags_bear_a_prefix():
    styles = f"""<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"/>
        </cellXfs></styleSheet>"""
    data = workbook([row(1, '<c r="A1" s="1"><v>0.95</v></c>')], xl__styles_xml=styles)
    assert texts(data) == [[["95%"]]]
    assert texts(prefixed(data)) == [[["95%"]]]


def test_a_sheet_that_cannot_be_read_is_named_and_the_others_are_read():
    def fill(book):
        book.add_worksheet("一").write(0, 0, "甲")
        book.add_worksheet("二").write(0, 0, "乙")

    data = written(fill)
    assert texts(data) == [[["甲"]], [["乙"]]]
    broken = workbook([row(1, cell("A1", "&nothing;"))])
    with pytest.raises(UnreadableDocument) as caught:
        read_document(broken)
    assert caught.value.problem == Problem("damaged_file", "XLSX/XLS", Place(sheet="表"))


@pytest.mark.libreoffice
def test_open_document_sheets_say_what_a_person_sees():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, 0.95, book.add_format({"num_format": "0%"}))
        sheet.write(0, 1, "=100%")

    ods = converted(written(fill), "XLSX", ("Calc MS Excel 2007 XML", "calc8"), "ods")
    assert texts(ods) == [[["95%", "=100%"]]]


@pytest.mark.libreoffice
def test_an_xls_file_shows_its_errors_and_formats():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 1, "=NA()", None, "#N/A")
        sheet.write(0, 2, 0.95, book.add_format({"num_format": "0%"}))

    xls = converted(written(fill), "XLSX", ("Calc MS Excel 2007 XML", "MS Excel 97"), "xls")
    assert texts(xls) == [[["#DIV/0!", "#N/A", "95%"]]]
