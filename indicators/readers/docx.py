"""DOCX → blocks, straight from its XML: paragraphs and tables in their order."""

from typing import Final

from lxml import etree

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers.docx_package import main_part
from indicators.readers.docx_text import W, lines_of, without_hidden
from indicators.readers.nesting import Box, Table, document_of
from indicators.readers.refusal import UnreadableDocument

_BODY: Final = f"{W}body"
_P: Final = f"{W}p"
_TBL: Final = f"{W}tbl"
_TR: Final = f"{W}tr"
_TC: Final = f"{W}tc"
_TR_PR: Final = f"{W}trPr"
_TC_PR: Final = f"{W}tcPr"
_GRID_BEFORE: Final = f"{W}gridBefore"
_GRID_SPAN: Final = f"{W}gridSpan"
_VAL: Final = f"{W}val"
_MERGES_DOWN: Final = frozenset((f"{W}vMerge", f"{W}vmerge"))
_MERGES_ACROSS: Final = frozenset((f"{W}hMerge", f"{W}hmerge"))
_NOT_PRINTED: Final = frozenset((f"{W}del", f"{W}hidden"))
_DROPPED: Final = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_BLIPS: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://purl.oclc.org/ooxml/drawingml/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SHEETS: Final = ("Excel.", "ET.", "Word.", "WPS.")
_LONGEST_NUMBER: Final = 4


def read_docx(data: bytes) -> Document:
    """Read a DOCX or DOCM file, or one that keeps a whole document in a single XML file.

    Places count the lines of text between tables, and tables, rows and columns, from 1.

    Raises:
        UnreadableDocument: damaged, encrypted, larger than any form, or without any text.
    """
    root = without_hidden(main_part(data))
    content: list[str | Table] = []
    for body in root.iter(_BODY):
        content.extend(_content(body))
    document = document_of(content, _unread(root))
    if not document.blocks and not document.problems:
        has_picture = next(root.iter(*_BLIPS), None) is not None
        raise UnreadableDocument(Problem("scanned" if has_picture else "empty_file"))
    return document


def _unread(root: etree._Element) -> list[Problem]:
    """Tables and texts that are embedded as files of their own."""
    names = (element.get("ProgID", "") for element in root.iter(_OBJECT))
    return [Problem("embedded_object", name) for name in names if name.startswith(_SHEETS)]


def _content(parent: etree._Element) -> list[str | Table]:
    content: list[str | Table] = []
    for child in parent:
        tag = child.tag
        if tag == _P:
            lines, boxes = lines_of(child)
            content.extend(lines)
            for box in boxes:
                content.extend(_content(box))
        elif tag == _TBL:
            content.append(_table(child))
        elif tag not in _DROPPED:
            content.extend(_content(child))
    return content


class _Rows:
    """The rows of a table as they are read; `open` are the boxes that may go on below."""

    def __init__(self) -> None:
        self.table = Table()
        self.open: dict[int, Box] = {}

    def add(self, row: etree._Element) -> None:
        before, is_printed = _row_properties(row)
        if not is_printed:
            return
        boxes: list[Box] = []
        still_open: dict[int, Box] = {}
        column = before
        for cell in _inside(row, _TC):
            span, down, across = _cell_properties(cell)
            above = self.open.get(column)
            if across == "continue" and boxes:
                boxes[-1].column_span += span
            elif down == "continue" and above is not None and above.column_span == span:
                above.row_span += 1
                still_open[column] = above
            else:
                boxes.append(Box(_content(cell), column, span))
                if down:
                    still_open[column] = boxes[-1]
            column += span
        self.open = still_open
        self.table.rows.append(boxes)
        self.table.width = max(self.table.width, column)


def _table(element: etree._Element) -> Table:
    rows = _Rows()
    for row in _inside(element, _TR):
        rows.add(row)
    return rows.table


def _inside(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row; content controls and insertions may wrap them."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag not in _DROPPED and len(child):
            found.extend(_inside(child, tag))
    return found


def _row_properties(row: etree._Element) -> tuple[int, bool]:
    """How many columns the row leaves free at its start, and whether it is printed at all."""
    properties = row.find(_TR_PR)
    if properties is None:
        return 0, True
    before = properties.find(_GRID_BEFORE)
    is_printed = not any(child.tag in _NOT_PRINTED and _is_on(child) for child in properties)
    return (0 if before is None else _number(before)), is_printed


def _cell_properties(cell: etree._Element) -> tuple[int, str, str]:
    """How many columns the cell covers, and how it is merged downwards and across."""
    span, down, across = 1, "", ""
    properties = cell[0] if len(cell) and cell[0].tag == _TC_PR else ()
    for child in properties:
        if child.tag == _GRID_SPAN:
            span = max(1, _number(child))
        elif child.tag in _MERGES_DOWN:
            down = child.get(_VAL, "continue")
        elif child.tag in _MERGES_ACROSS:
            across = child.get(_VAL, "continue")
    return span, down, across


def _is_on(mark: etree._Element) -> bool:
    return mark.get(_VAL) not in ("0", "false", "off")


def _number(element: etree._Element) -> int:
    """A count of columns; a longer number is damage, and counts as too many."""
    text = element.get(_VAL, "")
    return int(text[:_LONGEST_NUMBER]) if text.isascii() and text.isdigit() else 0
