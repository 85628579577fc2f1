"""Which reader reads which document: decided by the content, never by the name."""

from collections.abc import Callable

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.text import read_text

_ENCODINGS = ("utf-8-sig", "gb18030")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX/XLSX/ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/XLS"),
)


def read_document(data: bytes) -> Document:
    """Read a file's bytes into blocks in printed order.

    Raises:
        UnreadableDocument: empty, of a format that cannot be read, or in no known encoding.
    """
    return _reader_for(data)(data)


def _reader_for(data: bytes) -> Callable[[bytes], Document]:
    if not data.strip():
        raise UnreadableDocument(Problem("empty_file"))
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(Problem("unsupported_format", name))
    return _read_encoded_text


def _read_encoded_text(data: bytes) -> Document:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return Document(read_text(text))
    raise UnreadableDocument(Problem("unknown_encoding"))
