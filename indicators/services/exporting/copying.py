"""One statement on a connection of its own, which ends when nobody wants its rows any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from psycopg import Copy

Row = tuple[str | None, ...]
Write = Callable[[BaseDatabaseWrapper], str]

_BLOCK = 1 << 16
# Compiling a statement this long takes as long as some ten thousand rows.
_SETTINGS = "SET jit = off; SET default_transaction_read_only = on"


def blocks(write: Write, options: str, before: bytes = b"") -> Iterator[bytes]:
    """Give what COPY writes in blocks of some size; `before` stands before all of it."""
    with _copying(write, options) as copy:
        gathered, size = [before], len(before)
        for line in copy:
            gathered.append(bytes(line))
            size += len(line)
            if size >= _BLOCK:
                yield b"".join(gathered)
                gathered, size = [], 0
        if size:
            yield b"".join(gathered)


def rows(write: Write) -> Iterator[Row]:
    """Give rows as texts, and nothing where there is a null."""
    with _copying(write, "") as copy:
        yield from copy.rows()


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
