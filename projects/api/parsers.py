"""Bodies of requests: JSON read strictly, and no more of it than the registry takes."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from projects.api.problems import BodyTooLargeError


class ExactJSONParser(BaseParser):
    """JSON in UTF-8, with no key twice and no NaN."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 - of every parser
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 - of every parser
    ) -> Any:
        return read_json(taken(stream))


class LinesParser(BaseParser):
    """NDJSON, as bytes: each line is read by itself, so that a bad one costs no other."""

    media_type = "application/x-ndjson"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 - of every parser
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 - of every parser
    ) -> Any:
        return taken(stream)


def taken(stream: IO[Any]) -> bytes:
    """Give a body.

    Raises:
        BodyTooLargeError: It is longer than the registry takes.
    """
    limit = settings.BODY_MB * 2**20
    body: bytes = stream.read(limit + 1)
    if len(body) > limit:
        raise BodyTooLargeError(settings.BODY_MB)
    return body


def read_json(body: bytes) -> dict[str, Any]:
    """Read one object of JSON.

    Raises:
        ParseError: It is none; the message says where.
    """
    read = _read(body)
    if not isinstance(read, dict):
        raise ParseError(_("An object of JSON is expected."))
    return read


def _read(body: bytes) -> Any:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = _("Not UTF-8: byte %(at)d.") % {"at": error.start + 1}
        raise ParseError(where) from error
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = _("No JSON: line %(line)d, column %(column)d: %(reason)s.")
        told = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise ParseError(where % told) from error
    except RecursionError as error:
        raise ParseError(_("The JSON is nested too deeply.")) from error
    except ValueError as error:
        raise ParseError(str(error)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ParseError(_("The key “%(name)s” stands twice in an object.") % {"name": twice[:100]})
    return read


def _no_number(text: str) -> Any:
    raise ParseError(_("%(text)s is no number of JSON.") % {"text": text})
