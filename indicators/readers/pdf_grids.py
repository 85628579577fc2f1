"""Pages in order → blocks in reading order: grids, and paragraphs of the text around them."""

from collections.abc import Iterable, Iterator, Sequence

from indicators.core.grid import Block, Cell, Grid, Paragraph, Place
from indicators.readers.pdf_joining import Table, begun, continued, is_page_number
from indicators.readers.pdf_lines import Line, text_of
from indicators.readers.pdf_parts import PageContent, Part, Piece
from indicators.readers.pdf_strays import without_strays

_SNAP = 3.0
_PITCH = 2.2
_SAME_SIZE = 0.5


def blocks_of(pages: Sequence[PageContent]) -> tuple[Block, ...]:
    """Put out each page from its top; a table stands where it begins, with all that goes on."""
    entries: list[Table | Paragraph] = []
    last: int | None = None
    before: PageContent | None = None
    for page in without_strays(pages):
        parts, lines = page.parts, page.lines
        if last is not None and before and parts:
            table = entries[last]
            longer = continued(table, before, page) if isinstance(table, Table) else None
            if longer:
                entries[last] = longer
                parts, lines = parts[1:], tuple(_fresh_lines(page, before))
        for entry in _entries(page, parts, lines):
            if isinstance(entry, Table):
                last = len(entries)
            entries.append(entry)
        last = last if page.parts else None
        before = page
    return tuple(_blocks(entries))


def _fresh_lines(page: PageContent, before: PageContent) -> Iterator[Line]:
    """The lines of a page on which a table goes on, without the title printed again above it."""
    printed = {line.text for line in before.lines}
    for line in page.lines:
        if line.y > page.parts[0].top or is_page_number(line) or line.text not in printed:
            yield line


def _entries(
    page: PageContent, parts: Sequence[Part], lines: Sequence[Line]
) -> Iterator[Table | Paragraph]:
    start = 0
    for part in parts:
        end = sum(line.y < part.top for line in lines)
        yield from _paragraphs(page, lines[start:end])
        yield begun(part)
        start = max(start, end)
    yield from _paragraphs(page, lines[start:])


def _paragraphs(page: PageContent, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Running text fills the width that the page uses; what it fills is one paragraph."""
    edges = [(part.x0, part.x1) for part in page.parts]
    edges += [(line.x0, line.x1) for line in page.lines]
    for group in _groups(lines):
        x0, x1 = min(x for x, _ in edges), max(x for _, x in edges)
        for text in text_of(group, x0, x1).split("\n"):
            yield Paragraph(text, Place(page=page.number))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _is_next(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_next(last: Line, line: Line) -> bool:
    return line.y - last.y < _PITCH * line.size and abs(line.size - last.size) < _SAME_SIZE


def _blocks(entries: Iterable[Table | Paragraph]) -> Iterator[Block]:
    number = 0
    for entry in entries:
        if isinstance(entry, Table):
            number += 1
            yield _grid(entry, number)
        else:
            yield entry


def _grid(table: Table, number: int) -> Grid:
    """Columns are told by their place, for a page may show fewer lines than another."""
    edges = _edges(table.pieces)
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for piece in sorted(table.pieces, key=lambda piece: piece.x0):
        rows[piece.row].append(_cell(piece, edges, number))
    return Grid(tuple(tuple(row) for row in rows))


def _edges(pieces: Iterable[Piece]) -> list[float]:
    edges: list[float] = []
    for place in sorted({place for piece in pieces for place in (piece.x0, piece.x1)}):
        if not edges or place > edges[-1] + _SNAP:
            edges.append(place)
    return edges


def _cell(piece: Piece, edges: Sequence[float], table: int) -> Cell:
    column, end = _nearest(edges, piece.x0), _nearest(edges, piece.x1)
    place = Place(page=piece.page, table=table, row=piece.row + 1, column=column + 1)
    return Cell(piece.text, column, place, end - column, piece.row_span)


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))
