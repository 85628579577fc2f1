"""Texts drawn beyond the page's table → the cell that the page break cut.

A spreadsheet draws the text of a merged cell in the middle of the whole cell on every page that
shows a piece of it, and hides what falls outside. The hidden text is the cell's, or is there twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.readers.pdf_joining import is_below, is_in_line, is_page_number, repeated_rows
from indicators.readers.pdf_lines import Line, line_of, lines_of, rows_of
from indicators.readers.pdf_parts import PageContent, Part, Piece
from indicators.readers.pdf_strokes import Run

_CENTRED = 1.5


def without_strays(pages: Sequence[PageContent]) -> list[PageContent]:
    """Put each text that was drawn beyond a table's end on a page back into its cell."""
    settled = list(pages)
    for index in range(1, len(settled)):
        before, page = settled[index - 1], settled[index]
        if before.parts and page.parts and is_in_line(before.parts[-1], page.parts[0]):
            settled[index - 1 : index + 1] = _settled(before, page)
    return settled


def _settled(before: PageContent, page: PageContent) -> tuple[PageContent, PageContent]:
    last, first = before.parts[-1], page.parts[0]
    cut = list(_cut_cells(last, first))
    before = _parted(before, [run for run in before.runs if run.y > last.bottom], cut)
    page = _parted(page, [run for run in page.runs if run.y < first.top], cut)
    for line in before.lines:
        if line.y > last.bottom and (pair := _owner(line, cut)):
            before, last = _moved(line, before, last, None if _is_told(pair, line) else pair[0])
    for line in page.lines:
        if line.y < first.top and (pair := _owner(line, cut)):
            page, first = _moved(line, page, first, None if _says(pair, line) else pair[1])
    return before, page


def _parted(
    page: PageContent, runs: Sequence[Run], cut: Iterable[tuple[Piece, Piece]]
) -> PageContent:
    """Part what stands beside each other beyond a table into the texts of its cells."""
    left = list(runs)
    own: list[Line] = []
    for piece, rest in cut:
        for row in rows_of(run for run in left if piece.x0 <= run.x0 and run.x1 <= piece.x1):
            line = line_of(row)
            if _is_of(line, (piece, rest)):
                own.append(line)
                left = [run for run in left if run not in row]
    if not own:
        return page
    heights = {run.y for run in runs}
    kept = [line for line in page.lines if line.y not in heights]
    lines = sorted((*kept, *own, *lines_of(left)), key=lambda line: line.y)
    return replace(page, lines=tuple(lines))


def _cut_cells(last: Part, first: Part) -> Iterable[tuple[Piece, Piece]]:
    heads = repeated_rows(last, first)
    for piece in last.pieces:
        for rest in first.pieces:
            is_cut = piece.end == last.rows and rest.row == heads and is_below(piece, rest)
            if is_cut and (_spans_rows(piece, rest) or not piece.lines):
                yield piece, rest


def _spans_rows(piece: Piece, rest: Piece) -> bool:
    return max(piece.row_span, rest.row_span) > 1


def _owner(line: Line, cut: Iterable[tuple[Piece, Piece]]) -> tuple[Piece, Piece] | None:
    return next((pair for pair in cut if _is_of(line, pair)), None)


def _is_of(line: Line, pair: tuple[Piece, Piece]) -> bool:
    """Whether a line stands where the cell's text would: in its middle, or below its lines."""
    piece = pair[0]
    if is_page_number(line) and not _says(pair, line):
        return False
    centred = abs(line.x0 + line.x1 - piece.x0 - piece.x1) / 2 < _CENTRED
    is_below = any(abs(line.x0 - other.x0) < _CENTRED for part in pair for other in part.lines)
    return (centred or is_below) and piece.x0 <= line.x0 and line.x1 <= piece.x1


def _says(pair: tuple[Piece, Piece], line: Line) -> bool:
    return any(line.text in piece.text for piece in pair)


def _is_told(pair: tuple[Piece, Piece], line: Line) -> bool:
    """Whether a line below a table is said already.

    Not so by a cell that has no text, nor by one that is printed again without the line.
    """
    if not pair[0].lines and not _spans_rows(*pair):
        return False
    is_again = bool(pair[0].text) and pair[1].text.startswith(pair[0].text)
    return line.text in pair[0].text if is_again else _says(pair, line)


def _moved(
    line: Line, page: PageContent, part: Part, piece: Piece | None
) -> tuple[PageContent, Part]:
    """Take a line off the page, and put it into a cell if one lacks it."""
    pieces = tuple(_with(line, other) if other is piece else other for other in part.pieces)
    filled = replace(part, pieces=pieces)
    parts = tuple(filled if other is part else other for other in page.parts)
    lines = tuple(other for other in page.lines if other is not line)
    return replace(page, parts=parts, lines=lines), filled


def _with(line: Line, piece: Piece) -> Piece:
    return replace(piece, lines=tuple(sorted((*piece.lines, line), key=lambda line: line.y)))
