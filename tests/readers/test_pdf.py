from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pytest
from PIL import Image

from indicators.core.grid import Grid, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.pdf import read_pdf
from indicators.readers.refusal import UnreadableDocument
from tests.readers.drawn_pdf import HELVETICA, WIDTH, line, pdf, ruled, table, text
from tests.readers.written import written

SAMPLES = Path(__file__).parent.parent / "samples"
KEYED = {
    "readers/cut-rows.pdf": "cut-rows",  # two forms, rows cut by the page's end (LibreOffice)
    "readers/browser.pdf": "browser",  # no line is drawn where the page ends (Chromium)
    "readers/spreadsheet.pdf": "spreadsheet",  # texts over borders and page ends (LibreOffice)
    **{f"provinces/{n}.pdf": f"province-{n}" for n in ("02", "05", "10", "14", "19")},
}

UNMAPPED = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
    b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)


@pytest.mark.parametrize(("path", "key"), KEYED.items())
def test_every_cell_of_a_document_is_read_where_it_stands(path, key):
    document = read_pdf((SAMPLES / path).read_bytes())
    assert written(document.blocks) == (SAMPLES / f"readers/{key}.pdf.txt").read_text("utf-8")
    assert document.problems == ()


@pytest.mark.parametrize("angle", [90, 270])
def test_a_turned_page_reads_the_same(angle):
    path = SAMPLES / "provinces/02.pdf"
    assert written(read_pdf(_changed(path, angle=angle)).blocks) == written(
        read_pdf(path.read_bytes()).blocks
    )


def test_places_count_pages_tables_rows_and_columns():
    first = table((50, 200, 300), (50, 80, 110), [["a", "b"], ["c", "d"]])
    second = table((50, 200), (200, 230, 260), [["e"], ["f"]])
    document = read_pdf(pdf(text(50, 40, "title"), f"{first}\n{second}"))
    one, two = (block for block in document.blocks if isinstance(block, Grid))
    assert document.blocks[0] == Paragraph("title", Place(page=1))
    assert one.rows[1][1].place == Place(page=2, table=1, row=2, column=2)
    assert two.rows[0][0].place == Place(page=2, table=2, row=1, column=1)


def test_an_encrypted_file_is_refused():
    assert _refusal((SAMPLES / "readers/encrypted.pdf").read_bytes()) == Problem("encrypted")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(share):
    data = (SAMPLES / "provinces/02.pdf").read_bytes()
    assert _refusal(data[: int(len(data) * share)]) == Problem("damaged_file", "PDF")


def test_a_file_without_pages_is_refused():
    assert _refusal(pdf()) == Problem("damaged_file", "PDF")


def test_a_file_with_empty_pages_is_refused():
    assert _refusal(pdf("")) == Problem("empty_file")


def test_a_file_of_pictures_is_refused(tmp_path):
    assert _refusal(_scan(tmp_path).read_bytes()) == Problem("scanned")


def test_a_page_that_is_a_picture_is_named(tmp_path):
    document = read_pdf(_changed(SAMPLES / "provinces/02.pdf", more=_scan(tmp_path)))
    assert document.problems == (Problem("scanned", place=Place(page=2)),)
    assert sum(isinstance(block, Grid) for block in document.blocks) == 1


@pytest.mark.parametrize(
    ("font", "words"),
    [
        (UNMAPPED, "<00410042>"),
        (HELVETICA, "(" + "项目名称绩效目标".encode("gb18030").decode("latin-1") + ")"),
    ],
)
def test_a_font_that_does_not_tell_its_letters_is_named(font, words):
    page = f"BT /F1 10 Tf 1 0 0 1 50 50 Tm {words} Tj ET"
    document = read_pdf(pdf(page, font=font))
    assert document.problems == (Problem("unreadable_font", place=Place(page=1)),)


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read():
    sound = pdf(text(50, 50, "first"), text(50, 50, "second"))
    broken = sound.replace(b"<< /Length", b"<< /Filter /FlateDecode /Length", 1)
    document = read_pdf(broken)
    assert document.problems == (Problem("damaged_file", "PDF", Place(page=1)),)
    assert written(document.blocks) == "# second\n"


def test_a_page_whose_font_is_broken_is_named():
    data = pdf(text(50, 50, "words"), font=b"<< /Type /Font /Subtype /Type0 >>")
    assert _refusal(data) == Problem("damaged_file", "PDF")


def test_a_page_with_a_pattern_of_lines_is_named():
    places = range(0, 8004, 4)
    pattern = "\n".join(
        [line(x, 0, x, 8000) for x in places] + [line(0, y, 8000, y) for y in places]
    )
    document = read_pdf(pdf(pattern, text(50, 50, "words")))
    assert document.problems == (Problem("needs_too_much_memory", place=Place(page=1)),)
    assert written(document.blocks) == "# words\n"


def test_lines_beside_each_other_are_no_table():
    lines = [line(0, y / 3.4, WIDTH, y / 3.4) for y in range(1, 4)]
    assert written(read_pdf(pdf("\n".join([*lines, text(50, 50, "words")]))).blocks) == "# words\n"


def test_a_box_around_the_page_is_no_table():
    page = ruled((10, 590), (10, 390)) + "\n" + text(50, 50, "words")
    assert written(read_pdf(pdf(page)).blocks) == "# words\n"


def test_a_box_around_a_table_is_no_table():
    inner = table((50, 200, 300), (50, 80, 110), [["a", "b"], ["c", "d"]])
    page = ruled((40, 310), (40, 120)) + "\n" + inner
    assert written(read_pdf(pdf(page)).blocks) == "=\n0 a | 1 b\n0 c | 1 d\n"


def _refusal(data):
    with pytest.raises(UnreadableDocument) as refused:
        read_pdf(data)
    return refused.value.problem


def _changed(path, *, angle=0, more=None):
    """The file with its first page turned, or with the pages of another file at its end."""
    document = pypdfium2.PdfDocument(path)
    if angle:
        document[0].set_rotation(angle)
    if more:
        document.import_pages(pypdfium2.PdfDocument(more))
    changed = path.name.replace(".pdf", "-changed.pdf")
    target = Path("/dev/null") if not changed else None
    assert target is None
    return _saved(document)


def _saved(document):
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _scan(folder):
    Image.new("RGB", (300, 200), "grey").save(folder / "scan.pdf")
    return folder / "scan.pdf"
