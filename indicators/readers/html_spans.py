"""Cells of an HTML table in the order of the markup → the columns and rows they cover."""

import re
from typing import Final

from indicators.readers.nesting import Box, Content, Table
from indicators.readers.spans import WIDEST

_NUMBER: Final = re.compile(r"\s*\+?([0-9]{1,9})")
_ABSURD: Final = 100
_TALLEST: Final = 65_534


class Spans:
    """Each cell stands in the first column that no cell above reaches into.

    A span over an absurd number of columns means "as wide as the table". No cell reaches out of
    its group of rows (head, body, foot).
    """

    def __init__(self) -> None:
        self._table = Table()
        self._busy: dict[int, int] = {}  # column → the first row that is free again
        self._next = 0
        self._group = 0
        self._tall: list[tuple[int, Box]] = []
        self._stretched: list[Box] = []

    def begin_row(self) -> None:
        self._table.rows.append([])
        self._next = 0

    def end_group(self) -> None:
        """Cut off what reaches beyond the rows of the group."""
        end = len(self._table.rows)
        for row, box in self._tall:
            box.row_span = min(box.row_span, end - row)
        self._tall, self._busy, self._group = [], {}, end

    def add(self, content: Content, across: str | None, down: str | None) -> None:
        """Place a cell in the row begun last; markup may forget to begin one."""
        table = self._table
        rows = table.rows
        if len(rows) == self._group:
            self.begin_row()
        column = self._next
        if self._busy:
            while self._busy.get(column, 0) >= len(rows):
                column += 1
        box = Box(content, column)
        if across is not None:
            self._widen(box, _number(across))
        self._next = end = column + box.column_span
        table.width = max(table.width, end)
        if table.width > WIDEST:
            return
        if down is not None:
            self._lengthen(box, len(rows) - 1, _number(down))
        rows[-1].append(box)

    def _widen(self, box: Box, columns: int) -> None:
        if columns > _ABSURD:
            self._stretched.append(box)
        else:
            box.column_span = max(1, columns)

    def _lengthen(self, box: Box, row: int, rows: int) -> None:
        """Reach down; 0 means to the end of the group."""
        box.row_span = min(rows, _TALLEST) or _TALLEST
        if box.row_span > 1:
            self._tall.append((row, box))
            for column in range(box.column, box.column + box.column_span):
                self._busy[column] = row + box.row_span

    def table(self) -> Table:
        self.end_group()
        for box in self._stretched:
            box.column_span = max(1, self._table.width - box.column)
        return self._table


def _number(text: str) -> int:
    match = _NUMBER.match(text)
    return int(match[1]) if match else 1
