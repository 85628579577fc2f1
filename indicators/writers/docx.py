"""Sheets → a Word document: merged cells, repeated headers, page numbers, Chinese fonts."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from indicators.writers.docx_table import add_table
from indicators.writers.layout.sheet import Line, Sheet, Style
from indicators.writers.printable import printable

SONG, HEI = "宋体", "黑体"
_SHORT, _LONG = Mm(210), Mm(297)
_SIDE_MARGIN, _TOP_MARGIN = Mm(15), Mm(16)
_SIZES = {Style.TITLE: 16, Style.SUBTITLE: 11, Style.NOTE: 9}
_ALIGNS = {
    Style.TITLE: WD_ALIGN_PARAGRAPH.CENTER,
    Style.SUBTITLE: WD_ALIGN_PARAGRAPH.CENTER,
    Style.NOTE: WD_ALIGN_PARAGRAPH.LEFT,
}
_PAGE_NUMBER = ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页")


def write_docx(sheets: Sequence[Sheet]) -> bytes:
    """Write each form on pages of its own. The document ends with a paragraph, never a table."""
    document = Document()
    _set_default_font(document)
    for number, sheet in enumerate(sheets):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        _set_up(section, landscape=sheet.landscape)
        _write_sheet(document, sheet)
    _number_pages(document.sections[0])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write_sheet(document: Any, sheet: Sheet) -> None:
    for line in sheet.above:
        _add_line(document, line)
    for part in sheet.parts:
        add_table(document, part, sheet)
        _thin(document.add_paragraph())
    for line in sheet.below:
        _add_line(document, line)


def _add_line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _ALIGNS[line.style]
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(printable(line.text))
    run.font.size = Pt(_SIZES[line.style])
    set_font(run, HEI if line.style is Style.TITLE else SONG)


def set_font(run: Run, name: str) -> None:
    """Name the font for Chinese too: Word keeps one for each script."""
    run.font.name = name
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # noqa: SLF001 # python-docx knows no East Asian font


def _set_default_font(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = SONG, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), SONG)
    style.paragraph_format.space_after = Pt(0)


def _set_up(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.left_margin = section.right_margin = _SIDE_MARGIN
    section.top_margin = section.bottom_margin = _TOP_MARGIN


def _thin(paragraph: Paragraph) -> None:
    """A paragraph that parts two tables and is not seen: Word would join them."""
    looks = paragraph.paragraph_format
    looks.line_spacing_rule, looks.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    looks.space_before = looks.space_after = Pt(0)


def _number_pages(section: Section) -> None:
    """Number the pages of all sections: the later ones take the foot of the first."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, text in enumerate(_PAGE_NUMBER):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if number % 2:
            _add_field(run, text)
        else:
            run.text = text


def _add_field(run: Run, code: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        run._element.append(element)  # noqa: SLF001 # python-docx knows no fields
