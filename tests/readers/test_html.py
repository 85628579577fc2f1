import pytest

from indicators.core.grid import Cell, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.html import read_html
from indicators.readers.refusal import UnreadableDocument
from tests.readers.written import grids, written


def read(page):
    return written(read_html(page.encode()).blocks)


def read_table(rows):
    return read(f"<table>{rows}</table>").removeprefix("=\n")


def test_paragraphs_and_tables_come_in_their_order_and_are_counted():
    page = "<h1>标题</h1><table><tr><td>甲<td>乙</table>注<table><tr><td>丙</table>".encode()
    blocks = read_html(page).blocks
    table, second = grids(blocks)
    assert blocks == (
        Paragraph("标题", Place(line=1)),
        table,
        Paragraph("注", Place(line=2)),
        second,
    )
    assert table.rows == (
        (
            Cell("甲", 0, Place(table=1, row=1, column=1)),
            Cell("乙", 1, Place(table=1, row=1, column=2)),
        ),
    )
    assert second.rows[0][0].place == Place(table=2, row=1, column=1)
    assert table.exact


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            "0+2v2 a | 2 b\n2 c\n0 d | 1 e | 2 f\n",
        ),
        ("<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e", "0 a | 1v2 b | 2 c\n0 d | 2 e\n"),
        ("<tr><td rowspan=2>a<tr><tr><td>b", "0v2 a\n\n0 b\n"),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", "0v3 a | 1 b\n1 c\n1 d\n"),
        ("<tr><td rowspan=99999999>a<td>b<tr><td>c", "0v2 a | 1 b\n1 c\n"),
        ("<tr><td colspan=99999>a<tr><td>b<td>c", "0+2 a\n0 b | 1 c\n"),
        ("<tr><td>b<td>c<tr><td>d<td colspan=1000>a", "0 b | 1 c\n0 d | 1 a\n"),
        (
            '<tr><td colspan="0">a<td colspan="-1">b<td colspan="x">c<td colspan="">d',
            "0 a | 1 b | 2 c | 3 d\n",
        ),
        ('<tr><td colspan=" 2 ">a<td colspan="2px">b<td>c', "0+2 a | 2+2 b | 4 c\n"),
        (
            "<thead><tr><th rowspan=5>a<th>b<tbody><tr><td>c<td>d",
            "0 a | 1 b\n0 c | 1 d\n",
        ),
        ("<tfoot><tr><td>合计</tfoot><tbody><tr><td>a", "0 a\n0 合计\n"),
    ],
)
def test_cells_have_the_columns_and_rows_they_cover(rows, grid):
    assert read_table(rows) == grid


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("绩<br>效<br/>指<br>标", "绩\\n效\\n指\\n标"),
        ("<p>a</p><p>&nbsp;</p><p>b<p>c", "a\\nb\\nc"),
        ("a<div>b</div>c<ul><li>d<li>e</ul>", "a\\nb\\nc\\nd\\ne"),
        (" 绩 效\n  目\t标 ", "绩 效目 标"),
        ("two\n  words", "two words"),
        ("绩效<span>目</span>\n<b>标</b>", "绩效目标"),
        ("a&nbsp;&nbsp;b &nbsp;", "a  b"),
        ("&nbsp;", ""),
        ("a&shy;b\u200bc", "abc"),
        ("&ge;95%&lt;&#8804;", "≥95%<≤"),
        ("<pre>a\n  b</pre>c", "a\\n  b\\nc".replace("  b", "b")),
        ("<!-- a --><![if !a]>一、<![endif]>b", "一、b"),
        ("<script>x</script><style>y</style>a<xml><o:p>z</o:p></xml><o:p>b</o:p>", "ab"),
        (
            '<span style="DISPLAY: none">x</span>a<b hidden>y</b>b<i style="mso-hide:all">z</i>',
            "ab",
        ),
        ('<ruby>绩<rt>jì</rt></ruby><del>x</del><span style="visibility:hidden">y</span>', "绩"),
        (
            '<input value="委托"><input type=hidden value=x><input type=checkbox checked>是',
            "委托☑是",
        ),
        ("<input type=checkbox>否<input type=radio>一<input type=radio checked>二", "□否○一●二"),
        ("<select><option>一<option selected>二</select><select><option>三</select>", "二三"),
        ("<textarea>a\nb</textarea>", "a\\nb"),
    ],
)
def test_the_text_of_a_cell_is_what_a_person_sees(cell, text):
    assert read_table(f"<tr><td>甲<td>{cell}") == f"0 甲 | 1 {text}".rstrip() + "\n"


