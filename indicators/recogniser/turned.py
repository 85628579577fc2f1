"""Tables that print the dimensions across → tables that print them down.

Henan's forms have 成本指标, 产出指标, 效益指标 and 满意度指标 beside each other, each over columns
of its own for the metric and its target, and several metrics below each other for each project.
They are read as the flat table that says the same, a row for each metric.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.core.grid import Cell, Grid
from indicators.recogniser.labels import LEVEL_LABEL, level_word
from indicators.recogniser.roles import Role, role_of

_FEWEST_GROUPS = 2
_LEVEL_HEAD = "一级指标"

_Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Heads:
    """The header of a table that prints dimensions across.

    `labels` are the dimensions' cells, `columns` the heads below each; `top` and `bottom` the
    first and the last row of the header, `start` the first column of the indicators.
    """

    labels: tuple[Cell, ...]
    columns: tuple[_Row, ...]
    top: int
    bottom: int

    @property
    def start(self) -> int:
        return self.labels[0].column


def turned(grid: Grid) -> Grid:
    """The same table with a row for each metric; one that prints no dimensions across stays."""
    heads = _heads_of(grid.rows) if grid.exact else None
    if heads is None:
        return grid
    rows = (
        *grid.rows[: heads.top],
        *_header(grid.rows, heads),
        *_body(grid.rows[heads.bottom + 1 :], heads),
    )
    return replace(grid, rows=tuple(rows))


def _heads_of(rows: Sequence[_Row]) -> _Heads | None:
    for index, row in enumerate(rows[:-1]):
        labels = tuple(cell for cell in row if _names_dimension(cell))
        if len(labels) < _FEWEST_GROUPS:
            continue
        columns = tuple(_under(label, rows[index + 1]) for label in labels)
        if all({Role.NAME, Role.VALUE} <= {role_of(c.text) for c in heads} for heads in columns):
            return _Heads(labels, columns, _top(rows, index), index + 1)
    return None


def _names_dimension(cell: Cell) -> bool:
    return cell.column_span > 1 and LEVEL_LABEL.match(level_word(cell.text)) is not None


def _under(label: Cell, row: _Row) -> _Row:
    end = label.column + label.column_span
    return tuple(cell for cell in row if label.column <= cell.column < end and cell.text)


def _top(rows: Sequence[_Row], index: int) -> int:
    """The first row of the header: where the heads beside the dimensions begin that reach down."""
    top = index
    for above in range(index - 1, -1, -1):
        if any(above + cell.row_span > index for cell in rows[above]):
            top = above
    return top


def _header(rows: Sequence[_Row], heads: _Heads) -> Iterator[_Row]:
    """The heads beside the dimensions as they are, and those of the metrics beside them."""
    beside = {
        index: [cell for cell in rows[index] if cell.column < heads.start and cell.text]
        for index in range(heads.top, heads.bottom + 1)
    }
    kept = [index for index in beside if beside[index] or index == heads.top]
    named = (Cell(_LEVEL_HEAD, heads.start, heads.labels[0].place), *heads.columns[0])
    own = [
        replace(cell, column=heads.start + number, column_span=1, row_span=len(kept))
        for number, cell in enumerate(named)
    ]
    for index in kept:
        cells = (
            replace(c, row_span=sum(index <= k < index + c.row_span for k in kept))
            for c in beside[index]
        )
        yield (*cells, *(own if index == heads.top else ()))


def _body(rows: Sequence[_Row], heads: _Heads) -> Iterator[_Row]:
    """The rows of each project: of its first dimension, then of the next."""
    project: list[_Row] = []
    for row in rows:
        if project and any(cell.text and cell.column < heads.start for cell in row):
            yield from _of_project(project, heads)
            project = []
        project.append(row)
    yield from _of_project(project, heads)


def _of_project(rows: Sequence[_Row], heads: _Heads) -> Iterator[_Row]:
    own = tuple(replace(c, row_span=1) for row in rows for c in row if c.column < heads.start)
    for label, columns in zip(heads.labels, heads.columns, strict=True):
        for row in rows:
            cells = tuple(_moved(row, columns, heads.start))
            if cells:
                level = Cell(label.text, heads.start, label.place)
                yield (*own, level, *cells)
                own = ()
    if own:
        yield own


def _moved(row: _Row, columns: Sequence[Cell], start: int) -> Iterator[Cell]:
    for number, head in enumerate(columns, start=1):
        for cell in row:
            if cell.column == head.column and cell.text:
                yield replace(cell, column=start + number, column_span=1, row_span=1)
