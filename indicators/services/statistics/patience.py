"""Questions whose cost nobody can tell beforehand: they are given up after a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled


class TooHeavy(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """PostgreSQL would take too long over it."""


@contextmanager
def limited() -> Iterator[Any]:
    """Give a cursor whose statements may take so long, and no longer.

    Raises:
        TooHeavy: One took too long.
    """
    milliseconds = str(round(settings.QUESTION_SECONDS * 1000))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [milliseconds])
            yield cursor
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooHeavy from error
        raise
