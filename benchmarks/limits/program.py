"""Takes a request to the limit program of its read."""

import os
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from benchmarks.limits.form import form
from benchmarks.limits.pages import page_by_place, page_by_value
from benchmarks.limits.summary import summary

Answer = Callable[[psycopg.Connection[Any], dict[str, str]], bytes]
READS: dict[str, Answer] = {
    "/a": form,
    "/b": page_by_place,
    "/c": page_by_value,
    "/d": summary,
}
_HEADERS = [("Content-Type", "application/json")]
_connection: psycopg.Connection[Any] | None = None


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    asked = dict(parse_qsl(environ["QUERY_STRING"]))
    body = READS[environ["PATH_INFO"]](_connected(), asked)
    start_response("200 OK", [*_HEADERS, ("Content-Length", str(len(body)))])
    return [body]


def _connected() -> psycopg.Connection[Any]:
    """Give this worker's connection; each worker makes its own, after the fork."""
    global _connection  # noqa: PLW0603 - one for as long as the worker lives
    if _connection is None:
        _connection = psycopg.connect(
            os.environ["LIMIT_DATABASE"], autocommit=True, prepare_threshold=0
        )
    return _connection
