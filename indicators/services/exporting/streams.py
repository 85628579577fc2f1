"""Indicators as a stream of bytes, in memory of the same size however many there are."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Self

from django.db.models import QuerySet

from indicators.core.export import ExportFormat
from indicators.services.exporting.copying import Tally, copied, copied_rows
from indicators.services.exporting.lines import lines
from indicators.services.exporting.selects import rows_of, table
from indicators.writers.columns import COLUMNS, Row
from indicators.writers.workbook import write_workbook

# No byte of JSON is one of these two, so that lines come as they are.
_AS_IT_IS = r"(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
_CSV = "(FORMAT csv)"
_HEADER = (",".join(column.name for column in COLUMNS) + "\n").encode("utf-8-sig")


class Stream:
    """Bytes that have begun to come: whatever is wrong with the question was raised already."""

    def __init__(self, found: Generator[bytes, None, None], tally: Tally) -> None:
        self._found = found
        self._tally = tally
        self._first = next(found, None)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        first, self._first = self._first, None
        return next(self._found) if first is None else first

    @property
    def rows(self) -> int:
        """Count the indicators that were written so far."""
        return self._tally.rows

    def close(self) -> None:
        """End the statement that the bytes come from."""
        self._found.close()
        self._first = None


def open_stream(
    *,
    rows: QuerySet[Any],
    format: ExportFormat,  # noqa: A002 # what it is called everywhere
    tell: Callable[[int], None] | None = None,
) -> Stream:
    """Begin to write the indicators that a query set finds, newest first.

    `tell` is told now and then how many were written.

    Raises:
        NotPrintable: The format cannot hold them.
    """
    tally = Tally(tell)
    return Stream(_written(rows, format, tally), tally)


def _written(
    rows: QuerySet[Any],
    format: ExportFormat,  # noqa: A002 # as above
    tally: Tally,
) -> Generator[bytes, None, None]:
    match format:
        case ExportFormat.CSV:
            return copied(
                lambda own: table(rows_of(rows, own), harmless=True), _CSV, tally, _HEADER
            )
        case ExportFormat.NDJSON:
            return copied(lambda own: lines(rows_of(rows, own)), _AS_IT_IS, tally)
        case ExportFormat.XLSX:
            return _of_rows(write_workbook, rows, tally)
        case ExportFormat.PARQUET:
            return _of_rows(_parquet, rows, tally)


def _of_rows(
    write: Callable[[Iterable[Row]], Iterator[bytes]], rows: QuerySet[Any], tally: Tally
) -> Generator[bytes, None, None]:
    with closing(copied_rows(lambda own: table(rows_of(rows, own)), tally)) as found:
        yield from write(found)


def _parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    from indicators.writers.parquet import write_parquet  # noqa: PLC0415 - 50 MB, half a second

    return write_parquet(rows)