def test_text_between_tables_is_lines():
    page = (
        "<head><title>x</title></head><body>前<div>一<p>二<br>三</div><ul><li>四</ul>"
        "<table><caption>题</caption><tr><td>a</table>后<center>五</center>"
    )
    assert read(page) == "# 前\n# 一\n# 二\n# 三\n# 四\n# 题\n=\n0 a\n# 后\n# 五\n"


def test_hidden_rows_and_cells_leave_no_gap_but_blanked_cells_do():
    rows = (
        "<tr style='display:none'><td>x<td>y</tr>尾<tr><td>a<td style='display:none'>x</td>"
        "<td style='visibility:hidden'>y<b>z</b></td><td>b"
    )
    assert read(f"<table>{rows}</table>") == "# 尾\n=\n0 a | 1 | 2 b\n"
    assert read("<p>a</p><html hidden>") == "# a\n"


def test_a_table_in_a_cell_comes_behind_the_table_around_it():
    page = "<table><tr><td>标签<td>上<table><tr><td>内1<td>内2</table>下</table>"
    assert read(page) == "=\n0 标签 | 1\n# 上\n=\n0 内1 | 1 内2\n# 下\n"


def test_a_table_that_only_frames_a_page_gives_way_to_what_it_frames():
    page = (
        "<table><tr><td>&nbsp;<td><h1>标题</h1><table><tr><td>内1<td>内2</table></td><td></td></tr>"
        "<tr><td colspan=3>页脚</table>"
    )
    assert read(page) == "# 标题\n=\n0 内1 | 1 内2\n# 页脚\n"


def test_the_title_of_a_table_framed_beside_a_menu_stands_before_it():
    page = (
        "<table><tr><td colspan=2>首页<tr><td>菜单<td>绩效目标表<p>（2023年度）</p>"
        "<table><tr><td>甲<td>乙</table>填表人：梁某</table>"
    )
    menu = "=\n0+2 首页\n0 菜单 | 1\n"
    assert read(page) == f"{menu}# 绩效目标表\n# （2023年度）\n=\n0 甲 | 1 乙\n# 填表人：梁某\n"


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<table>散<td>a<td>b<tr><td>c</table>", "# 散\n=\n0 a | 1 b\n0 c\n"),
        ("<table><form><tr><td>a<tbody><td>b</form></table>", "=\n0 a\n0 b\n"),
        ("<tr><td>a</td><td>b</td></tr>", "# a\n# b\n"),
        ("<table><tr><td>a</table></table></td>b", "=\n0 a\n# b\n"),
        ("<table><tr><td><b>a</td><td>b</b></td></tr>", "=\n0 a | 1 b\n"),
        ("<table></table>a", "# a\n"),
        ("<table><tr></tr><tr><td>a</table>", "=\n\n0 a\n"),
        ("a<td", "# a\n"),
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(page, blocks):
    assert read(page) == blocks


def problem_of(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_html(data)
    return caught.value.problem


def test_a_page_without_text_says_so():
    assert problem_of(b"<html><script>x</script></html>") == Problem("empty_file")
    assert problem_of(b"<p><img src=a.png></p>") == Problem("scanned")
    assert problem_of(b"<!-- -->") == Problem("empty_file")
