"""Which reader reads which document: decided by the content, never by the name."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Final

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers.cell_formats import formats_of
from indicators.readers.doc import read_doc
from indicators.readers.docx import read_docx
from indicators.readers.html import read_html
from indicators.readers.pdf import read_pdf
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.spreadsheet import read_spreadsheet
from indicators.readers.text import read_encoded_text

_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_HEAD = 1024
_MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]|<meta\s", re.IGNORECASE
)
# Names of streams, as the directory of an OLE file has them.
_STREAMS: Final = tuple(
    (name.encode("utf-16-le"), kind)
    for name, kind in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
    )
)


def read_document(data: bytes) -> Document:
    """Read a file's bytes into blocks in printed order.

    Raises:
        UnreadableDocument: empty, damaged, encrypted, of a format that cannot be read, or in no
            known encoding.
    """
    return _reader_for(data)(data)


def _reader_for(data: bytes) -> Callable[[bytes], Document]:
    if not data.strip():
        raise UnreadableDocument(Problem("empty_file"))
    if _PDF in data[:_HEAD]:
        return read_pdf
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _reader_of_package(data)
    if data.startswith(_OLE):
        return _reader_of_ole(data)
    if data.startswith(_RTF):
        return read_doc
    if _MARKUP.search(_narrow(data[: 4 * _HEAD])):
        return read_html
    return read_encoded_text


def _narrow(head: bytes) -> bytes:
    """The first bytes of a file, of two bytes a character or of one, as one."""
    return head.replace(b"\0", b"")


def _reader_of_package(data: bytes) -> Callable[[bytes], Document]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise UnreadableDocument(Problem("damaged_file", "ZIP")) from error
    if any(name.startswith("word/") for name in names):
        return read_docx
    if any(name.startswith("xl/") for name in names):
        return _read_xlsx
    if "content.xml" in names and "mimetype" in names:
        return lambda ods: read_spreadsheet(ods, {})
    raise UnreadableDocument(Problem("unsupported_format", "ZIP"))


def _read_xlsx(data: bytes) -> Document:
    return read_spreadsheet(data, formats_of(data))


def _reader_of_ole(data: bytes) -> Callable[[bytes], Document]:
    kind = next((kind for name, kind in _STREAMS if name in data), None)
    if kind == "encrypted":
        raise UnreadableDocument(Problem("encrypted"))
    if kind == "doc":
        return read_doc
    if kind == "xls":
        return lambda xls: read_spreadsheet(xls, {})
    raise UnreadableDocument(Problem("unsupported_format", "OLE"))
