"""Where something was read in its document."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

_COUNT = {"type": "integer", "minimum": 0}


@extend_schema_field(
    {
        "type": "object",
        "properties": {
            "page": _COUNT,
            "sheet": {"type": "string"},
            "table": _COUNT,
            "line": _COUNT,
            "row": _COUNT,
            "column": _COUNT,
        },
        "additionalProperties": False,
        "example": {"line": 128},
    }
)
class PlaceField(serializers.JSONField):
    """What the document's format has of page, sheet, table, line, row and column, from 1."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)
