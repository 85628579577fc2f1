"""A worksheet's XML → what calamine does not tell of it: formats, hidden parts, size.

The XML is gone through piece by piece with few expressions instead of being parsed: a sheet may
have a million rows that are formatted and empty, and they must cost next to nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import IO, Final

LARGEST: Final = 512 * 1024 * 1024
"""How much of a sheet's XML is gone through."""

_PIECE = 4 * 1024 * 1024
_LONGEST_ROW = 16 * 1024 * 1024
_MOST_UNVALUED = 20
_MOST_STYLES = 64
_WIDEST = 16_384
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')
_IS_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_LETTERS = re.compile(rb'\br="([A-Z]{2,3})[0-9]')
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^<>]*ref="[A-Z]+[0-9]+:([A-Z]{1,3})[0-9]+"')
_ERROR = b't="e"'
_TEXT_TYPES = (b't="s"', b't="inlineStr"', b't="str"', b't="b"', b't="e"')


@dataclass(slots=True)
class SheetFormats:
    """By row and column from 0; `codes` holds only formats that say something.

    `unvalued` are the first cells with a formula whose value was never computed, `errors` the
    cells that show an error, which calamine gives as empty. `height` and `width` reach as far as
    there are values; 0 where the sheet does not say.
    """

    codes: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    height: int = 0
    width: int = 0


NO_FORMATS: Final = SheetFormats()


def scan_sheet(stream: IO[bytes], styles: Mapping[bytes, str]) -> SheetFormats:
    """Go through a worksheet; `styles` are the formats that say something, by their numbers."""
    found = SheetFormats()
    pieces = _pieces(stream)
    first = next(pieces, b"")
    root, size = _ROOT.search(first), _DIMENSION.search(first)
    words = _words(root[1] or b"" if root else b"", tuple(sorted(styles)))
    found.width = _column(size[1]) + 1 if size else 0
    for piece in chain((first,), pieces):
        _take(piece, words, styles, found)
        _measure(piece, words, found, width_is_told=size is not None)
    return found


def column_number(letters: bytes) -> int:
    """The column that letters name, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


_column = lru_cache(maxsize=2 * _WIDEST)(column_number)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Pieces of whole rows."""
    rest = b""
    for _ in range(LARGEST // _PIECE):
        more = stream.read(_PIECE)
        piece = rest + more
        cut = max(piece.rfind(b"<row"), piece.rfind(b":row")) if more else len(piece)
        if cut > 0:
            cut = piece.rfind(b"<", 0, cut + 1) if more else cut
            yield piece[:cut]
        rest = piece[max(cut, 0) :]
        if not more or len(rest) > _LONGEST_ROW:
            return


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions for a sheet whose tags bear a prefix, or as nearly always none."""

    formatted: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    column: re.Pattern[bytes]
    formula: bytes
    unvalued: re.Pattern[bytes]
    error: re.Pattern[bytes]
    cell: bytes
    row: bytes
    ends: tuple[bytes, ...]


@lru_cache(maxsize=8)
def _words(prefix: bytes, styles: tuple[bytes, ...]) -> _Words:
    told = b"|".join(styles) if len(styles) <= _MOST_STYLES else b"[0-9]+"
    p = re.escape(prefix)
    return _Words(
        formatted=re.compile(rb' s="(%b)"[^<>]*(?<!/)>' % told),
        hidden_row=re.compile(rb'<%brow\s([^<>]*?\bhidden="(?:1|true)"[^<>]*)>' % p),
        column=re.compile(rb"<%bcol\s([^<>]*)>" % p),
        formula=b"<%bf" % prefix,
        unvalued=re.compile(
            rb"<%bf(?:\s[^<>]*)?(?:/>|>[^<]*</%bf>)(<%bv\s*/>|<%bv></%bv>)?</%bc>" % ((p,) * 6)
        ),
        error=re.compile(
            rb'<%bc\s([^<>]*\bt="e"[^<>]*)>(?:<%bf(?:\s[^<>]*)?(?:/>|>[^<]*</%bf>))?<%bv>([^<]*)'
            % ((p,) * 4)
        ),
        cell=b"<%bc " % prefix,
        row=b"<%brow" % prefix,
        ends=(b"</%bv>" % prefix, b"</%bis>" % prefix),
    )


def _take(piece: bytes, words: _Words, styles: Mapping[bytes, str], found: SheetFormats) -> None:
    if styles:
        _take_codes(piece, words, styles, found.codes)
    if b"hidden=" in piece:
        found.hidden_rows.update(_numbers(words.hidden_row.finditer(piece)))
        for match in words.column.finditer(piece):
            found.hidden_columns.update(_hidden_columns(match[1]))
    if words.formula in piece:
        wanted = _MOST_UNVALUED - len(found.unvalued)
        found.unvalued.extend(islice(_unvalued(piece, words), wanted))
    if _ERROR in piece:
        _take_errors(piece, words, found.errors)


def _take_errors(piece: bytes, words: _Words, errors: dict[int, dict[int, str]]) -> None:
    for match in words.error.finditer(piece):
        place = _place(match[1])
        if place:
            errors.setdefault(place[0], {})[place[1]] = match[2].decode("utf-8", "replace")


def _measure(piece: bytes, words: _Words, found: SheetFormats, *, width_is_told: bool) -> None:
    """See how far the values reach."""
    last = max(map(piece.rfind, words.ends))
    if last < 0:
        return
    number = _ROW_NUMBER.search(piece, max(0, piece.rfind(words.row, 0, last)))
    found.height = int(number[1]) if number else found.height + piece.count(words.row)
    if not width_is_told:
        widest = max(set(_LETTERS.findall(piece)), key=_column, default=b"Z")
        found.width = max(found.width, _column(widest) + 1)


def _take_codes(
    piece: bytes, words: _Words, styles: Mapping[bytes, str], codes: dict[int, dict[int, str]]
) -> None:
    """Take the formats of cells that hold numbers."""
    for match in words.formatted.finditer(piece):
        tag = piece[piece.rfind(b"<", 0, match.start()) : match.end()]
        if not tag.startswith(words.cell) or any(kind in tag for kind in _TEXT_TYPES):
            continue
        place, code = _place(tag), styles.get(match[1])
        if place and code:
            codes.setdefault(place[0], {})[place[1]] = code


def _place(tag: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(tag)
    return (int(found[2]) - 1, _column(found[1])) if found else None


def _numbers(rows: Iterator[re.Match[bytes]]) -> Iterator[int]:
    for match in rows:
        number = _ROW_NUMBER.search(match[1])
        if number:
            yield int(number[1]) - 1


def _hidden_columns(said: bytes) -> range:
    if not _IS_HIDDEN.search(said):
        return range(0)
    values = dict(_ATTRIBUTE.findall(said))
    first, last = int(values.get(b"min", b"1")), int(values.get(b"max", b"1"))
    return range(first - 1, min(last, _WIDEST))


def _unvalued(piece: bytes, words: _Words) -> Iterator[tuple[int, int]]:
    """Cells whose formula has no value; one that came to an empty text says that it is text."""
    for match in words.unvalued.finditer(piece):
        cell = piece[piece.rfind(words.cell, 0, match.start()) : match.start()]
        place = _place(cell)
        if place and not (match[1] and b't="str"' in cell):
            yield place
