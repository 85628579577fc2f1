"""CSV, Markdown and their likes."""

import pytest

from indicators.core.grid import Grid, Paragraph
from indicators.readers.delimited import delimiter_of
from indicators.readers.document import read_document

TABLE = "项目支出绩效目标表\n一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,甲,≥1\n,,乙,≥2\n"


def texts_of(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_line_of_one_cell_is_a_line_and_the_others_are_a_table():
    line, grid = read_document(TABLE.encode()).blocks
    assert isinstance(line, Paragraph)
    assert line.text == "项目支出绩效目标表"
    assert texts_of(grid) == [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "甲", "≥1"],
        ["", "", "乙", "≥2"],
    ]
    assert grid.rows[2][2].place.line == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_any_encoding(encoding):
    (_, grid) = read_document(TABLE.encode(encoding)).blocks
    assert texts_of(grid)[1] == ["产出指标", "数量指标", "甲", "≥1"]


def test_quoted_cells_hold_commas_and_line_breaks():
    text = 'a,b,c\n"甲,乙","第一行\n第二行",3\n4,5,6\n7,8,9\n'
    (grid,) = read_document(text.encode()).blocks
    assert texts_of(grid)[1] == ["甲,乙", "第一行\n第二行", "3"]
    assert [row[0].place.line for row in grid.rows] == [1, 2, 4, 5]


def test_semicolons_part_cells_too():
    assert delimiter_of("a;b;c\n1;2;3\n4;5;6\n") == ";"


@pytest.mark.parametrize(
    "text",
    [
        "我局负责,按规定,组织实施\n另一行没有\n",
        "一,二,三\n一,二\n一,二,三,四\n五,六\n",
        "a\tb,c,d\n1\t2,3,4\n5\t6,7,8\n",
        "",
    ],
)
def test_prose_and_text_dumps_are_no_such_table(text):
    assert delimiter_of(text) is None


def test_a_markdown_table_is_a_table():
    text = "# 绩效目标表\n\n| 一级指标 | 指标值 |\n| --- | :---: |\n| 产出\\|指标 |  ≥1 |\n"
    line, grid = read_document(text.encode()).blocks
    assert line.text == "绩效目标表"
    assert isinstance(grid, Grid)
    assert texts_of(grid) == [["一级指标", "指标值"], ["产出|指标", "≥1"]]
