"""JSON, the same for what serializers made and for what was made of rows."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from django.utils.functional import Promise
from rest_framework.renderers import BaseRenderer


class CompactJSONRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,  # noqa: ARG002 # theirs
        renderer_context: Mapping[str, Any] | None = None,  # noqa: ARG002 # theirs
    ) -> bytes:
        return b"" if data is None else json_bytes(data)


def json_bytes(data: Any) -> bytes:
    """Write JSON in UTF-8.

    Raises:
        TypeError: Something in it is no JSON; a float is, but nothing of ours is one.
    """
    return orjson.dumps(data, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise | UUID):
        return str(value)
    raise TypeError(type(value).__name__)
