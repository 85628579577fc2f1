"""What indicators are taken away as, and how far a file of them has come."""

from enum import StrEnum


class ExportFormat(StrEnum):
    """The value is the end of the file's name."""

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


class ExportState(StrEnum):
    """How far an export has come: the file of one that is done expires."""

    WAITING = "waiting"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"


OPEN = frozenset((ExportState.WAITING, ExportState.WRITING))
