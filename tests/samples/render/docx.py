"""As a DOCX with merged cells."""

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.samples.sheet import Break, Line

ALIGNMENT = {"title": ALIGN.CENTER, "right": ALIGN.RIGHT, "plain": ALIGN.LEFT}


def write(layout, path):
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(9)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    if layout.options.get("landscape"):
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if footer := layout.options.get("footer"):
        document.sections[0].footer.paragraphs[0].text = footer
    for block in layout.blocks:
        _write_block(document, block, layout.options.get("repeated_rows", 0))
    document.save(path)


def _write_block(document, block, repeated):
    if isinstance(block, Break):
        document.add_page_break()
    elif isinstance(block, Line):
        document.add_paragraph(block.text).alignment = ALIGNMENT[block.style]
    else:
        _write_table(document, block, repeated)


def _write_table(document, block, repeated):
    table = document.add_table(rows=len(block.matrix), cols=block.width, style="Table Grid")
    cells = [row.cells for row in table.rows]
    for span in (span for row in block.spans() for span in row):
        cell = cells[span.row][span.column]
        last = cells[span.row + span.row_span - 1][span.column + span.column_span - 1]
        if last is not cell:
            cell = cell.merge(last)
        cell.text = span.text
    for row in table.rows[:repeated]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()
