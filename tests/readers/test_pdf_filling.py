import pytest

from indicators.readers.pdf import read_pdf
from tests.readers.drawn_pdf import pdf, ruled, text
from tests.readers.written import written

XS, YS = (50, 100, 150, 300), (50, 80, 110)
GRID = ruled(XS, YS)
LONG = "a text too long for its cell"


def read(*texts):
    return written(read_pdf(pdf("\n".join([GRID, *texts]))).blocks)


@pytest.mark.parametrize(
    ("x", "cell"),
    [
        (52, f"0 {LONG} | 1 | 2"),  # from the left border over two others
        (71, f"0 | 1 {LONG} | 2"),  # in the middle of the second cell, over both sides
        (102, f"0 | 1 {LONG} | 2"),
    ],
)
def test_a_text_over_borders_belongs_to_the_cell_it_is_aligned_to(x, cell):
    assert read(text(x, 70, LONG)) == f"=\n{cell}\n0 | 1 | 2\n"


def test_a_text_over_the_left_border_belongs_to_the_cell_it_ends_in():
    words = f"{LONG} {LONG}"
    assert read(text(79.6, 70, words), text(52, 70, "x")) == (
        f"=\n0 x | 1 | 2 {words}\n0 | 1 | 2\n"
    )


def test_texts_of_two_cells_stay_apart():
    assert read(text(85, 70, "ab"), text(101.5, 70, "cd")) == "=\n0 ab | 1 cd | 2\n0 | 1 | 2\n"


def test_a_text_over_the_edge_of_the_table_belongs_to_its_cell():
    assert read(text(230, 70, LONG)) == f"=\n0 | 1 | 2 {LONG}\n0 | 1 | 2\n"


@pytest.mark.parametrize("words", ["ab", "ab "])
def test_a_text_beside_the_table_is_none_of_its_cells(words):
    assert read(text(283, 70, words), text(301.5, 70, "cd")) == "=\n0 | 1 | 2 ab\n0 | 1 | 2\n# cd\n"


def low(*texts):
    """Three rows of 20, the middle one from 70 to 90."""
    page = "\n".join([ruled(XS, (50, 70, 90, 110)), *texts])
    return written(read_pdf(pdf(page)).blocks)


def test_a_text_too_tall_for_its_cell_belongs_to_it():
    lines = [text(52, 71.5 + 12 * number, f"line {number}") for number in range(3)]
    assert low(*lines) == "=\n0 | 1 | 2\n0 line 0 line 1 line 2 | 1 | 2\n0 | 1 | 2\n"


def test_a_line_drawn_over_another_text_belongs_to_its_own_text():
    words = [(52, 69.5, "these are"), (52, 83.5, "long lines"), (52, 97.5, "of words")]
    assert low(text(54, 69.5, "own"), *(text(*word) for word in words)) == (
        "=\n0 own | 1 | 2\n0 these are long lines of words | 1 | 2\n0 | 1 | 2\n"
    )


def test_letters_drawn_twice_are_read_once():
    assert read(text(52, 70, "bold"), text(52.3, 70, "bold")) == "=\n0 bold | 1 | 2\n0 | 1 | 2\n"


def test_a_white_line_is_not_seen():
    white = f"1 1 1 RG\n{ruled((50, 75, 100), (50, 80))}\n0 0 0 RG"
    assert read(white, text(52, 70, "a")) == "=\n0 a | 1 | 2\n0 | 1 | 2\n"


def test_text_that_stands_on_its_side_in_a_cell_is_read_in_its_order():
    up = "BT /F1 10 Tf 0 1 -1 0 70 322 Tm (ab) Tj ET"
    assert read(up, *(text(110, 60 + 12 * n, "wide words here") for n in range(2))).startswith(
        "=\n0 ab | 1"
    )
