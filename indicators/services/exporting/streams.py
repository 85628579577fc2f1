"""Indicators as a stream of bytes, in memory of the same size however many there are."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from enum import StrEnum
from typing import Any, Self

from django.db.models import QuerySet

from indicators.services.exporting.copying import copied, copied_rows
from indicators.services.exporting.lines import lines
from indicators.services.exporting.selects import rows_of, table
from indicators.writers.columns import COLUMNS, Row
from indicators.writers.workbook import write_workbook

# No byte of JSON is one of these two, so that lines come as they are.
_AS_IT_IS = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
_CSV = "(FORMAT csv)"
_HEADER = (",".join(column.name for column in COLUMNS) + "\n").encode("utf-8-sig")


class ExportFormat(StrEnum):
    """What indicators can be taken away as; the value is the end of the file's name."""

    CSV = "csv"
    NDJSON = "ndjson"
    XLSX = "xlsx"
    PARQUET = "parquet"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.PARQUET: "application/vnd.apache.parquet",
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
    """Begin to write the indicators that a query set finds, newest first.

    Raises:
        NotPrintable: The format cannot hold them.
    """
    return Stream(_written(rows, format))


def _written(rows: QuerySet[Any], format: ExportFormat) -> Iterator[bytes]:  # noqa: A002 # as above
    match format:
        case ExportFormat.CSV:
            return copied(lambda own: table(rows_of(rows, own), harmless=True), _CSV, _HEADER)
        case ExportFormat.NDJSON:
            return copied(lambda own: lines(rows_of(rows, own)), _AS_IT_IS)
        case ExportFormat.XLSX:
            return _of_rows(write_workbook, rows)
        case ExportFormat.PARQUET:
            return _of_rows(_parquet, rows)


def _of_rows(
    write: Callable[[Iterable[Row]], Iterator[bytes]], rows: QuerySet[Any]
) -> Iterator[bytes]:
    with closing(copied_rows(lambda own: table(rows_of(rows, own)))) as found:
        yield from write(found)


def _parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    from indicators.writers.parquet import write_parquet  # noqa: PLC0415 - 50 MB, half a second

    return write_parquet(rows)
