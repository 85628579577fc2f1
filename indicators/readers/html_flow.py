"""A page from top to bottom: what is shown of it, as lines of text with tables between them."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from lxml import etree

from indicators.readers.html_spans import Spans
from indicators.readers.nesting import Content, Table

_NOT_SHOWN: Final = (
    *("script", "style", "head", "title", "meta", "link", "noscript", "template", "object"),
    *("svg", "xml", "noframes", "iframe", "rt", "rp", "datalist", "audio", "video", "del"),
)
_BLOCKS: Final = (
    *(
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "ul",
        "ol",
        "dl",
        "tr",
        "td",
    ),
    *("th", "section", "article", "header", "footer", "main", "nav", "aside", "figure", "address"),
    *("center", "blockquote", "caption", "figcaption", "fieldset", "legend", "form", "br", "hr"),
)
_UNTIDY: Final = re.compile("[\t\n\r\f\u00a0\u00ad\u200b\u2060\ufeff]|  ")
_BLANKS: Final = re.compile("[ \t\n\r\f]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CJK: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d]")
# Cells of a table say the same words over and over.
_MOST_WORDS: Final = 4_096
_CELLS: Final = frozenset(("td", "th"))
_TYPED: Final = frozenset(("", "text", "number", "date", "month", "search", "tel", "email", "url"))
_TICKS: Final = {"checkbox": "□☑", "radio": "○●"}


class Flow:
    """Lines and tables in their order, and the line that is not ended yet.

    The parser ends what stands deeper than 256 elements, so that recursion is safe.
    """

    def __init__(self) -> None:
        self._content: list[str | Table] = []
        self._pieces: list[str] = []

    def read(self, element: etree._Element) -> Content:
        """Read an element; its content is handed back once, at the end."""
        self._inside(element)
        self._end_line()
        return self._content

    def _inside(self, element: etree._Element) -> None:
        if element.text:
            self._pieces.append(element.text)
        for child in element:
            self._one(child)
            if child.tail:
                self._pieces.append(child.tail)

    def _one(self, element: etree._Element) -> None:
        take = _TAKEN.get(element.tag)
        if take is None:
            self._inside(element)
        else:
            take(self, element)

    def _end_line(self) -> None:
        if self._pieces:
            line = tidy("".join(self._pieces))
            self._pieces = []
            if line:
                self._content.append(line)

    def block(self, element: etree._Element) -> None:
        self._end_line()
        self._inside(element)
        self._end_line()

    def table(self, element: etree._Element) -> None:
        """A table; what stands between its cells by mistake is shown before it."""
        self._end_line()
        rows = _Rows()
        rows.read(element)
        self._content.extend(rows.astray)
        self._content.append(rows.spans.table())

    def typed(self, element: etree._Element) -> None:
        """Text whose lines are those that were typed: as it is, or in a field to fill in."""
        self._end_line()
        for line in "".join(element.itertext()).split("\n"):
            self._pieces.append(line.replace(" ", "\u00a0"))
            self._end_line()

    def field(self, element: etree._Element) -> None:
        """What stands in a field of a form that was saved as a page."""
        kind = (element.get("type") or "").lower()
        if kind in _TYPED:
            self._pieces.append(element.get("value") or "")
        elif kind in _TICKS:
            self._pieces.append(_TICKS[kind][element.get("checked") is not None])

    def choice(self, element: etree._Element) -> None:
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        for option in (chosen or options)[:1]:
            self._inside(option)

    def nothing(self, _element: etree._Element) -> None:
        """What a page keeps beside what it shows."""


_TAKEN: Final[dict[str, Callable[[Flow, etree._Element], None]]] = {
    **dict.fromkeys(_NOT_SHOWN, Flow.nothing),
    **dict.fromkeys(_BLOCKS, Flow.block),
    **dict.fromkeys(("pre", "textarea"), Flow.typed),
    "table": Flow.table,
    "input": Flow.field,
    "select": Flow.choice,
}


class _Rows:
    """The rows of a table, wherever its markup keeps them."""

    def __init__(self) -> None:
        self.spans = Spans()
        self.astray: list[str | Table] = []

    def read(self, parent: etree._Element) -> None:
        feet: list[etree._Element] = []
        if parent.text and not parent.text.isspace():
            self.astray.append(tidy(parent.text))
        for child in parent:
            if child.tag == "tfoot":
                feet.append(child)
            else:
                self._part(child)
            if child.tail and not child.tail.isspace():
                self.astray.append(tidy(child.tail))
        for foot in feet:
            self._group(foot)

    def _part(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "tr":
            self.spans.begin_row()
            self._row(element)
        elif tag in ("tbody", "thead"):
            self._group(element)
        elif tag in _CELLS:
            self._cell(element)
        elif tag == "caption":
            self.astray.extend(Flow().read(element))
        elif tag not in _NOT_SHOWN:
            self.read(element)

    def _group(self, element: etree._Element) -> None:
        self.spans.end_group()
        self.read(element)
        self.spans.end_group()

    def _row(self, row: etree._Element) -> None:
        add = self.spans.add
        for cell in row:
            if cell.tag in _CELLS:
                add(_content(cell), cell.get("colspan"), cell.get("rowspan"))
            else:
                self._part(cell)

    def _cell(self, cell: etree._Element) -> None:
        self.spans.add(_content(cell), cell.get("colspan"), cell.get("rowspan"))


def _content(cell: etree._Element) -> Content:
    """What stands in a cell; most hold nothing but a text."""
    if len(cell):
        return Flow().read(cell)
    text = cell.text
    if not text:
        return ()
    line = tidy(text)
    return (line,) if line else ()


@lru_cache(maxsize=_MOST_WORDS)
def tidy(text: str) -> str:
    """A line as a browser shows it: blanks collapsed, those that shall stay (&nbsp;) kept."""
    if _UNTIDY.search(text):
        text = _BLANKS.sub(_blank, _INVISIBLE.sub("", text)).replace("\u00a0", " ")
    return text.strip()


def _blank(blanks: re.Match[str]) -> str:
    """One blank, or none where the markup only began a new line beside Chinese letters."""
    if "\n" not in blanks[0] and "\r" not in blanks[0]:
        return " "
    text, (start, end) = blanks.string, blanks.span()
    beside = text[max(0, start - 1) : start], text[end : end + 1]
    return "" if any(map(_CJK.match, beside)) else " "
