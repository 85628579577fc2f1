"""A paragraph of a DOCX file → the lines that a person sees, and the text boxes anchored in it."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from indicators.readers.docx_symbols import symbol

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_T: Final = f"{W}t"
_R: Final = f"{W}r"
_R_PR: Final = f"{W}rPr"
_R_FONTS: Final = f"{W}rFonts"
_VANISH: Final = f"{W}vanish"
_BOX: Final = f"{W}txbxContent"
_ALTERNATIVES: Final = f"{_MC}AlternateContent"
_GAP: Final = "    "
_FIXED: Final = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}ptab": _GAP,
    f"{W}noBreakHyphen": "-",
    f"{_M}den": "/",
}
_TAB: Final = f"{W}tab"
_SYM: Final = f"{W}sym"
_CHECK_BOX: Final = f"{W}checkBox"
_DROPPED: Final = frozenset(
    (f"{W}pPr", f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}sdtPr", f"{W}rPr", f"{W}instrText"),
)
_WITHOUT_TEXT: Final = frozenset(
    (f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr", f"{W}del")
)
_NOT_SHOWN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
_OFF: Final = frozenset(("0", "false", "off"))


def without_hidden(root: etree._Element) -> etree._Element:
    """Empty the runs that are hidden."""
    for mark in list(root.iter(_VANISH)):
        run = next(mark.iterancestors(_R), None)
        if run is not None and mark.get(f"{W}val") not in _OFF:
            run.clear()
    return root


def lines_of(paragraph: etree._Element) -> tuple[list[str], list[etree._Element]]:
    """The lines of a paragraph that are not empty, and its text boxes, each once."""
    plain = _plain_text(paragraph)
    return _closely_read(paragraph) if plain is None else (_lines(plain), [])


def _plain_text(paragraph: etree._Element) -> str | None:
    """The text of a paragraph that has nothing but runs with nothing but text; most are so."""
    pieces: list[str] = []
    for run in paragraph:
        if run.tag == _R:
            for child in run:
                tag = child.tag
                if tag == _T:
                    pieces.append(child.text or "")
                elif tag != _R_PR:
                    return None
        elif run.tag not in _WITHOUT_TEXT:
            return None
    text = "".join(pieces)
    return None if _PRIVATE.search(text) else text


def _closely_read(paragraph: etree._Element) -> tuple[list[str], list[etree._Element]]:
    run = _Run()
    run.read(paragraph)
    return _lines("".join(run.pieces)), run.boxes


def _lines(text: str) -> list[str]:
    if _NOT_SHOWN.search(text):
        text = _NOT_SHOWN.sub("", text)
    return [line for line in map(str.strip, text.replace("\xa0", " ").split("\n")) if line]


class _Run:
    """What is gathered of a paragraph that holds more than plain runs."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.boxes: list[etree._Element] = []

    def read(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in _FIXED:
                self.pieces.append(_FIXED[tag])
            take = _TAKEN.get(tag)
            if take is not None:
                take(self, child)
            elif tag not in _DROPPED:
                self.read(child)

    def text(self, element: etree._Element) -> None:
        text = element.text or ""
        if _PRIVATE.search(text):
            font = _font(element)
            text = _PRIVATE.sub(lambda found: symbol(ord(found[0]), font), text)
        self.pieces.append(text)

    def tab(self, _element: etree._Element) -> None:
        self.pieces.append(_GAP)

    def symbol(self, element: etree._Element) -> None:
        code = element.get(f"{W}char", "")
        if re.fullmatch("[0-9A-Fa-f]{2,5}", code):
            self.pieces.append(symbol(int(code, 16), element.get(f"{W}font", "")))

    def check_box(self, element: etree._Element) -> None:
        """A box to tick, of the kind that has no text: ticked, or as it is at first."""
        marks = {child.tag: child.get(f"{W}val") not in _OFF for child in element}
        is_ticked = marks.get(f"{W}checked", marks.get(f"{W}default", False))
        self.pieces.append("☑" if is_ticked else "□")

    def box(self, element: etree._Element) -> None:
        self.boxes.append(element)

    def alternatives(self, element: etree._Element) -> None:
        """The same thing said several times, for newer and for older programs."""
        for alternative in element:
            before = len(self.pieces) + len(self.boxes)
            self.read(alternative)
            if len(self.pieces) + len(self.boxes) > before:
                return


_TAKEN: Final[dict[str, Callable[[_Run, etree._Element], None]]] = {
    _T: _Run.text,
    f"{_M}t": _Run.text,
    _TAB: _Run.tab,
    _SYM: _Run.symbol,
    _CHECK_BOX: _Run.check_box,
    _BOX: _Run.box,
    _ALTERNATIVES: _Run.alternatives,
}


def _font(text: etree._Element) -> str:
    run = text.getparent()
    fonts = None if run is None else run.find(f"{_R_PR}/{_R_FONTS}")
    return "" if fonts is None else str(fonts.get(f"{W}ascii", ""))
