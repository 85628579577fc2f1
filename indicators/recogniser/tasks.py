"""The main tasks of an overall form: 任务名称, 主要内容 and sums, down to 金额合计."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.core.form import FundingLine, FundingSource, Scope, Task
from indicators.core.grid import Cell
from indicators.core.money import is_amount, read_amount
from indicators.recogniser.funding import overlap
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    TASK_AMOUNTS,
    TASK_COLUMNS,
    TASK_HEADINGS,
    TASK_TOTALS,
    plain,
    unit_in,
    without_lead,
)

_AMOUNT_COLUMNS = ("total", "fiscal", "other")
_SOURCES = {
    "total": FundingSource.TOTAL,
    "fiscal": FundingSource.FISCAL_APPROPRIATION,
    "other": FundingSource.OTHER,
}


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The tasks, the sums of the total row, and the cells that were read."""

    tasks: tuple[Task, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    read: frozenset[Cell] = frozenset()


def read_tasks(rows: Sequence[Row]) -> TaskTable:
    """Read the task table among the rows of a head; an empty one where there is none."""
    start = next((i for i, row in enumerate(rows) if _column_words(row)), None)
    if start is None:
        return TaskTable()
    columns: dict[str, Cell] = {}
    unit: str | None = None
    tasks: list[Task] = []
    read: set[Cell] = set()
    for row in rows[start:]:
        unit = _unit_of(row) or unit
        words = {plain(cell.text) for cell in row.cells}
        if words & set(TASK_TOTALS):
            funding, cells = _total_row(row, columns, unit)
            return TaskTable(tuple(tasks), funding, frozenset(read | cells))
        named = _named_columns(row)
        if named:
            columns |= named
        else:
            parts = _parts(row, columns)
            tasks.append(Task(**{name: cell.text for name, cell in parts.items()}, unit=unit))
            read |= set(parts.values())
    return TaskTable(tuple(tasks), (), frozenset(read))


def _column_words(row: Row) -> bool:
    names = _named_columns(row)
    return "name" in names and "content" in names


def _named_columns(row: Row) -> dict[str, Cell]:
    words = ((without_lead(unit_in(plain(cell.text))[0]), cell) for cell in row.cells)
    return {TASK_COLUMNS[word]: cell for word, cell in words if word in TASK_COLUMNS}


def _unit_of(row: Row) -> str | None:
    for cell in row.cells:
        word, unit = unit_in(plain(cell.text))
        if unit and (word == TASK_AMOUNTS or word in TASK_COLUMNS):
            return unit
    return None


def _parts(row: Row, columns: dict[str, Cell]) -> dict[str, Cell]:
    """Give each cell of a task's row the nearest free column of its sort, sums and texts apart.

    A sum stands below its own head where the format says which column it stands in.
    """
    parts: dict[str, Cell] = {}
    for cell in row.cells:
        if plain(cell.text) in TASK_HEADINGS:
            continue
        is_sum = is_amount(cell.text)
        free = [
            name for name in columns if name not in parts and (name in _AMOUNT_COLUMNS) == is_sum
        ]
        if row.exact and is_sum:
            free = [name for name in free if overlap(columns[name], cell)]
        if free:
            parts[min(free, key=lambda name: abs(columns[name].column - cell.column))] = cell
    return parts


def _total_row(
    row: Row, columns: dict[str, Cell], unit: str | None
) -> tuple[tuple[FundingLine, ...], set[Cell]]:
    lines: list[FundingLine] = []
    read: set[Cell] = set()
    for name, cell in _parts(row, columns).items():
        amount = read_amount(cell.text, unit)
        if name in _SOURCES and amount is not None:
            lines.append(FundingLine(Scope.ANNUAL, _SOURCES[name], amount[0], cell.text, amount[1]))
            read.add(cell)
    return tuple(lines), read
