"""What clients state is taken as it is, or refused: nothing is coerced, trimmed or passed over."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

_LONGEST = 50_000


class Stated(serializers.Serializer[Any]):
    """An object whose every key is known."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = [name for name in data if name not in self.fields] if _is_object(data) else ()
        try:
            read = super().to_internal_value(data)
        except serializers.ValidationError as error:
            if isinstance(error.detail, dict):
                raise serializers.ValidationError(error.detail | _unknown(unknown)) from error
            raise
        if unknown:
            raise serializers.ValidationError(_unknown(unknown))
        return read


def _is_object(data: Any) -> bool:
    return isinstance(data, Mapping)


def _unknown(names: Any) -> dict[str, Any]:
    said = serializers.ErrorDetail(gettext("There is no such key."), code="unknown_key")
    return dict.fromkeys(names, said)


def many(one: Stated, most: int) -> "serializers.ListSerializer[Any]":
    """Make the field of a table, which may be left out."""
    return serializers.ListSerializer(child=one, required=False, max_length=most)


class StatedText(serializers.CharField):
    """A text as printed; what is not printed is null, never empty."""

    default_error_messages = {
        "invalid": _("A text is expected."),
        "blank": _("A text that is not printed is null, not empty."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", _LONGEST)
        super().__init__(trim_whitespace=False, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if isinstance(data, str) and not self.allow_blank and not data.strip():
            self.fail("blank")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


def printed(about: str = "", **kwargs: Any) -> StatedText:
    """Make the field of a text that may be null or left out."""
    return StatedText(required=False, allow_null=True, help_text=about, **kwargs)


class StatedWhole(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return data


class StatedTruth(serializers.BooleanField):
    default_error_messages = {"invalid": _("true or false is expected.")}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class StatedChoice(serializers.ChoiceField):
    """One of the allowed words."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=str(data)[:100])
        return super().to_internal_value(data)
