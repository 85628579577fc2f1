"""The number formats of an XLSX file's cells, and its hidden rows and columns.

calamine gives values without formats; they are found in the file's own XML.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from indicators.readers import sheet_scan
from indicators.readers.number_format import BUILT_IN, GENERAL
from indicators.readers.package import DAMAGES, check_stated_sizes, member, opened
from indicators.readers.sheet_scan import SheetFormats, scan_sheet

_WORKBOOK: Final = "xl/workbook.xml"
_SHEETS: Final = "xl/worksheets/"
_SILENT = frozenset((GENERAL, "@", "", "general"))


def formats_of(data: bytes) -> dict[str, SheetFormats]:
    """The formats of an XLSX file's cells, sheet by sheet; nothing for what cannot be found.

    Raises:
        UnreadableDocument: encrypted, damaged, or it unpacks to more than any form needs.
    """
    with opened(data) as package:
        check_stated_sizes(package, _SHEETS, sheet_scan.LARGEST)
        try:
            styles = _styles(package)
            sheets = [(name, part) for name, part in _sheets(package) if part in package.NameToInfo]
            return {name: _formats(package, part, styles) for name, part in sheets}
        except (*DAMAGES, etree.XMLSyntaxError, KeyError):
            return {}


def _formats(package: zipfile.ZipFile, part: str, styles: Mapping[bytes, str]) -> SheetFormats:
    with package.open(part) as stream:
        return scan_sheet(stream, styles)


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
    if "xl/styles.xml" not in package.NameToInfo:
        return {}
    root = _parsed(package, "xl/styles.xml")
    custom = {int(e.get("numFmtId")): e.get("formatCode") for e in root.iter("{*}numFmt")}
    styles = (e for group in root.iter("{*}cellXfs") for e in group)
    codes = (_code(int(e.get("numFmtId") or 0), custom) for e in styles)
    return {str(n).encode(): code for n, code in enumerate(codes) if code not in _SILENT}


def _code(number: int, custom: Mapping[int, str | None]) -> str:
    return custom.get(number) or BUILT_IN.get(number) or GENERAL


def _parsed(package: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(member(package, name), parser=parser)
