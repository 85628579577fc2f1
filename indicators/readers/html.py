"""HTML → blocks: tables with their spans, and the lines of text between them."""

from typing import Final

from lxml import etree

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers.html_encoding import as_utf8
from indicators.readers.html_flow import Flow
from indicators.readers.html_hiding import may_hide, without_hidden
from indicators.readers.nesting import Table, document_of
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.web_archive import is_archive, pages_of

MOST_TAGS: Final = 2_000_000
_LIMITS: Final = frozenset(
    (etree.ErrorTypes.ERR_INTERNAL_ERROR, etree.ErrorTypes.ERR_RESOURCE_LIMIT)
)
_PICTURES: Final = ("img", "canvas", "embed")


def read_html(data: bytes) -> Document:
    """Read a page's bytes, or those of a page kept with all that belongs to it (MHTML).

    Places count the lines of text between tables, and tables, rows and columns, from 1.

    Raises:
        UnreadableDocument: no text in it, or larger or deeper than any page.
    """
    pages = [_parsed(page) for page in (pages_of(data) if is_archive(data) else [data])]
    content: list[str | Table] = []
    for page in pages:
        if page is not None:
            content.extend(Flow().read(page))
    document = document_of(content)
    if not document.blocks and not document.problems:
        has_picture = any(
            p is not None and next(p.iter(*_PICTURES), None) is not None for p in pages
        )
        raise UnreadableDocument(Problem("scanned" if has_picture else "empty_file"))
    return document


def _parsed(data: bytes) -> etree._Element | None:
    """The page as a tree, whose depth the parser limits; None if there is nothing in it."""
    page = as_utf8(data)
    if page.count(b"<") > MOST_TAGS:
        raise UnreadableDocument(Problem("expands_too_far"))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page, parser=parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(Problem("damaged_file", "HTML")) from error
    if any(entry.type in _LIMITS for entry in parser.error_log):
        raise UnreadableDocument(Problem("damaged_file", "HTML"))
    return without_hidden(root) if root is not None and may_hide(page) else root
