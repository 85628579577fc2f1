"""The document's own table as a page shows it: spans as printed, gaps filled, cells with places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from indicators.admin.places import place_words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of the document; one that stands for a gap has no place."""

    text: str
    place: str = ""
    width: int = 1
    height: int = 1
    leftover: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, or a line of text above one."""

    rows: list[list[Shown]]
    text: str = ""


def place_key(place: Mapping[str, Any]) -> str:
    """Name a place, so that a page can find it: `page=2 row=3 column=1`."""
    names = ("page", "sheet", "table", "line", "row", "column")
    return " ".join(f"{name}={place[name]}" for name in names if place.get(name) is not None)


def shown_tables(tables: list[Json], leftovers: list[Json]) -> list[ShownTable]:
    left = {place_key(row["place"]) for row in leftovers}
    return [
        ShownTable([], table["text"])
        if "text" in table
        else ShownTable(list(_rows(table["rows"], left)))
        for table in tables
    ]


def leftover_lines(leftovers: list[Json]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Gather what went into no field by the line it stands in: where, and each text's place."""
    lines = groupby(leftovers, key=lambda left: {**left["place"], "column": None})
    return [
        (place_words(line), [(left["text"], place_key(left["place"])) for left in found])
        for line, found in lines
    ]


def _rows(rows: list[list[Json]], left: set[str]) -> Iterator[list[Shown]]:
    """Fill the columns that neither a cell nor the span of one above takes."""
    open_until: dict[int, int] = {}
    last = max((_end(cell) for row in rows for cell in row), default=0)
    for number, row in enumerate(rows):
        by_column = {cell["column"]: cell for cell in row}
        yield list(_cells(by_column, number, last, open_until, left))


def _cells(
    row: dict[int, Json], number: int, last: int, open_until: dict[int, int], left: set[str]
) -> Iterator[Shown]:
    column = 0
    while column < last:
        cell = row.get(column)
        if cell is not None:
            height = cell.get("height", 1)
            open_until.update(dict.fromkeys(range(column, _end(cell)), number + height))
            yield _shown(cell, left)
            column = _end(cell)
            continue
        if open_until.get(column, 0) <= number:
            yield Shown("")
        column += 1


def _end(cell: Json) -> int:
    end: int = cell["column"] + cell.get("width", 1)
    return end


def _shown(cell: Json, left: set[str]) -> Shown:
    place = place_key(cell["place"])
    return Shown(
        cell["text"], place, cell.get("width", 1), cell.get("height", 1), leftover=place in left
    )
