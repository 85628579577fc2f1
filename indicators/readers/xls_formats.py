"""The number formats of an XLS file's cells, and its hidden rows and columns.

calamine gives values without formats; they are found in the records of the workbook's stream
([MS-XLS] 2.4: FORMAT, XF, BOUNDSHEET8, and the records of cells that hold numbers).
"""

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

import olefile

from indicators.core.problem import Problem
from indicators.readers.number_format import BUILT_IN, GENERAL
from indicators.readers.refusal import UnreadableDocument
from indicators.readers.sheet_scan import SheetFormats

_STREAMS: Final = ("Workbook", "Book")
_EOF: Final = 0x000A
_FORMULA: Final = 0x0006
_PASSWORD: Final = 0x002F
_COLUMNS: Final = 0x007D
_SHEET: Final = 0x0085
_NUMBERS: Final = 0x00BD
_STYLE: Final = 0x00E0
_NUMBER: Final = 0x0203
_ROW: Final = 0x0208
_BOOLEAN_OR_ERROR: Final = 0x0205
_RK: Final = 0x027E
_FORMAT: Final = 0x041E
_HIDDEN_ROW: Final = 0x20
_SILENT = frozenset((GENERAL, "@", "", "general"))
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_OF_ERROR: Final = 2  # the kind of a formula's value that is no number
_NO_NUMBER: Final = 0xFFFF
_CELLS = frozenset((_FORMULA, _NUMBER, _RK))

Record = tuple[int, bytes]


def xls_formats_of(data: bytes) -> dict[str, SheetFormats]:
    """The formats of an XLS file's cells, sheet by sheet; nothing for what cannot be found.

    Raises:
        UnreadableDocument: the file is protected by a password.
    """
    try:
        with olefile.OleFileIO(BytesIO(data)) as package:
            name = next(name for name in _STREAMS if package.exists(name))
            stream = package.openstream(name).read()
        return dict(_sheets(stream))
    except (StopIteration, OSError, struct.error, IndexError, UnicodeDecodeError):
        return {}


def _sheets(stream: bytes) -> Iterator[tuple[str, SheetFormats]]:
    codes: dict[int, str] = {}
    styles: list[int] = []
    sheets: list[tuple[str, int]] = []
    for kind, body in _records(stream, 0):
        if kind == _PASSWORD:
            raise UnreadableDocument(Problem("encrypted"))
        if kind == _FORMAT:
            codes[_short(body, 0)] = _text(body[2:], wide_count=True)
        elif kind == _STYLE:
            styles.append(_short(body, 2))
        elif kind == _SHEET:
            sheets.append((_text(body[6:], wide_count=False), struct.unpack_from("<I", body)[0]))
    shown = [codes.get(number) or BUILT_IN.get(number) or GENERAL for number in styles]
    for name, start in sheets:
        yield name, _formats(stream, start, dict(enumerate(shown)))


def _formats(stream: bytes, start: int, shown: Mapping[int, str]) -> SheetFormats:
    codes: dict[int, dict[int, str]] = {}
    rows: set[int] = set()
    columns: set[int] = set()
    errors: dict[int, dict[int, str]] = {}
    for kind, body in _records(stream, start):
        error = _error(kind, body)
        if error:
            errors.setdefault(_short(body, 0), {})[_short(body, 2)] = error
        for row, column, style in _cells(kind, body):
            code = shown.get(style, GENERAL)
            if code not in _SILENT:
                codes.setdefault(row, {})[column] = code
        if kind == _ROW and _short(body, 12) & _HIDDEN_ROW:
            rows.add(_short(body, 0))
        elif kind == _COLUMNS and _short(body, 8) & 1:
            columns.update(range(_short(body, 0), _short(body, 2) + 1))
    return SheetFormats(codes, rows, columns, errors=errors)


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of each number in a record."""
    if kind in _CELLS:
        yield _short(body, 0), _short(body, 2), _short(body, 4)
    elif kind == _NUMBERS:
        row, first = _short(body, 0), _short(body, 2)
        for index in range((len(body) - 6) // 6):
            yield row, first + index, _short(body, 4 + 6 * index)


def _error(kind: int, body: bytes) -> str | None:
    """The error that a cell shows: its own, or that of its formula."""
    if kind == _BOOLEAN_OR_ERROR and body[7]:
        return _ERRORS.get(body[6])
    if kind == _FORMULA and _short(body, 12) == _NO_NUMBER and body[6] == _OF_ERROR:
        return _ERRORS.get(body[8])
    return None


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of a substream, up to its end."""
    position = start
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == _EOF:
            return
        yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _text(body: bytes, *, wide_count: bool) -> str:
    """A string with the count of its characters before it, of one byte or two."""
    head = 2 if wide_count else 1
    count = _short(body, 0) if wide_count else body[0]
    is_wide = body[head] & 1
    encoded = body[head + 1 : head + 1 + count * (2 if is_wide else 1)]
    return encoded.decode("utf-16-le" if is_wide else "latin-1")


def _short(body: bytes, offset: int) -> int:
    return int(struct.unpack_from("<H", body, offset)[0])
