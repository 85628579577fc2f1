import pytest

from indicators.readers.pdf import read_pdf
from tests.readers.drawn_pdf import line, pdf, ruled, table, text
from tests.readers.written import written

XS = (50, 150, 300, 550)
UPPER = (300, 330, 370)
LOWER = (30, 60, 90)


def first(rows, *more, xs=XS, ys=UPPER):
    return "\n".join([text(280, 20, "Form"), table(xs, ys, rows), *more])


def second(rows, *more, xs=XS, ys=LOWER):
    return "\n".join([table(xs, ys, rows), *more])


def read(*pages):
    return written(read_pdf(pdf(*pages)).blocks)


ABC, DEF, GHI, JKL = ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"], ["j", "k", "l"]
JOINED = "# Form\n=\n0 a | 1 b | 2 c\n0 d | 1 e | 2 f\n0 g | 1 h | 2 i\n0 j | 1 k | 2 l\n"
APART = JOINED.replace("0 g", "=\n0 g")


def test_a_table_goes_on_at_the_top_of_the_next_page():
    assert read(first([ABC, DEF]), second([GHI, JKL])) == JOINED


def test_page_numbers_may_stand_between():
    pages = first([ABC, DEF], text(290, 390, "1")), second([GHI, JKL], text(290, 390, "- 2 -"))
    assert read(*pages) == JOINED + "# 1\n# - 2 -\n"


def test_running_heads_may_stand_between():
    head = text(50, 10, "Budget of the county 2024")
    pages = f"{head}\n{first([ABC, DEF])}", second([GHI, JKL], head)
    assert read(*pages) == "# Budget of the county 2024\n" + JOINED


@pytest.mark.parametrize(
    ("pages", "between"),
    [
        ((first([ABC, DEF], text(50, 385, "Note")), second([GHI, JKL])), "# Note\n"),
        ((first([ABC, DEF]), second([GHI, JKL], text(50, 25, "Other"))), "# Other\n"),
        ((first([ABC, DEF], ys=(100, 130, 160)), second([GHI, JKL])), ""),
        ((first([ABC, DEF]), second([GHI, JKL], xs=(60, 150, 300, 550))), ""),
        ((first([ABC, DEF]), second([GHI, JKL], xs=(50, 150, 300, 540))), ""),
    ],
)
def test_another_table_is_not_joined(pages, between):
    assert read(*pages) == APART.replace("=\n0 g", f"{between}=\n0 g")


def test_a_page_without_a_table_ends_the_table():
    assert read(first([ABC, DEF]), text(50, 50, "words"), second([GHI, JKL])) == APART.replace(
        "=\n0 g", "# words\n=\n0 g"
    )


def test_heads_printed_again_are_left_out():
    assert read(first([ABC, DEF]), second([ABC, GHI, JKL], ys=(30, 60, 90, 120))) == JOINED


def test_another_form_with_the_same_labels_is_not_joined():
    pages = first([["name", "b", "c"], DEF]), second([["name", "x", "c"], JKL])
    assert read(*pages).count("=") == 2


def test_another_form_with_the_same_title_and_first_row_is_not_joined():
    title = text(280, 20, "Form")
    pages = (
        first([["county", "b", ""], ["name", "e", "f"]]),
        second([["county", "b", ""], ["name", "x", "f"]], title),
    )
    assert read(*pages).count("=") == 2


def test_heads_of_columns_under_the_same_title_are_left_out():
    xs = (50, 150, 250, 350, 450, 550)
    head, rows = list("vwxyz"), [list("abcde"), list("aghij")]
    pages = (
        first([head, rows[0]], xs=xs),
        second([head, rows[1]], text(280, 20, "Form"), xs=xs),
    )
    assert read(*pages) == (
        "# Form\n=\n0 v | 1 w | 2 x | 3 y | 4 z\n0 a | 1 b | 2 c | 3 d | 4 e\n"
        "0 a | 1 g | 2 h | 3 i | 4 j\n"
    )


def test_columns_are_told_by_their_place():
    pages = first([ABC, DEF]), second([["g", "h"], ["j", "k"]], xs=(50, 300, 550))
    assert read(*pages) == (
        "# Form\n=\n0 a | 1 b | 2 c\n0 d | 1 e | 2 f\n0+2 g | 2 h\n0+2 j | 2 k\n"
    )


SPANNED = "\n".join(
    [
        text(280, 20, "Form"),
        *(line(x, 300, x, 370) for x in XS),
        line(50, 300, 550, 300),
        line(150, 335, 550, 335),
        line(50, 370, 550, 370),
    ]
)


def spanned(*texts):
    return "\n".join([SPANNED, *texts, text(160, 325, "b"), text(160, 360, "d")])


def test_a_label_beside_rows_goes_on_as_an_empty_cell():
    pages = spanned(text(54, 325, "a")), second([["", "e", "f"], ["g", "h", "i"]])
    assert read(*pages) == ("# Form\n=\n0v3 a | 1 b | 2\n1 d | 2\n1 e | 2 f\n0 g | 1 h | 2 i\n")


