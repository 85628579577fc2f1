"""DOCX → blocks, straight from its XML: paragraphs and tables in their order."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree

from indicators.core.document import Document
from indicators.core.grid import Block, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.package import member
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.spans import WIDEST, Span, grid_of

_PART: Final = "word/document.xml"
# Transitional and strict names are told apart by their namespaces, which do not matter here.
_SKIPPED = frozenset(("del", "moveFrom", "rPr", "pPr", "tblPr", "tcPr", "trPr", "instrText"))
_TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "r")
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_CHECKED = {"F0FE": "☑", "F0A8": "□", "F052": "☑", "F0A3": "□", "F06F": "□", "F0FD": "☒"}


def read_docx(data: bytes) -> Document:
    """Read a DOCX file's bytes; places count tables, rows and columns from 1.

    Raises:
        UnreadableDocument: the file is damaged, or larger than any form when unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            xml = member(package, _PART)
        root = etree.fromstring(xml, parser=_parser())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, EOFError) as error:
        raise UnreadableDocument(Problem("damaged_file", "DOCX")) from error
    body = next((child for child in root if _name(child) == "body"), root)
    return Document(tuple(_Walk().blocks(body)))


def _parser() -> Any:
    """Entities are not resolved, nothing is fetched, and depth has libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )


class _Walk:
    """A document from top to bottom; counts its tables."""

    def __init__(self) -> None:
        self._tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in _TRANSPARENT:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        text = "".join(_runs(paragraph)).replace("\t", "    ").strip()
        for line in filter(None, map(str.strip, text.split("\n"))):
            yield Paragraph(line, Place())
        for box in _boxes(paragraph):
            yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Block]:
        self._tables += 1
        rows = [_row(row) for row in _children(table, "tr")]
        yield grid_of(_spans(rows), Place(table=self._tables))
        for inner in _inner_tables(table):
            yield from self._table(inner)


def _row(row: Any) -> list["_Cell"]:
    """The cells of a row, with empty ones for the columns that it leaves free at its ends."""
    before = after = 0
    for properties in _children(row, "trPr"):
        before = _value(properties, "gridBefore", 0)
        after = _value(properties, "gridAfter", 0)
    cells = [_Cell(element) for element in _children(row, "tc")]
    return [*_Cell.blank(before), *cells, *_Cell.blank(after)]


class _Cell:
    """A cell as Word lists it: how many columns it covers, and whether it goes on from above."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.across, self.goes_on, self.begins = 1, False, False
        for properties in () if element is None else _children(element, "tcPr"):
            self.across = max(1, min(_value(properties, "gridSpan", 1), WIDEST))
            for merge in _children(properties, "vMerge"):
                self.begins = _attribute(merge, "val") == "restart"
                self.goes_on = not self.begins

    @classmethod
    def blank(cls, columns: int) -> list["_Cell"]:
        return [cls(None) for _ in range(max(0, min(columns, WIDEST)))]

    @property
    def text(self) -> str:
        if self.element is None:
            return ""
        lines = (line for paragraph in _paragraphs(self.element) for line in paragraph)
        return "\n".join(filter(None, map(str.strip, lines)))


def _spans(rows: list[list[_Cell]]) -> Iterator[Iterable[Span]]:
    """Give each cell that begins a vertical merge the rows that go on below it."""
    columns = [_by_column(row) for row in rows]
    for number, row in enumerate(columns):
        yield [
            Span(cell.text, cell.across, _down(columns, number, column, cell))
            for column, cell in row.items()
            if not _is_covered(columns, number, column, cell)
        ]


def _by_column(row: list[_Cell]) -> dict[int, _Cell]:
    found: dict[int, _Cell] = {}
    column = 0
    for cell in row:
        found[column] = cell
        column += cell.across
    return found


def _down(rows: list[dict[int, _Cell]], number: int, column: int, cell: _Cell) -> int:
    if not cell.begins:
        return 1
    down = 1
    while number + down < len(rows):
        below = rows[number + down].get(column)
        if below is None or not below.goes_on or below.across != cell.across:
            break
        down += 1
    return down


def _is_covered(rows: list[dict[int, _Cell]], number: int, column: int, cell: _Cell) -> bool:
    """Whether a cell goes on from one above; one that claims to without such a cell is its own."""
    if not cell.goes_on:
        return False
    for above in range(number - 1, -1, -1):
        over = rows[above].get(column)
        if over is None or over.across != cell.across:
            return False
        if over.begins:
            return True
        if not over.goes_on:
            return False
    return False


def _paragraphs(cell: Any) -> Iterator[list[str]]:
    """The lines of a cell's own paragraphs and text boxes, without those of nested tables."""
    for child in cell:
        name = _name(child)
        if name == "p":
            yield "".join(_runs(child)).replace("\t", " ").split("\n")
            for box in _boxes(child):
                yield from _paragraphs(box)
        elif name in _TRANSPARENT:
            yield from _paragraphs(child)


def _runs(parent: Any) -> Iterator[str]:
    for child in parent:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "sym":
            yield _CHECKED.get(_attribute(child, "char").upper(), "")
        elif name == "r" and _is_hidden(child):
            continue
        elif name in _TRANSPARENT:
            yield from _runs(child)


def _is_hidden(run: Any) -> bool:
    return any(
        _name(mark) == "vanish" and _attribute(mark, "val") not in ("0", "false")
        for properties in _children(run, "rPr")
        for mark in properties
    )


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: their older copy is left alone."""
    for element in paragraph.iter():
        if _name(element) == "txbxContent" and not _is_fallback(element, paragraph):
            yield element


def _is_fallback(element: Any, paragraph: Any) -> bool:
    above = element.getparent()
    while above is not None and above is not paragraph:
        if _name(above) in ("Fallback", "txbxContent"):
            return True
        above = above.getparent()
    return False


def _inner_tables(table: Any) -> Iterator[Any]:
    for element in table.iterdescendants():
        if _name(element) == "tbl" and _outer_table(element) is table:
            yield element


def _outer_table(element: Any) -> Any:
    return next((above for above in element.iterancestors() if _name(above) == "tbl"), None)


def _children(parent: Any, name: str) -> Iterator[Any]:
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _TRANSPARENT:
            yield from _children(child, name)


def _value(properties: Any, name: str, default: int) -> int:
    for child in _children(properties, name):
        text = _attribute(child, "val")
        return int(text) if text.isdecimal() else default
    return default


def _attribute(element: Any, name: str) -> str:
    return next((v for key, v in element.attrib.items() if etree.QName(key).localname == name), "")


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
