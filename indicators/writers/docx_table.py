"""A part of a sheet → a table of a Word document."""

from itertools import pairwise
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import Table, _Cell, _Row

from indicators.writers.layout.sheet import Align, Part, Sheet, placed
from indicators.writers.printable import printable

_PORTRAIT, _LANDSCAPE = Mm(180), Mm(267)
_LEAST_HEIGHT = Mm(7)
_MARGIN = "45"
_ALIGNS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(document: Any, part: Part, sheet: Sheet) -> None:
    """Add the rows of a part; every column has the width that it has in the whole form."""
    table = document.add_table(rows=len(part.rows), cols=len(sheet.widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _look(table)
    widths = _widths(sheet)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    rows = [list(row.cells) for row in table.rows]
    for line, cells in zip(table.rows, rows, strict=True):
        _set_up(line)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
    for line in list(table.rows)[: part.header]:
        _flag(line, "w:tblHeader")
    _fill(part, rows)
    if part is not sheet.parts[-1]:
        _open_below(table)


def _look(table: Table) -> None:
    """Little room beside the texts, as forms have it."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), _MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")  # noqa: SLF001 # python-docx knows no cell margins


def _open_below(table: Table) -> None:
    """No line below a table that the next one goes on: theirs would be drawn beside it."""
    borders, bottom = OxmlElement("w:tblBorders"), OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "nil")
    borders.append(bottom)
    properties = table._tbl.tblPr  # noqa: SLF001 # python-docx knows no borders
    properties.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"
    )


def _widths(sheet: Sheet) -> list[Emu]:
    whole = _LANDSCAPE if sheet.landscape else _PORTRAIT
    edges = [
        whole * sum(sheet.widths[:n]) // sum(sheet.widths) for n in range(len(sheet.widths) + 1)
    ]
    return [Emu(end - start) for start, end in pairwise(edges)]


def _set_up(row: _Row) -> None:
    row.height = _LEAST_HEIGHT
    _flag(row, "w:cantSplit")


def _flag(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 # python-docx knows no row flags
    properties.append(OxmlElement(name))


def _fill(part: Part, rows: list[list[_Cell]]) -> None:
    for cell in placed(part.rows):
        box = cell.box
        first = rows[cell.row][cell.column]
        if box.columns > 1 or box.rows > 1:
            last = rows[cell.row + box.rows - 1][cell.column + box.columns - 1]
            first = first.merge(last)
        first.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _write(first, printable(box.text), _ALIGNS[box.align])


def _write(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH) -> None:
    """A text's own lines are breaks in one paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(text)
