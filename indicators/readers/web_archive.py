"""A page that is kept in one file with all that belongs to it (MHTML) → its pages of HTML."""

import email
import re
from email.message import Message
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.html_encoding import as_utf8
from indicators.readers.refusal import UnreadableDocument

_HEAD: Final = 2048
_LETTER: Final = re.compile(
    rb"\s*(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
    rb"Content-Type:\s*(?:multipart/related|text/html)",
    re.IGNORECASE,
)
_NO_PAGE: Final = Problem("damaged_file", "MHTML")


def is_archive(data: bytes) -> bool:
    """Whether a file begins like a letter that carries a page."""
    return _LETTER.match(data[:_HEAD]) is not None


def pages_of(data: bytes) -> list[bytes]:
    """The pages, in their order: a workbook has one a sheet.

    Raises:
        UnreadableDocument: none is in it.
    """
    try:
        parts = list(email.message_from_bytes(data).walk())
    except RecursionError as error:
        raise UnreadableDocument(_NO_PAGE) from error
    pages = [_page(part) for part in parts if part.get_content_type() == "text/html"]
    if not pages:
        raise UnreadableDocument(_NO_PAGE)
    return pages


def _page(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return as_utf8(body, part.get_content_charset()) if isinstance(body, bytes) else b""
