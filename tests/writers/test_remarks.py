"""The user's own workbook comes back with remarks, and nothing else of it changes."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from indicators.writers.remark_parts import cell_name
from indicators.writers.remarks import NoWorkbookError, Remark, with_remarks

REMARKS = (
    Remark("目标表", 2, 1, "该指标值未能识别。"),
    Remark("目标表", 30, 28, "<此处> & 未读"),
    Remark("另一页", 1, 1, "核对"),
)


def workbook(*, commented=False):
    book = Workbook()
    sheet = book.active
    sheet.title = "目标表"
    sheet["A1"], sheet["A2"] = "指标值", "？？"
    sheet.merge_cells("B1:C2")
    sheet.page_setup.orientation = "landscape"
    book.create_sheet("另一页")["A1"] = "=1+1"
    if commented:
        sheet["A2"].comment = Comment("我写的", "我")
        sheet["C9"].comment = Comment("也是", "我")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def comments(data):
    book = load_workbook(BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_remark_stands_in_its_cell():
    assert comments(with_remarks(workbook(), REMARKS)) == {
        ("目标表", "A2"): "该指标值未能识别。",
        ("目标表", "AB30"): "<此处> & 未读",
        ("另一页", "A1"): "核对",
    }


def test_a_comment_of_the_users_own_stays_and_the_remark_follows_it():
    assert comments(with_remarks(workbook(commented=True), REMARKS[:2])) == {
        ("目标表", "A2"): "我写的\n该指标值未能识别。",
        ("目标表", "C9"): "也是",
        ("目标表", "AB30"): "<此处> & 未读",
    }


def test_parts_that_hold_no_remarks_are_the_same_bytes():
    before, after = parts(workbook()), parts(with_remarks(workbook(), REMARKS[:1]))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheet1.xml"}
    assert set(after) - set(before) == {
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/remarks/comments1.xml",
        "xl/remarks/vmlDrawing1.vml",
    }
    assert parts(with_remarks(workbook(), ())) == before


def test_the_sheet_says_what_it_said():
    book = load_workbook(BytesIO(with_remarks(workbook(), REMARKS)))
    sheet = book["目标表"]
    assert (sheet["A1"].value, sheet["A2"].value, book["另一页"]["A1"].value) == (
        "指标值",
        "？？",
        "=1+1",
    )
    assert [str(span) for span in sheet.merged_cells.ranges] == ["B1:C2"]
    assert sheet.page_setup.orientation == "landscape"


def test_remarks_are_added_to_remarks():
    twice = with_remarks(with_remarks(workbook(), REMARKS[:1]), REMARKS[1:2])
    assert len(comments(twice)) == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "不是工作簿".encode()])
def test_another_kind_of_file_is_refused(data):
    with pytest.raises(NoWorkbookError):
        with_remarks(data, REMARKS)


@pytest.mark.parametrize(
    ("at", "name"), [((1, 1), "A1"), ((9, 26), "Z9"), ((1, 27), "AA1"), ((2, 703), "AAA2")]
)
def test_a_cell_is_named_as_spreadsheets_do(at, name):
    assert cell_name(*at) == name
