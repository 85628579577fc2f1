"""ODS, ODT and XLSB → blocks: LibreOffice makes of them what is read exactly, formats included."""

from typing import Final

from indicators.core.document import Document
from indicators.readers.docx import read_docx
from indicators.readers.office import converted
from indicators.readers.package import check_stated_sizes, opened
from indicators.readers.spreadsheet import read_xlsx

_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_HEAD = 128
_OF_DOCX: Final = "MS Word 2007 XML"
_OF_XLSX: Final = "Calc MS Excel 2007 XML"


def read_opendocument(data: bytes) -> Document:
    """Read the bytes of an ODS or ODT file; places are those of the XLSX or DOCX.

    Raises:
        UnreadableDocument: LibreOffice is missing, takes too long, or cannot open the file.
    """
    _check_sizes(data)
    if _TEXT in data[:_HEAD]:
        return read_docx(converted(data, "ODT", ("writer8", _OF_DOCX), "docx"))
    return read_xlsx(converted(data, "ODS", ("calc8", _OF_XLSX), "xlsx"))


def read_xlsb(data: bytes) -> Document:
    """Read the bytes of an XLSB file; raises as `read_opendocument`."""
    _check_sizes(data)
    return read_xlsx(converted(data, "XLSB", ("Calc MS Excel 2007 Binary", _OF_XLSX), "xlsx"))


def _check_sizes(data: bytes) -> None:
    with opened(data) as package:
        check_stated_sizes(package)
