"""UUIDs of version 7 that a seed makes again: by the moment, the table and a number."""

from datetime import UTC, datetime, timedelta

# When the first generated form was entered; the next one a millisecond later.
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
LARGEST_SEED = 2**32 - 1
_BEGIN_MS = int(BEGIN.timestamp() * 1000)


class Ids:
    """The ids of one run; two runs of other seeds have none in common."""

    def __init__(self, seed: int) -> None:
        self._seed = f"8{seed >> 20:03x}-{seed & 0xFFFFF:05x}"

    def stem(self, table: int, number: int) -> bytes:
        """Give what the ids of the rows of one table and form begin with."""
        moment = f"{_BEGIN_MS + number:012x}"
        return f"{moment[:8]}-{moment[8:]}-7{table:03x}-{self._seed}".encode()

    def one(self, table: int, number: int, serial: int = 0) -> bytes:
        return b"%s%07x" % (self.stem(table, number), serial)


def entered_at(number: int) -> datetime:
    """Say when a form was entered, which its id says too."""
    return BEGIN + timedelta(milliseconds=number)
