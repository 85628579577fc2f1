"""One line of JSON for each request to the API: who asked for what, and what became of it.

Of a query the names of its parameters are told, never their values: some are names of persons.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any

import orjson
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.throttling import BaseThrottle
from uuid_utils import uuid7

from projects.api.throttling import who_asks

HEADER = "X-Request-Id"
LOG = logging.getLogger("registry.requests")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_MOST_NAMES = 30
_LONGEST_NAME = 40


class RequestLog:
    """Names every request, by the name it came with or by a new one, and tells of those to the API.

    A stream is told of when it ends, or breaks off.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        name = given if _ID.fullmatch(given) else str(uuid7())
        begun = perf_counter()
        response = self.get_response(request)
        response[HEADER] = name
        if not request.path.startswith("/api/") or not LOG.isEnabledFor(logging.INFO):
            return response

        def tell() -> None:
            LOG.info("%s", _line(name, request, response, perf_counter() - begun))

        if _is_stream(request, response):
            stream: Any = response
            stream.streaming_content = _until_its_end(stream.streaming_content, tell)
        else:
            tell()
        return response


def _line(name: str, request: HttpRequest, response: HttpResponseBase, seconds: float) -> str:
    route = request.resolver_match
    told = {
        "at": timezone.now().isoformat(timespec="milliseconds"),
        "id": name,
        "who": who_asks(request) if hasattr(request, "auth") else None,
        "from": BaseThrottle().get_ident(request),  # type: ignore[arg-type] # it looks at META alone
        "method": request.method,
        "route": route.view_name if route else None,
        "parameters": _parameters(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "rows": _rows(response),
    }
    return orjson.dumps(told).decode()


def _parameters(request: HttpRequest) -> list[str]:
    try:
        names = sorted(request.GET)
    except SuspiciousOperation:
        return []
    return [each[:_LONGEST_NAME] for each in names[:_MOST_NAMES]]


def _rows(response: Any) -> int | None:
    """Count the rows of a page; what else has rows says so itself."""
    data = getattr(response, "data", None)
    page = data.get("results") if isinstance(data, dict) else None
    counted: int | None = len(page) if isinstance(page, list) else getattr(response, "rows", None)
    return counted


def _is_stream(request: HttpRequest, response: Any) -> bool:
    is_file = getattr(response, "file_to_stream", None) is not None
    return response.streaming and not is_file and request.method != "HEAD"


def _until_its_end(content: Iterable[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    try:
        yield from content
    finally:
        tell()
