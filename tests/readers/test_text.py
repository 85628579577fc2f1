from indicators.core.grid import Grid, Paragraph
from indicators.readers.text import read_text


def texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_lines_with_tabs_are_rows_of_one_grid_even_across_blank_lines():
    first, title, grid = read_text("说明\n# 标题\n甲\t乙\n\n丙\t\n")
    assert (first.text, title.text) == ("说明", "标题")
    assert texts(grid) == [["甲", "乙"], ["丙", ""]]
    assert grid.exact is False


def test_cells_on_lines_of_their_own_are_rows_that_blank_lines_end():
    (grid,) = read_text("\t一级指标\n\t\n\t指标值\n\n\t产出指标\n\t数量指标\n\t≥3次\n")
    assert texts(grid) == [["一级指标", "", "指标值"], ["产出指标", "数量指标", "≥3次"]]
    assert grid.exact is True


def test_a_place_is_the_line_and_the_column_counted_from_one():
    (grid,) = read_text("\n\n甲\t乙\n")
    cell = grid.rows[0][1]
    assert (cell.place.line, cell.place.column) == (3, 2)


def test_a_paragraph_between_tables_parts_them():
    blocks = read_text("甲\t乙\n\n标题\n\n丙\t丁\n")
    assert [type(block) for block in blocks] == [Grid, Paragraph, Grid]


def test_marks_of_converters_are_not_text():
    (grid,) = read_text("<b>合计</b>\t<p>1. 甲。</p> <p>2. 乙。</p>\n")
    assert texts(grid) == [["合计", "1. 甲。\n2. 乙。"]]


def test_a_cell_that_a_page_break_cut_goes_on_in_the_next_row():
    (grid,) = read_text(
        "目标\t<p>1. 甲。</p> <p>2. 方便群众，助</p>\t\n\n<p>力振兴。</p>\t\n下一行\t丙\n"
    )
    assert texts(grid) == [["目标", "1. 甲。\n2. 方便群众，助力振兴。", ""], ["下一行", "丙"]]


def test_an_empty_text_has_no_blocks():
    assert read_text(" \n\u3000\n") == ()


def test_rows_whose_outer_bars_are_missing_are_rows():
    blocks = read_text("项目名称 | 设备购置 | ||\n产出指标 | 数量指标 | 购置设备 | ≥13台 |\n")
    assert texts(blocks[0]) == [
        ["项目名称", "设备购置", ""],
        ["产出指标", "数量指标", "购置设备", "≥13台"],
    ]
    assert isinstance(read_text("联系人 | 电话")[0], Paragraph)
