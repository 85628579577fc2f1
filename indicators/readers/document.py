"""Which reader reads which document: decided by the content, never by the name."""

import re
from collections.abc import Callable
from typing import Final

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers import ole
from indicators.readers.converted import read_opendocument, read_xlsb
from indicators.readers.doc import read_doc
from indicators.readers.docx import read_docx
from indicators.readers.docx_package import is_word_xml
from indicators.readers.html import read_html
from indicators.readers.package import SIGNATURES, Package, kind_of, opened
from indicators.readers.pdf import read_pdf
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.spreadsheet import read_xls, read_xlsx
from indicators.readers.text import read_encoded_text
from indicators.readers.web_archive import is_archive

Reader = Callable[[bytes], Document]

_PDF: Final = b"%PDF-"
_RTF: Final = b"{\\rtf"
_HEAD = 1024
_MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]|<meta\s", re.IGNORECASE
)
_OF_PACKAGES: Final[dict[Package, Reader]] = {
    Package.DOCX: read_docx,
    Package.XLSX: read_xlsx,
    Package.XLSB: read_xlsb,
    Package.OPEN_DOCUMENT: read_opendocument,
}
_OF_OLE: Final[dict[str, Reader]] = {"doc": read_doc, "xls": read_xls}


def read_document(data: bytes) -> Document:
    """Read a file's bytes into blocks in printed order.

    Raises:
        UnreadableDocument: empty, damaged, encrypted, of a format that cannot be read, or in no
            known encoding.
    """
    return _reader_for(data)(data)


def _reader_for(data: bytes) -> Reader:
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableDocument(Problem("empty_file"))
    if data.startswith(SIGNATURES):
        return _reader_of_package(data)
    if data.startswith(ole.SIGNATURE):
        return _reader_of_ole(data)
    if _PDF in data[:_HEAD]:
        return read_pdf
    if data.lstrip().startswith(_RTF):
        return read_doc
    return _reader_of_text(data[: 4 * _HEAD])


def _reader_of_text(head: bytes) -> Reader:
    if is_word_xml(head):
        return read_docx
    if is_archive(head) or _MARKUP.search(_narrow(head)):
        return read_html
    return read_encoded_text


def _narrow(head: bytes) -> bytes:
    """The first bytes of a file, of two bytes a character or of one, as one."""
    return head.replace(b"\0", b"")


def _reader_of_package(data: bytes) -> Reader:
    with opened(data) as package:
        kind = kind_of(package.namelist())
    if kind is Package.ARCHIVE:
        raise UnreadableDocument(Problem("nested_archive"))
    if kind not in _OF_PACKAGES:
        raise UnreadableDocument(Problem("unsupported_format", "ZIP"))
    return _OF_PACKAGES[kind]


def _reader_of_ole(data: bytes) -> Reader:
    kind = ole.kind_of(data)
    if kind == "encrypted":
        raise UnreadableDocument(Problem("encrypted"))
    if kind in (None, "xls") and ole.is_cut(data):
        raise UnreadableDocument(Problem("damaged_file", "XLS" if kind else "Office"))
    if kind not in _OF_OLE:
        raise UnreadableDocument(Problem("unsupported_format", (kind or "OLE").upper()))
    return _OF_OLE[kind]
