"""PDF → blocks: ruled tables, over as many pages as they cover, and the text around them.

Cells are what the drawn lines enclose, so merged cells have their spans. Pages that are pictures
are named, not guessed.
"""

import logging
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from indicators.core.document import Document
from indicators.core.grid import Place
from indicators.core.problem import Problem
from indicators.readers.pdf_grids import blocks_of
from indicators.readers.pdf_letters import is_unreadable
from indicators.readers.pdf_parts import PageContent, content_of
from indicators.readers.pdf_ruling import TooManyRules
from indicators.readers.pdf_strokes import sheet_of
from indicators.readers.refusal import UnreadableDocument

_FORMAT = "PDF"
_PICTURE = 0.5
_FEW_LETTERS = 20
_EMPTY_STREAM = 16

# Their warnings are about fonts and colours; what they cannot read at all they raise.
for _library in ("pdfminer", "pdfplumber"):
    logging.getLogger(_library).setLevel(logging.ERROR)


def read_pdf(data: bytes) -> Document:
    """Read a PDF file's bytes; places count pages, tables, rows and columns from 1.

    Raises:
        UnreadableDocument: encrypted, damaged, or made of pictures only.
    """
    problems: list[Problem] = []
    pages = list(_pages(_opened(data), problems))
    if not any(page.parts or page.lines for page in pages):
        raise UnreadableDocument(_reason(problems))
    return Document(blocks_of(pages), tuple(problems))


def _reason(problems: list[Problem]) -> Problem:
    """What a document without a single letter suffers from."""
    codes = {problem.code for problem in problems}
    if "scanned" in codes:
        return Problem("scanned")
    return Problem("damaged_file", _FORMAT) if codes else Problem("empty_file")


def _opened(data: bytes) -> list[Page]:
    try:
        pages = pdfplumber.open(BytesIO(data), raise_unicode_errors=False).pages
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableDocument(_refusal(error)) from error
    if not pages:
        raise UnreadableDocument(Problem("damaged_file", _FORMAT))
    return pages


def _refusal(error: Exception) -> Problem:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return Problem("encrypted")
    return Problem("damaged_file", _FORMAT)


def _pages(pages: list[Page], problems: list[Problem]) -> Iterator[PageContent]:
    for page in pages:
        place = Place(page=page.page_number)
        try:
            if _is_lost(page):
                problems.append(Problem("damaged_file", _FORMAT, place))
                continue
            problems.extend(Problem(code, place=place) for code in _doubts(page))
            yield content_of(sheet_of(page))
        except TooManyRules:
            problems.append(Problem("needs_too_much_memory", place=place))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- the library raises what damage makes of its code
            problems.append(Problem("damaged_file", _FORMAT, place))
        finally:
            page.close()


def _is_lost(page: Page) -> bool:
    """Whether a page's drawing cannot be unpacked, which the library takes for an empty page."""
    streams = [resolve1(item) for item in page.page_obj.contents]
    return any(
        isinstance(stream, PDFStream)
        and len(stream.rawdata or b"") > _EMPTY_STREAM
        and not stream.get_data()
        for stream in streams
    )


def _doubts(page: Page) -> Iterator[str]:
    """Why a page's text may not be what a person sees on it."""
    text = "".join(char["text"] for char in page.chars)
    if len("".join(text.split())) < _FEW_LETTERS and _is_picture(page, bare=not text.strip()):
        yield "scanned"
    if is_unreadable(text):
        yield "unreadable_font"


def _is_picture(page: Page, *, bare: bool) -> bool:
    """Whether a page shows a picture, or letters drawn as shapes, in place of text."""
    if bare and (page.images or page.curves):
        return True
    covered = [image["width"] * image["height"] for image in page.images]
    return max(covered, default=0) > _PICTURE * page.width * page.height
