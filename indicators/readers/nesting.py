"""Text and tables, one inside the other, as DOCX and HTML keep them → blocks in printed order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.core.document import Document
from indicators.core.grid import Block, Cell, Grid, Paragraph, Place
from indicators.core.problem import Problem
from indicators.readers.spans import WIDEST


@dataclass(slots=True)
class Box:
    """A cell: what stands in it, and the grid columns and rows it covers."""

    content: "Content"
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(slots=True)
class Table:
    """Rows of boxes; `width` is the number of grid columns that they cover."""

    rows: list[list[Box]] = field(default_factory=list)
    width: int = 0


Content = Sequence[str | Table]
"""Lines of text, none of them empty, and the tables between them."""


def document_of(content: Content, problems: Sequence[Problem] = ()) -> Document:
    """Count lines and tables from 1, in printed order.

    A table in a cell comes after the table around it, with the lines that stand around it there:
    they are its title and its notes. If the outer one only frames it, on the page or beside blank
    cells, what it frames stands in its place.
    """
    printer = _Printer(problems)
    printer.flow(content)
    return Document(tuple(printer.blocks), tuple(printer.problems))


class _Printer:
    def __init__(self, problems: Sequence[Problem]) -> None:
        self.blocks: list[Block] = []
        self.problems = list(problems)
        self._lines = 0
        self._tables = 0

    def flow(self, content: Content) -> None:
        for item in content:
            if isinstance(item, str):
                self._lines += 1
                self.blocks.append(Paragraph(item, Place(line=self._lines)))
            else:
                self._print(item)

    def _print(self, table: Table) -> None:
        nests = _nests(table)
        if nests and _is_frame(table):
            for row in table.rows:
                for box in row:
                    self.flow(box.content)
            return
        self._tables += 1
        if table.width > WIDEST:
            place = Place(table=self._tables)
            self.problems.append(Problem("table_too_wide", str(table.width), place))
        elif table.rows:
            self.blocks.append(_grid(table, self._tables))
        for content in nests:
            self.flow(content)


def _nests(table: Table) -> list[Content]:
    """What stands in the cells with tables in them; of nearly all tables nothing."""
    inner = [
        item for row in table.rows for box in row for item in box.content if type(item) is Table
    ]
    if not inner:
        return []
    boxes = (box for row in table.rows for box in row)
    return [box.content for box in boxes if any(isinstance(item, Table) for item in box.content)]


def _is_frame(table: Table) -> bool:
    return all(sum(1 for box in row if box.content) <= 1 for row in table.rows)


def _grid(table: Table, number: int) -> Grid:
    return Grid(tuple([_row(boxes, number, row) for row, boxes in enumerate(table.rows, start=1)]))


def _row(boxes: list[Box], table: int, row: int) -> tuple[Cell, ...]:
    cells = []
    for box in boxes:
        content, column = box.content, box.column
        text = _text(content) if content else ""
        place = Place(None, None, table, None, row, column + 1)
        cells.append(Cell(text, column, place, box.column_span, box.row_span))
    return tuple(cells)


def _text(content: Content) -> str:
    """The lines of a cell; nothing where they belong to a table in it."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    lines = [item for item in content if isinstance(item, str)]
    return "\n".join(lines) if len(lines) == len(content) else ""
