"""One statement on a connection of its own, which ends when nobody wants its rows any more."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.writers.columns import Row

if TYPE_CHECKING:
    from psycopg import Copy

Write = Callable[[BaseDatabaseWrapper], str]

_BLOCK = 1 << 16
_SOME = 1_000
# Compiling a statement this long takes as long as some ten thousand rows; and a slow reader holds
# up one process of the server, not all that it has for others.
_SETTINGS = (
    "SET jit = off; SET max_parallel_workers_per_gather = 0; SET default_transaction_read_only = on"
)


class Tally:
    """Counts the rows that came, and tells of them now and then."""

    def __init__(self, tell: Callable[[int], None] | None = None) -> None:
        self.rows = 0
        self._tell = tell

    def add(self, rows: int) -> None:
        self.rows += rows
        if self._tell:
            self._tell(self.rows)


def copied(
    write: Write, options: str, tally: Tally, before: bytes = b""
) -> Generator[bytes, None, None]:
    """Give what COPY writes in blocks of some size; `before` stands before all of it."""
    with _copying(write, options) as copy:
        gathered, size, first = [before], len(before), 1
        for line in copy:
            gathered.append(bytes(line))
            size += len(line)
            if size >= _BLOCK:
                tally.add(len(gathered) - first)
                yield b"".join(gathered)
                gathered, size, first = [], 0, 0
        tally.add(len(gathered) - first)
        if size:
            yield b"".join(gathered)


def copied_rows(write: Write, tally: Tally) -> Generator[Row, None, None]:
    """Give rows as texts, None where there is a null."""
    with _copying(write, "") as copy:
        found = copy.rows()
        while some := list(islice(found, _SOME)):
            yield from some
            tally.add(len(some))


@contextmanager
def _copying(write: Write, options: str) -> Iterator["Copy"]:
    """Run the statement that `write` writes for a connection.

    Whoever leaves before the end has it cancelled on the server; a closed connection alone would
    be noticed there with the next row that finds its way.
    """
    own = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with own.cursor() as cursor:
            cursor.execute(_SETTINGS)
        statement = f"COPY ({write(own)}) TO STDOUT {options}"
        raw: Any = own.connection
        with raw.cursor().copy(statement.encode()) as copy:
            yield copy
    finally:
        own.close()
