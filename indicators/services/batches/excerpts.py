"""The part of a document that each form was read of, as it is shown beside the form."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from indicators.core.form import FormContent
from indicators.core.grid import Block, Cell, Paragraph
from indicators.recogniser.recognise import Leftover
from indicators.writers.contract import place_json

Json = dict[str, Any]
_LINES_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, or a line of text between tables."""

    block: int
    row: int
    cells: tuple[Cell, ...] = ()
    text: str | None = None


@dataclass(slots=True)
class Excerpt:
    tables: list[Json] = field(default_factory=list)
    leftovers: list[Json] = field(default_factory=list)


def excerpts(
    forms: Sequence[FormContent], leftovers: Sequence[Leftover], blocks: Sequence[Block]
) -> tuple[list[Excerpt], list[Json]]:
    """Give an excerpt for each form, and the leftovers that stand in none."""
    lines = list(_lines(blocks))
    where = {cell.place: at for at, line in reversed(list(enumerate(lines))) for cell in line.cells}
    starts = [where.get(form.place, 0) for form in forms]
    ends = _ends(starts, len(lines))
    found = [Excerpt(_tables(lines, start, end)) for start, end in zip(starts, ends, strict=True)]
    outside: list[Json] = []
    for leftover in leftovers:
        owner = _owner(where.get(leftover.place), starts)
        told = {"text": leftover.text, "place": place_json(leftover.place)}
        (outside if owner is None else found[owner].leftovers).append(told)
    return found, outside


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield Line(number, 0, text=block.text)
        else:
            yield from (Line(number, at, cells) for at, cells in enumerate(block.rows))


def _ends(starts: Sequence[int], last: int) -> list[int]:
    """A form ends where the next one begins; forms that begin together share their lines."""
    ordered = sorted(set(starts))
    follows = dict(zip(ordered, [*ordered, last][1:], strict=True))
    return [follows[start] for start in starts]


def _owner(at: int | None, starts: Sequence[int]) -> int | None:
    if at is None or not starts or at < min(starts):
        return None
    ordered = sorted(set(starts))
    return starts.index(ordered[bisect_right(ordered, at) - 1])


def _tables(lines: Sequence[Line], start: int, end: int) -> list[Json]:
    chosen = [*_heading(lines, start), *lines[start:end]]
    while len(chosen) > 1 and chosen[-1].text is not None:
        chosen.pop()
    return [_table(list(group)) for _, group in groupby(chosen, key=lambda line: line.block)]


def _heading(lines: Sequence[Line], start: int) -> list[Line]:
    """Give the lines of text right above a form; of a table that began before it, the top."""
    if start and lines[start].row and lines[start - 1].block == lines[start].block:
        top = [line for line in lines[:start] if line.block == lines[start].block]
        return top[:2]
    above = start
    while above and start - above < _LINES_ABOVE and lines[above - 1].text is not None:
        above -= 1
    return list(lines[above:start])


def _table(lines: Sequence[Line]) -> Json:
    if lines[0].text is not None:
        return {"text": lines[0].text}
    return {"rows": [[_cell(cell) for cell in line.cells] for line in lines]}


def _cell(cell: Cell) -> Json:
    spans = {"width": cell.column_span, "height": cell.row_span}
    told: Json = {"text": cell.text, "column": cell.column, "place": place_json(cell.place)}
    return told | {name: span for name, span in spans.items() if span != 1}
