"""The number formats of an XLSX file's cells, and its hidden rows and columns.

calamine gives values without formats; they are found in the file's own XML, and only where a
sheet has cells whose format says anything.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any, Final

from lxml import etree

from indicators.readers.number_format import BUILT_IN, GENERAL
from indicators.readers.package import member

_WORKBOOK: Final = "xl/workbook.xml"
_SILENT = frozenset((GENERAL, "@", "", "general"))
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)/?>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\bhidden=\"(?:1|true)\"[^<>]*>")
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*?)/?>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*?)><(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_WIDEST = 16_384
_MOST_UNVALUED = 20


@dataclass(frozen=True, slots=True)
class SheetFormats:
    """By row and column from 0; `codes` holds only formats that say something.

    `unvalued` are the first cells with a formula whose value was never computed.
    """

    codes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unvalued: tuple[tuple[int, int], ...] = ()


NO_FORMATS: Final = SheetFormats()


def formats_of(data: bytes) -> dict[str, SheetFormats]:
    """The formats of an XLSX file's cells, sheet by sheet; nothing for what cannot be found."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            styles = _styles(package)
            return {
                name: _sheet_formats(member(package, part), styles)
                for name, part in _sheets(package)
                if part in package.namelist()
            }
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, EOFError, ValueError):
        return {}


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = {
        element.get("Id"): element.get("Target")
        for element in _parsed(package, "xl/_rels/workbook.xml.rels")
    }
    for element in _parsed(package, _WORKBOOK).iter("{*}sheet"):
        identity = next((v for k, v in element.attrib.items() if k.endswith("}id")), None)
        target = relations.get(identity) or ""
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield element.get("name") or "", posixpath.normpath(part)


def _styles(package: zipfile.ZipFile) -> dict[bytes, str]:
    """The formats that say something, by the style's number as cells print it."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    root = _parsed(package, "xl/styles.xml")
    custom = {int(e.get("numFmtId")): e.get("formatCode") for e in root.iter("{*}numFmt")}
    styles = (e for group in root.iter("{*}cellXfs") for e in group)
    codes = (_code(int(e.get("numFmtId") or 0), custom) for e in styles)
    return {str(n).encode(): code for n, code in enumerate(codes) if code not in _SILENT}


def _code(number: int, custom: Mapping[int, str | None]) -> str:
    return custom.get(number) or BUILT_IN.get(number) or GENERAL


def _sheet_formats(xml: bytes, styles: Mapping[bytes, str]) -> SheetFormats:
    return SheetFormats(
        dict(_codes(xml, styles)) if styles else {},
        frozenset(_hidden_rows(xml)),
        frozenset(_hidden_columns(xml)),
        tuple(islice(_unvalued(xml), _MOST_UNVALUED)),
    )


def _codes(xml: bytes, styles: Mapping[bytes, str]) -> Iterator[tuple[tuple[int, int], str]]:
    for match in _CELL.finditer(xml):
        style = _STYLE.search(match[1])
        code = styles.get(style[1]) if style else None
        place = _REFERENCE.search(match[1]) if code else None
        if code and place:
            yield (int(place[2]) - 1, _column(place[1])), code


def _unvalued(xml: bytes) -> Iterator[tuple[int, int]]:
    for match in _FORMULA.finditer(xml):
        place = _REFERENCE.search(match[1])
        if place:
            yield int(place[2]) - 1, _column(place[1])


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for match in _HIDDEN_ROW.finditer(xml):
        number = _ROW_NUMBER.search(match[0])
        if number:
            yield int(number[1]) - 1


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for match in _COLUMN.finditer(xml):
        said = {name.decode(): text.decode() for name, text in _ATTRIBUTE.findall(match[1])}
        if said.get("hidden") in ("1", "true"):
            first, last = int(said.get("min", 1)), int(said.get("max", 1))
            yield from range(first - 1, min(last, _WIDEST))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _parsed(package: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(member(package, name), parser=parser)
