"""DOC and RTF → blocks: LibreOffice makes a DOCX of it, where it is installed."""

from typing import Final

from indicators.core.document import Document
from indicators.readers.docx import read_docx
from indicators.readers.office import converted

_RTF: Final = b"{\\rtf"
_OF_RTF: Final = "Rich Text Format"
# Named, because a damaged file that no filter knows would else be taken for plain text.
_OF_DOC: Final = "MS Word 97"
_OF_DOCX: Final = "MS Word 2007 XML"


def read_doc(data: bytes) -> Document:
    """Read the bytes of a DOC or RTF file; places are those of the DOCX.

    Raises:
        UnreadableDocument: LibreOffice is missing, takes too long, or cannot open the file; or
            there is no text in it.
    """
    name, reading = ("RTF", _OF_RTF) if data.lstrip().startswith(_RTF) else ("DOC", _OF_DOC)
    return read_docx(converted(data, name, (reading, _OF_DOCX), "docx"))