def test_a_label_beside_rows_may_be_named_on_the_next_page():
    pages = spanned(), second([["a", "e", "f"], ["g", "h", "i"]])
    assert read(*pages) == ("# Form\n=\n0v3 a | 1 b | 2\n1 d | 2\n1 e | 2 f\n0 g | 1 h | 2 i\n")


def test_an_empty_cell_of_one_row_stays_a_cell():
    assert read(first([ABC, DEF]), second([["", "h", "i"], JKL])) == JOINED.replace("0 g", "0")


FULL = "words that fill the cell and"


def test_a_row_that_the_page_cut_is_made_whole():
    pages = (
        first([ABC, ["d", FULL, "f"]], xs=(50, 150, 280, 550)),
        second([["", "go on", ""], GHI], xs=(50, 150, 280, 550)),
    )
    assert read(*pages) == (
        f"# Form\n=\n0 a | 1 b | 2 c\n0 d | 1 {FULL} go on | 2 f\n0 g | 1 h | 2 i\n"
    )


@pytest.mark.parametrize("rest", [["", "2. go on", ""], ["", "go on", "x"]])
def test_a_row_of_its_own_is_not_joined(rest):
    xs = (50, 150, 280, 550)
    pages = first([ABC, ["d", FULL, ""]], xs=xs), second([rest, GHI], xs=xs)
    assert f"1 {FULL} | 2\n" in read(*pages)


def test_a_row_after_a_text_that_left_room_is_not_joined():
    pages = first([ABC, DEF]), second([["", "h", ""], JKL])
    assert read(*pages) == JOINED.replace("0 g | 1 h | 2 i", "0 | 1 h | 2")


def test_a_group_goes_on_with_the_group_inside_it():
    upper = [*(line(x, 340, x, 370) for x in XS), line(50, 340, 550, 340), line(50, 370, 550, 370)]
    page = "\n".join(
        [*upper, text(54, 364, "816001-"), text(115, 364, "county"), text(154, 364, "b")]
    )
    lower = "\n".join(
        [
            *(line(x, 30, x, 90) for x in XS),
            line(50, 30, 550, 30),
            line(300, 60, 550, 60),
            line(50, 90, 550, 90),
            text(54, 44, "town"),
            text(304, 44, "c"),
            text(304, 74, "d"),
        ]
    )
    assert read(page, lower) == "=\n0v3 816001- county town | 1v3 b | 2\n2 c\n2 d\n"


def test_where_no_line_parts_the_pages_a_row_is_made_whole():
    open_bottom = "\n".join(
        [*(line(x, 300, x, 370) for x in XS), line(50, 300, 550, 300), line(50, 335, 550, 335)]
    )
    open_top = "\n".join([*(line(x, 30, x, 90) for x in XS), line(50, 60, 550, 60)])
    pages = (
        f"{open_bottom}\n{text(54, 325, 'a')}\n{text(54, 360, 'one')}",
        f"{open_top}\n{text(54, 50, 'cell')}\n{text(54, 80, 'd')}",
    )
    assert read(*pages) == "=\n0 a | 1 | 2\n0 one\\ncell | 1 | 2\n0 d | 1 | 2\n"


def test_a_box_of_one_cell_is_a_table_of_its_own():
    assert read(f"{ruled((50, 300), (50, 90))}\n{text(60, 70, 'opinion')}") == "=\n0 opinion\n"


def test_a_text_drawn_below_the_page_is_its_cell_s():
    pages = (
        spanned(text(89.4, 380, "label")),
        second([["", "e", "f"], ["g", "h", "i"]]),
    )
    assert read(*pages) == ("# Form\n=\n0v3 label | 1 b | 2\n1 d | 2\n1 e | 2 f\n0 g | 1 h | 2 i\n")


@pytest.mark.parametrize("upper", [(), (text(89.4, 340, "label"),)])
def test_a_text_drawn_above_the_page_is_its_cell_s_and_said_once(upper):
    pages = spanned(*upper), second([["", "e", "f"], ["g", "h", "i"]], text(89.4, 22, "label"))
    assert read(*pages) == ("# Form\n=\n0v3 label | 1 b | 2\n1 d | 2\n1 e | 2 f\n0 g | 1 h | 2 i\n")


def test_a_page_number_below_a_label_is_none_of_its_text():
    pages = spanned(text(97, 390, "1")), second([["", "e", "f"], ["g", "h", "i"]])
    assert read(*pages).endswith("# 1\n")


def test_a_letter_that_the_break_left_alone_belongs_to_its_label():
    label = [text(94, y, letter) for y, letter in ((315, "l"), (330, "a"), (345, "b"))]
    lower = second([["e", "e", "f"], ["g", "h", "i"]])
    assert read(spanned(*label), lower).startswith("# Form\n=\n0v3 labe | 1 b")
