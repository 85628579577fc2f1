"""Sheets → PDF with typst: the forms are handed over as JSON and never become source text."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from indicators.core.problem import Problem
from indicators.writers.layout.sheet import Line, Part, Placed, Sheet, Style, placed
from indicators.writers.measure import lines_in
from indicators.writers.printable import printable

_HERE = Path(__file__).parent
_SOURCE, _FONTS = _HERE / "form.typ", _HERE / "fonts"
# Archival PDF: typst refuses what no font has a glyph for, so that nothing is missing unnoticed.
_ARCHIVAL = "a-2u"
_WITHOUT_GLYPH = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_STAND_IN = "〓"
_MOST_TRIED = 20
# So many lines have room on a page, upright or lying; a row of more may be cut by its end.
_MOST_LINES = {False: 56, True: 38}
_NOTE = "注：打印所用的字体没有以下字符：{}。"
_Json = dict[str, Any]


def write_pdf(sheets: Sequence[Sheet]) -> tuple[bytes, tuple[Problem, ...]]:
    """Draw each form on pages of its own.

    Characters outside the font that comes with the registry are drawn with the system's fonts.

    Returns:
        The document, archival (PDF/A) unless no font has a glyph for a character of it: that is
        told in a note below the last form and as a problem.
    """
    drawn = _drawn(sheets)
    missing = ""
    for _ in range(_MOST_TRIED):
        stand_ins = dict.fromkeys(map(ord, missing), _STAND_IN)
        try:
            data = _compile(drawn.translate(stand_ins), [_ARCHIVAL])
        except typst.TypstError as refusal:
            missing += _missing_in(refusal, missing)
        else:
            break
    if not missing:
        return data, ()
    named = "、".join(f"U+{ord(character):04X}" for character in missing)
    note = Line(_NOTE.format(named), Style.NOTE)
    noted = [*sheets[:-1], replace(sheets[-1], below=(*sheets[-1].below, note))]
    return _compile(_drawn(noted), []), (Problem("character_without_glyph", named),)


def _missing_in(refusal: typst.TypstError, known: str) -> str:
    """The characters without glyph that a refusal names; any other refusal is raised again."""
    match = _WITHOUT_GLYPH.search(refusal.message)
    text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), match["text"]) if match else ""
    found = "".join(c for c in dict.fromkeys(text) if c not in known + _STAND_IN)
    if not found:
        raise refusal
    return found


def _compile(drawn: str, standards: list[Any]) -> bytes:
    data = typst.compile(
        str(_SOURCE),
        root=str(_HERE),
        font_paths=_fonts(),
        sys_inputs={"sheets": drawn},
        pdf_standards=standards,
        format="pdf",
    )
    if not isinstance(data, bytes):
        raise TypeError(f"typst gave {type(data).__name__} for a PDF")
    return data


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=[_FONTS])


def _drawn(sheets: Sequence[Sheet]) -> str:
    return json.dumps([_sheet(sheet) for sheet in sheets], ensure_ascii=False)


def _sheet(sheet: Sheet) -> _Json:
    return {
        "name": printable(sheet.name),
        "widths": sheet.widths,
        "landscape": sheet.landscape,
        "above": [_line(line) for line in sheet.above],
        "below": [_line(line) for line in sheet.below],
        "parts": [_part(part, sheet) for part in sheet.parts],
    }


def _line(line: Line) -> _Json:
    return {"text": printable(line.text), "style": line.style}


def _part(part: Part, sheet: Sheet) -> _Json:
    cells = list(placed(part.rows))
    long = {cell.row for cell in cells if _is_long(cell, sheet)}
    pieces = [
        piece | {"room": _room(cell, sheet.widths), "may_be_cut": _may_be_cut(piece, long)}
        for cell in cells
        for piece in _pieces(cell, part.header)
    ]
    return {
        "header": [piece for piece in pieces if piece["row"] < part.header],
        "body": [piece for piece in pieces if piece["row"] >= part.header],
    }


def _is_long(cell: Placed, sheet: Sheet) -> bool:
    lines = lines_in(cell.box.text, _room(cell, sheet.widths))
    return lines > _MOST_LINES[sheet.landscape]


def _may_be_cut(piece: _Json, long: set[int]) -> bool:
    """Whether a page's end may cut a box: only one that spans rows, or all those of a long row.

    One box of a row that must stay whole keeps the row whole, and what finds no room is lost.
    """
    return piece["rows"] > 1 or piece["row"] in long


def _room(cell: Placed, widths: Sequence[int]) -> int:
    """How many Latin characters stand in a line of a box."""
    return max(sum(widths[cell.column : cell.column + cell.box.columns]) - 2, 2)


def _pieces(cell: Placed, header: int) -> Iterator[_Json]:
    """A box that begins in the header and goes on below it is parted there, its text below."""
    end = cell.row + cell.box.rows
    if not cell.row < header < end:
        yield _piece(cell, cell.row, end, cell.box.text)
        return
    yield _piece(cell, cell.row, header, "") | {"open_below": True}
    yield _piece(cell, header, end, cell.box.text) | {"open_above": True}


def _piece(cell: Placed, start: int, end: int, text: str) -> _Json:
    return {
        "text": printable(text),
        "row": start,
        "rows": end - start,
        "column": cell.column,
        "columns": cell.box.columns,
        "align": cell.box.align,
        "open_above": False,
        "open_below": False,
    }
