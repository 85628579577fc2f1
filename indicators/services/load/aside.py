"""Indexes and constraints set aside while an empty registry is filled, and put back behind it.

Row by row a key costs more than the row; over a whole table it is one sort or one join. What is
put back is what PostgreSQL says was there, under the same names, and holds every row again:
a load that breaks a constraint fails as a whole. All of it is one transaction, in which nobody
else reads or writes these tables.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

# Sorts and joins of a whole table; given back at the end of the transaction.
_SETTINGS: Final = ("SET LOCAL maintenance_work_mem = '512MB'",)
# A key that another table refers to stays, with its index.
_CONSTRAINTS: Final = """
    SELECT rel.relname, con.conname, con.contype::text, pg_get_constraintdef(con.oid)
    FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid
    WHERE rel.oid = ANY(%(tables)s::regclass[]) AND con.contype IN ('c', 'f', 'p', 'u')
        AND NOT EXISTS (
            SELECT FROM pg_constraint other
            WHERE other.contype = 'f' AND other.conindid = con.conindid
                AND con.contype IN ('p', 'u')
                AND other.conrelid <> ALL(%(tables)s::regclass[])
        )
    ORDER BY rel.relname, con.conname
"""
_INDEXES: Final = """
    SELECT ind.relname, pg_get_indexdef(ind.oid)
    FROM pg_index JOIN pg_class ind ON ind.oid = indexrelid
    WHERE indrelid = ANY(%(tables)s::regclass[])
        AND NOT EXISTS (
            SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')
        )
    ORDER BY ind.relname
"""
_FOREIGN: Final = "f"


@dataclass(slots=True)
class _Aside:
    """What was there: constraints by table, kind and definition, and indexes by definition."""

    constraints: list[tuple[str, str, str, str]] = field(default_factory=list)
    indexes: list[tuple[str, str]] = field(default_factory=list)

    def drops(self) -> Iterator[str]:
        """Take away first what refers, then what is referred to."""
        for table, names in self._by_table(foreign=True):
            yield f"ALTER TABLE {table} {', '.join(f'DROP CONSTRAINT {n}' for n, _ in names)}"
        for table, names in self._by_table(foreign=False):
            yield f"ALTER TABLE {table} {', '.join(f'DROP CONSTRAINT {n}' for n, _ in names)}"
        if self.indexes:
            yield f"DROP INDEX {', '.join(name for name, _definition in self.indexes)}"

    def additions(self) -> Iterator[str]:
        """Put back in one statement a table what one look at its rows can hold."""
        for foreign in (False, True):
            for table, names in self._by_table(foreign=foreign):
                added = (f"ADD CONSTRAINT {name} {definition}" for name, definition in names)
                yield f"ALTER TABLE {table} {', '.join(added)}"
        for _name, definition in self.indexes:
            yield definition

    def _by_table(self, *, foreign: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for table, name, kind, definition in self.constraints:
            if (kind == _FOREIGN) is foreign:
                found.setdefault(table, []).append((name, definition))
        yield from found.items()


@contextmanager
def set_aside(cursor: Any, tables: Sequence[str]) -> Iterator[None]:
    """Keep tables without indexes and constraints until all rows are in them."""
    for setting in _SETTINGS:
        cursor.execute(setting)
    cursor.execute(_CONSTRAINTS, {"tables": list(tables)})
    constraints = cursor.fetchall()
    cursor.execute(_INDEXES, {"tables": list(tables)})
    aside = _Aside(constraints, cursor.fetchall())
    for statement in aside.drops():
        cursor.execute(statement)
    yield
    for statement in aside.additions():
        cursor.execute(statement)
