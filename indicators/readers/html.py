"""HTML → blocks: tables with their spans, and the lines of text between them."""

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from indicators.core.document import Document
from indicators.core.grid import Block, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.spans import Span, grid_of

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_GUESSES = ("utf-8", "gb18030")
_HEAD = 4096
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SILENT = frozenset(
    ("script", "style", "head", "title", "meta", "noscript", "template", "object", "svg")
)
_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dt", "dd", "section"),
        *("article", "header", "footer", "center", "blockquote", "pre", "caption", "ul", "ol"),
    )
)
_DIGITS = re.compile(r"\s*(\d{1,6})")


def read_html(data: bytes) -> Document:
    """Read a page's bytes, in whatever encoding they are.

    Raises:
        UnreadableDocument: there is no page in it, or tables stand too deep in one another.
    """
    text = _decoded(data)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableDocument(Problem("damaged_file", "HTML")) from None
    return Document(tuple(_Walk().blocks(root)))


def _decoded(data: bytes) -> str:
    """Decode by byte order mark, by what the page says, by what fits; the last by force."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _without_declaration(data.decode(encoding, errors="replace"))
    said = _CHARSET.search(data[:_HEAD])
    for encoding in (*_said(said), *_GUESSES):
        try:
            return _without_declaration(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _without_declaration(data.decode("gb18030", errors="replace"))


def _said(match: re.Match[bytes] | None) -> Iterator[str]:
    if match is not None:
        name = match[1].decode("ascii").lower()
        yield "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "gb18030") else name


def _without_declaration(text: str) -> str:
    """An XML declaration would contradict text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")


class _Walk:
    """A page from top to bottom: the line being gathered, and how many tables came before.

    The parser ends what stands deeper than 256 elements, so that recursion is safe.
    """

    def __init__(self) -> None:
        self._line = ""
        self._tables = 0

    def blocks(self, root: Any) -> Iterator[Block]:
        yield from self._element(root)
        yield from self._ended_line()

    def _element(self, element: Any) -> Iterator[Block]:
        if not _is_shown(element):
            return
        is_block = element.tag in _BLOCKS or element.tag in ("br", "table")
        if is_block:
            yield from self._ended_line()
        if element.tag == "table":
            yield from self._table(element)
            return
        self._line += element.text or ""
        for child in element:
            yield from self._element(child)
            self._line += child.tail or ""
        if is_block:
            yield from self._ended_line()

    def _table(self, table: Any) -> Iterator[Block]:
        """A table, and behind it the tables that stand in its cells."""
        self._tables += 1
        yield grid_of(_rows(table), Place(table=self._tables))
        for inner in table.iterdescendants("table"):
            if next(inner.iterancestors("table")) is table:
                yield from self._table(inner)

    def _ended_line(self) -> Iterator[Block]:
        line, self._line = " ".join(self._line.split()), ""
        if line:
            yield Paragraph(line, Place())


def _is_shown(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return False
    return _HIDDEN.search(element.get("style") or "") is None


def _rows(table: Any) -> Iterator[Iterable[Span]]:
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is table and _is_shown(row):
            yield [_span(cell) for cell in row if cell.tag in ("td", "th") and _is_shown(cell)]


def _span(cell: Any) -> Span:
    return Span(_text(cell), _number(cell.get("colspan")), _number(cell.get("rowspan")))


def _number(text: str | None) -> int:
    match = _DIGITS.match(text or "")
    return int(match[1]) if match else 1


def _text(cell: Any) -> str:
    """What a cell shows, its paragraphs and <br> as lines, without what is in tables of its own."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(cell)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(element: Any) -> Iterator[str]:
    is_line = element.tag in _BLOCKS or element.tag == "br"
    if is_line:
        yield "\n"
    yield _collapsed(element.text)
    for child in element:
        if _is_shown(child) and child.tag != "table":
            yield from _pieces(child)
        yield _collapsed(child.tail)
    if is_line:
        yield "\n"


def _collapsed(text: str | None) -> str:
    """In HTML a line break is a blank."""
    return re.sub(r"[\r\n\t\f]+", " ", text or "")
