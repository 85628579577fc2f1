"""Runs of text and ruled tables → which text stands in which cell.

A run belongs to the cell in which it is drawn. A spreadsheet prints a text that is too long for
its cell over the borders: the letters that stand on a border tell, and the whole run, or all lines
of the text where it is too tall, belong to the cell to which they are aligned.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.readers.pdf_ruling import Area, Ruling
from indicators.readers.pdf_strokes import Glyph, Run

_CLEAR = 0.8
_PADDING = 3.5
_CENTRED = 0.5
_REACH = 0.25
_LEAST_PITCH, _MOST_PITCH = 1.05, 2.0
_COLLISION = 0.6
_EVEN = 0.1
_ALIGNED = 1.0

# A cell: the number of its table on the page, and of its area in the table.
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a cell lies on the page."""

    x0: float
    y0: float
    x1: float
    y1: float


class Tables:
    """The ruled tables of a page: finds the cell at a place."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self._rulings = rulings
        self._owners = [
            {
                (x, y): index
                for index, area in enumerate(ruling.areas)
                for x in range(area.x0, area.x1)
                for y in range(area.y0, area.y1)
            }
            for ruling in rulings
        ]
        self._inside_first = sorted(range(len(rulings)), key=lambda i: _extent(rulings[i]))

    def at(self, x: float, y: float) -> Spot | None:
        for table in self._inside_first:
            xs, ys = self._rulings[table].xs, self._rulings[table].ys
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                slot = bisect_right(xs, x) - 1, bisect_right(ys, y) - 1
                return table, self._owners[table][slot]
        return None

    def stretch(self, spot: Spot) -> Stretch:
        return stretch_of(self._rulings[spot[0]], self._rulings[spot[0]].areas[spot[1]])


def stretch_of(ruling: Ruling, area: Area) -> Stretch:
    return Stretch(ruling.xs[area.x0], ruling.ys[area.y0], ruling.xs[area.x1], ruling.ys[area.y1])


def _extent(ruling: Ruling) -> float:
    return (ruling.xs[-1] - ruling.xs[0]) * (ruling.ys[-1] - ruling.ys[0])


Placed = tuple[Run, Spot | None]


def place_runs(runs: Sequence[Run], tables: Tables) -> list[Placed]:
    """Give each run, or each piece of it, the cell it belongs to, or none."""
    placed = [piece for run in runs for piece in _pieces(run, tables)]
    by_cell: dict[Spot | None, list[Run]] = {}
    for run, spot in placed:
        by_cell.setdefault(spot, []).append(run)
    return [moved for text in _texts(placed) for moved in _whole(text, tables, by_cell)]


def _pieces(run: Run, tables: Tables) -> Iterator[Placed]:
    first, last = _spot(run.glyphs[0], tables), _spot(run.glyphs[-1], tables)
    if first == last:
        yield run, first
        return
    parts = list(_parts(run, tables))
    start = 0
    for index in range(1, len(parts) + 1):
        if index == len(parts) or _is_clear(parts[index - 1][0], parts[index][0]):
            yield _overflowing(parts[start:index], tables)
            start = index


def _spot(glyph: Glyph, tables: Tables) -> Spot | None:
    return tables.at((glyph.x0 + glyph.x1) / 2, glyph.y)


def _parts(run: Run, tables: Tables) -> Iterator[tuple[list[Glyph], Spot | None]]:
    part: list[Glyph] = []
    spot = None
    for glyph in run.glyphs:
        if glyph.text.isspace():
            if part:
                part.append(glyph)
            continue
        found = _spot(glyph, tables)
        if part and found != spot:
            yield part, spot
            part = []
        spot = found
        part.append(glyph)
    yield part, spot


def _is_clear(left: list[Glyph], right: list[Glyph]) -> bool:
    """Whether two neighbours keep away from each other as texts of two cells do."""
    return right[0].x0 - left[-1].x1 >= _CLEAR


def _overflowing(parts: list[tuple[list[Glyph], Spot | None]], tables: Tables) -> Placed:
    glyphs = [glyph for part, _ in parts for glyph in part]
    while glyphs[-1].text.isspace():
        glyphs.pop()
    run = Run(tuple(glyphs))
    spots = [spot for _, spot in parts if spot is not None]
    if not spots:
        return run, None
    return run, _aligned(run, spots, tables)


def _aligned(run: Run, spots: list[Spot], tables: Tables) -> Spot:
    centre = (run.x0 + run.x1) / 2
    stretches = [(spot, tables.stretch(spot)) for spot in spots]
    for spot, cell in stretches:
        if abs(centre - (cell.x0 + cell.x1) / 2) < _CENTRED:
            return spot
    last, rightmost = stretches[-1]
    if run.x0 - stretches[0][1].x0 > _PADDING and 0 <= rightmost.x1 - run.x1 < _PADDING:
        return last
    return spots[0]


def _texts(placed: list[Placed]) -> Iterator[list[Placed]]:
    """Lines drawn one below the other, in one column of one table, one after the other."""
    text: list[Placed] = []
    for piece in placed:
        if text and not _goes_on(text, piece):
            yield text
            text = []
        text.append(piece)
    if text:
        yield text


def _goes_on(text: list[Placed], piece: Placed) -> bool:
    (last, last_spot), (run, spot) = text[-1], piece
    if last_spot is None or spot is None or last_spot[0] != spot[0] or run.sideways:
        return False
    pitch = run.y - last.y
    if not _LEAST_PITCH * run.size < pitch < _MOST_PITCH * run.size:
        return False
    if len(text) > 1 and abs(pitch - (last.y - text[-2][0].y)) > _EVEN * run.size:
        return False
    centred = abs(run.x0 + run.x1 - last.x0 - last.x1) / 2
    return min(abs(run.x0 - last.x0), centred) < _ALIGNED


def _whole(
    text: list[Placed], tables: Tables, by_cell: Mapping[Spot | None, Sequence[Run]]
) -> list[Placed]:
    """Lines of a text too tall for its cell belong together; other lines stay where they are."""
    spots = [spot for _, spot in text if spot is not None]
    if len(set(spots)) == 1 or not any(
        _straddles(piece, tables) or _collides(piece, by_cell) for piece in text
    ):
        return text
    top = text[0][0].y - text[0][0].size / 2
    bottom = text[-1][0].y + text[-1][0].size / 2

    def misfit(spot: Spot) -> float:
        cell = tables.stretch(spot)
        centred = abs(top + bottom - cell.y0 - cell.y1) / 2
        return min(centred, abs(top - cell.y0), abs(bottom - cell.y1))

    owner = min(dict.fromkeys(spots), key=misfit)
    return [(run, owner) for run, _ in text]


def _straddles(piece: Placed, tables: Tables) -> bool:
    run, spot = piece
    if spot is None:
        return False
    cell = tables.stretch(spot)
    return run.y - _REACH * run.size < cell.y0 or run.y + _REACH * run.size > cell.y1


def _collides(piece: Placed, by_cell: Mapping[Spot | None, Sequence[Run]]) -> bool:
    """Whether a line is drawn over another text."""
    run, spot = piece
    return spot is not None and any(
        other is not run
        and abs(other.y - run.y) < _COLLISION * run.size
        and min(other.x1, run.x1) - max(other.x0, run.x0) > run.size
        for other in by_cell[spot]
    )
