import pytest

from indicators.core.grid import Place
from indicators.core.problem import Problem
from indicators.readers.html import MOST_TAGS, read_html
from indicators.readers.refusal import UnreadableDocument
from tests.readers.written import grids, written


def problem_of(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_html(data)
    return caught.value.problem.code


@pytest.mark.parametrize("tag", [b"<div>", b"<table><tr><td>", b"<span>", b"<select><option>"])
def test_deep_nesting_is_refused(tag):
    assert problem_of(tag * 100_000 + b"x") == "damaged_file"


def test_tables_are_read_as_deep_as_the_parser_goes():
    page = b"<table><tr><td>a<td>" * 60 + b"b"
    assert len(read_html(page).blocks) == 60


def test_external_entities_are_not_fetched():
    page = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>a&e;</p>'
    assert written(read_html(page).blocks).endswith("# a&e;\n")


def test_a_page_of_too_many_tags_is_refused():
    assert problem_of(b"<p>" * (MOST_TAGS + 1)) == "expands_too_far"


def test_a_text_longer_than_the_parser_takes_is_refused():
    assert problem_of(b"<p>" + b"x" * 20_000_000 + b"</p><p>end</p>") == "damaged_file"


@pytest.mark.parametrize(
    ("row", "width"),
    [("<td>a" * 10_000, "10000"), ("<td colspan=90 rowspan=9>a" * 1000, "90000")],
)
def test_a_table_of_ten_thousand_columns_is_a_problem_and_the_rest_is_read(row, width):
    page = f"<p>前</p><table><tr>{row}</table><table><tr><td>b</table>后"
    document = read_html(page.encode())
    assert written(document.blocks) == "# 前\n=\n0 b\n# 后\n"
    assert document.problems == (Problem("table_too_wide", width, Place(table=1)),)


def test_blanks_without_end_are_read_in_linear_time():
    page = "<p>a" + " " * 2_000_000 + "b" + "\n" * 2_000_000 + "c</p>"
    assert written(read_html(page.encode()).blocks) == "# a b c\n"


def test_a_table_of_twenty_thousand_rows_is_read_in_linear_time():
    page = "<table><tr><td rowspan=0>l<td>a" + "<tr><td>a" * 20_000
    (grid,) = grids(read_html(page.encode()).blocks)
    assert grid.rows[0][0].row_span == 20_001
    assert grid.rows[-1][0].column == 1
