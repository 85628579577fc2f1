"""Indicators as a stream of bytes, in memory of the same size however many there are."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Self

from django.db.models import QuerySet

from indicators.services.exporting.copying import blocks
from indicators.services.exporting.lines import lines
from indicators.services.exporting.selects import rows_of, table
from indicators.writers.columns import COLUMNS

# No byte of JSON is one of these two, so that lines come as they are.
_AS_IT_IS = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
_HEADER = (",".join(column.name for column in COLUMNS) + "\n").encode("utf-8-sig")


class ExportFormat(StrEnum):
    """What indicators can be taken away as; the value is the end of the file's name."""

    CSV = "csv"
    NDJSON = "ndjson"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.NDJSON: "application/x-ndjson",
}


class Stream:
    """Bytes that have begun to come: whatever is wrong with the question was raised already."""

    def __init__(self, found: Iterator[bytes]) -> None:
        self._found = found
        self._first: bytes | None = next(found, None)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        first, self._first = self._first, None
        return next(self._found) if first is None else first

    def close(self) -> None:
        """End the statement that the bytes come from."""
        self._found.close()  # type: ignore[attr-defined] # a generator
        self._first = None


def open_stream(
    *,
    rows: QuerySet[Any],
    format: ExportFormat,  # noqa: A002 # what it is called everywhere
) -> Stream:
    """Begin to write the indicators that a query set finds, newest first."""
    match format:
        case ExportFormat.CSV:
            return Stream(
                blocks(
                    lambda own: table(rows_of(rows, own), for_spreadsheets=True),
                    "(FORMAT csv)",
                    _HEADER,
                )
            )
        case ExportFormat.NDJSON:
            return Stream(blocks(lambda own: lines(rows_of(rows, own)), _AS_IT_IS))
