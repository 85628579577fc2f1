"""Rows without models: what a list finds, fetched as tuples by statements that are written once.

A query set says which rows and in what order; the columns are those of a fixed text. Making
models of rows and serializers of models costs ten times what PostgreSQL does for a page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import QuerySet

Row = tuple[Any, ...]


def columns_of(table: str, texts: Iterable[str]) -> str:
    """Write a list of columns; `{}` in an expression stands for the table."""
    whose = f'"{table}"'
    named = (text.replace("{}", whose) if "{}" in text else f'{whose}."{text}"' for text in texts)
    return ", ".join(named)


@dataclass(frozen=True, slots=True)
class Statement:
    """A SELECT with its values."""

    text: str
    values: Sequence[Any]


def statement_of(rows: QuerySet[Any], columns: str, order: Sequence[str] = ()) -> Statement | None:
    """Select columns of the rows that a query set finds; those of `order` stand last, as texts.

    None where nothing can be found.
    """
    table = rows.model._meta.db_table  # noqa: SLF001 - public in all but name
    query = rows.values_list("pk").query
    try:
        text, values = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    found, rest = text.split(f' FROM "{table}"', 1)
    if found.count(",") or not found.startswith(f'SELECT "{table}".'):
        raise ValueError(text)
    position = "".join(f', "{table}"."{column}"::text' for column in order)
    return Statement(f'SELECT {columns}{position} FROM "{table}"{rest}', values)  # noqa: S608 - our own columns; what was asked stands in the values


def run(statement: Statement | None, *, prepared: bool = False) -> list[Row]:
    """Run a statement; one that is prepared has the same plan whatever its values are."""
    if statement is None:
        return []
    if prepared:
        return fetch_prepared(statement.text, statement.values)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.values)
        fetched: list[Row] = cursor.fetchall()
        return fetched


def fetch_prepared(statement: str, values: Sequence[Any]) -> list[Row]:
    """Run a statement that is always the same but for its values: PostgreSQL plans it once."""
    connection.ensure_connection()
    raw = ServerBindingCursor(connection.connection)  # type: ignore[call-arg] # unknown to the stubs
    with connection._prepare_cursor(raw) as cursor:  # type: ignore[attr-defined] # noqa: SLF001 - the way to a cursor that Django counts
        cursor.execute(statement, values)
        fetched: list[Row] = cursor.fetchall()
        return fetched
