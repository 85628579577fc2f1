"""Serializer fields that several resources share."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


class KnownText(serializers.CharField):
    """A text that is null where nothing is known, though it is kept as an empty one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class PersonalText(KnownText):
    """A name or a telephone number: null for all but those whose own row it is."""

    def get_attribute(self, instance: Any) -> Any:
        return super().get_attribute(instance) if is_own(instance, self.context) else None


class PersonalList(serializers.ListSerializer[Any]):
    """A list that may hold names and numbers: null for all but those whose own row it is."""

    def get_attribute(self, instance: Any) -> Any:
        return super().get_attribute(instance) if is_own(instance, self.context) else None


@extend_schema_field({"type": "string", "format": "decimal", "pattern": NUMBER})
class ExactNumber(serializers.Field[Decimal, str, str, Any]):
    """A decimal number as a text, at the scale it is kept with: never a float."""

    def to_representation(self, value: Decimal) -> str:
        return format(value, "f")


def is_own(row: Any, context: Mapping[str, Any]) -> bool:
    """Say whether a row is of the own scope of whoever asks."""
    request = context.get("request")
    return request is not None and row.is_own_of(request.user)
