"""Rows → Parquet, group by group, so that no more than one group is held.

Decimal numbers are texts, as printed and exact. Those in base units stand in columns of decimals
besides, to be counted with, as far as they fit there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from indicators.writers.columns import COLUMNS, Kind, Row

GROUP = 20_000
_BATCH = 2_000
_DIGITS, _PLACES = 38, 10
_DECIMALS = {
    "value_canonical_decimal": "value_canonical_number",
    "value_canonical_decimal_high": "value_canonical_number_high",
}
_TYPES = {Kind.WHOLE: pa.int32(), Kind.TRUTH: pa.bool_(), Kind.DAY: pa.date32()}
_PLACE_OF = {column.name: place for place, column in enumerate(COLUMNS)}
# Each id is another one.
_REPEATED = [column.name for column in COLUMNS if column.name != "id"]
SCHEMA = pa.schema(
    [
        *((column.name, _TYPES.get(column.kind, pa.string())) for column in COLUMNS),
        *((name, pa.decimal128(_DIGITS, _PLACES)) for name in _DECIMALS),
    ]
)


def write_parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    """Write `COLUMNS` of the rows, and two columns of decimals behind them."""
    sink = _Sink()
    found = iter(rows)
    options = {"compression": "zstd", "use_dictionary": _REPEATED}
    with ParquetWriter(pa.PythonFile(sink, mode="w"), SCHEMA, **options) as writer:
        while group := list(_batches(islice(found, GROUP))):
            writer.write_table(pa.Table.from_batches(group), row_group_size=GROUP)
            del group  # before there is another
            pa.default_memory_pool().release_unused()
            yield sink.taken()
    yield sink.taken()


def _batches(rows: Iterator[Row]) -> Iterator[Any]:
    while some := list(islice(rows, _BATCH)):
        columns: list[Sequence[str | None]] = list(zip(*some, strict=True))
        arrays = [
            pa.array(_read(column.kind, values), SCHEMA.field(column.name).type)
            for column, values in zip(COLUMNS, columns, strict=True)
        ]
        arrays += [
            pa.array(map(_decimal, columns[_PLACE_OF[source]]), SCHEMA.field(name).type)
            for name, source in _DECIMALS.items()
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _read(kind: Kind, values: Sequence[str | None]) -> Sequence[Any]:
    read = _READERS.get(kind)
    if read is None:
        return values
    return [None if value is None else read(value) for value in values]


def _decimal(text: str | None) -> Decimal | None:
    if text is None:
        return None
    whole, _, places = text.lstrip("-").partition(".")
    return Decimal(text) if len(whole) <= _DIGITS - _PLACES and len(places) <= _PLACES else None


_READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.WHOLE: int,
    Kind.TRUTH: "true".__eq__,
    Kind.DAY: date.fromisoformat,
}


class _Sink:
    """What the library writes to: bytes to be taken, in their order."""

    closed = False

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        self._written.append(bytes(data))
        self._size += len(data)
        return len(data)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        """Have nothing to do: what was written is there."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        taken, self._written = b"".join(self._written), []
        return taken
