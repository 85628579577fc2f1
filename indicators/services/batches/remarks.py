"""The user's own workbook, with a remark in every doubtful and every unread cell."""

from collections.abc import Callable, Iterator
from typing import Any

from indicators.core.transcript import as_json
from indicators.models import BatchFile, BatchForm
from indicators.services.batches.cells import Cells
from indicators.services.batches.correcting import draft_of
from indicators.services.batches.doubts import Doubt, doubts_of
from indicators.writers.remarks import Remark, with_remarks

Json = dict[str, Any]


def remarked_workbook(
    *, file: BatchFile, cells: Cells, words: Callable[[Doubt], str], unread: str
) -> bytes:
    """Write the remarks into the file as it came.

    Raises:
        NoWorkbookError: The file is no XLSX workbook.
    """
    with file.file.open() as opened:
        data = opened.read()
    remarks = [*_of_leftovers(file.leftovers, unread)]
    for row in file.forms.filter(region_code=file.region_code):
        remarks += _of_leftovers(row.leftovers, unread)
        remarks += _of_doubts(row, cells, words)
    return with_remarks(data, remarks)


def _of_leftovers(leftovers: list[Json], unread: str) -> Iterator[Remark]:
    for left in leftovers:
        yield from _at(left["place"], unread)


def _of_doubts(row: BatchForm, cells: Cells, words: Callable[[Doubt], str]) -> Iterator[Remark]:
    draft = draft_of(row)
    for doubt in doubts_of(draft.content, draft.dropped, draft.checked):
        table, _, rest = doubt.path.partition(".")
        number = int(rest.partition(".")[0]) if table == "indicators" else -1
        if number < 0 or number >= len(row.read["indicators"]):
            continue  # nothing in the workbook stands for it
        place = as_json(draft.content.indicators[number].place)
        text = cells.text(draft_of(BatchForm(content=row.read)).content, doubt.path)
        yield from _at(_place_of(row.tables, place, text), words(doubt))


def _place_of(tables: list[Json], place: Json, text: str) -> Json:
    """Find the cell with a text in the line that a row was read of; else the row's own place."""
    known = {name: at for name, at in place.items() if at is not None}
    for line in (line for table in tables for line in table.get("rows", [])):
        if any(cell["place"] == known for cell in line):
            found: Json = next((c["place"] for c in line if text and c["text"] == text), known)
            return found
    return known


def _at(place: Json, text: str) -> Iterator[Remark]:
    if {"sheet", "row", "column"} <= place.keys():
        yield Remark(place["sheet"], place["row"], place["column"], text)
