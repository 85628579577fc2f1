"""What the text of a query parameter may be: read strictly, and shown the same in the schema."""

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Schema = dict[str, Any]


class Parameter(forms.Field):
    """One query parameter. What is not given is None; what is given is read or refused."""

    widget = forms.TextInput
    expected: str | Promise
    allowed: Sequence[str] = ()
    schema: Schema

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> Any:
        if value is None:
            return None
        try:
            return self.read(value)
        except ValueError as error:
            raise ValidationError(
                str(self.expected), code="invalid_value", params={"allowed": self.allowed}
            ) from error

    @abstractmethod
    def read(self, text: str) -> Any:
        """Give what the text says; raise ValueError where it says nothing."""


class Patterned(Parameter):
    """A parameter that one regular expression describes."""

    pattern: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.schema = {"type": "string", "pattern": f"^(?:{self.pattern})$"}

    def read(self, text: str) -> Any:
        if not re.fullmatch(self.pattern, text):
            raise ValueError(text)
        return text


class Text(Parameter):
    """Some characters; PostgreSQL keeps every one but U+0000."""

    def __init__(self, max_length: int = 200) -> None:
        super().__init__()
        self.max_length = max_length
        self.expected = format_lazy(_("1 to {count} characters"), count=max_length)
        self.schema = {
            "type": "string",
            "minLength": 1,
            "maxLength": max_length,
            "pattern": r"^[^\x00]*$",
        }

    def read(self, text: str) -> str:
        if not 1 <= len(text) <= self.max_length or "\0" in text:
            raise ValueError(text)
        return text


class AnyText(Parameter):
    """Any characters, or none: they are read, not looked up in the database."""

    def __init__(self, max_length: int) -> None:
        super().__init__()
        self.max_length = max_length
        self.expected = format_lazy(_("at most {count} characters"), count=max_length)
        self.schema = {"type": "string", "maxLength": max_length}

    def read(self, text: str) -> str:
        if len(text) > self.max_length:
            raise ValueError(text)
        return text


class Code(Patterned):
    pattern = "[0-9A-Za-z_.-]{1,60}"
    expected = _("a code of letters, digits, full stops, hyphens and underlines")


class ExactNumber(Patterned):
    pattern = r"-?[0-9]{1,20}(?:\.[0-9]{1,10})?"
    expected = _("a decimal number such as 12.50, without separators of thousands")

    def read(self, text: str) -> Decimal:
        return Decimal(super().read(text))


class Whole(Parameter):
    """A whole number between two ends."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.low, self.high = low, high
        self.expected = format_lazy(_("a whole number from {low} to {high}"), low=low, high=high)
        self.schema = {"type": "integer", "minimum": low, "maximum": high}

    def read(self, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", text) or not self.low <= int(text) <= self.high:
            raise ValueError(text)
        return int(text)


class Choice(Parameter):
    """One word of a closed list."""

    expected = _("one of the allowed words")

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.allowed = tuple(map(str, words))
        self.schema = {"type": "string", "enum": list(self.allowed)}

    def read(self, text: str) -> str:
        if text not in self.allowed:
            raise ValueError(text)
        return text


class Truth(Parameter):
    expected = _("true or false")
    allowed = ("true", "false")
    schema: ClassVar[Schema] = {"type": "boolean"}  # type: ignore[misc] # the same for all

    def read(self, text: str) -> bool:
        if text not in self.allowed:
            raise ValueError(text)
        return text == "true"


class Identifier(Parameter):
    expected = _("an id such as 0198c2f4-7d1e-7c3a-9f00-3b5d2c1a0e42")
    schema: ClassVar[Schema] = {"type": "string", "format": "uuid"}  # type: ignore[misc] # as above

    def read(self, text: str) -> UUID:
        if len(text) != len(str(UUID(int=0))):
            raise ValueError(text)
        return UUID(text)


class Moment(Parameter):
    """A date and time with its offset; without one it is the registry's own time zone."""

    expected = _("a date and time such as 2026-01-31T08:00:00+08:00")
    schema: ClassVar[Schema] = {"type": "string", "format": "date-time"}  # type: ignore[misc] # as above

    def read(self, text: str) -> datetime:
        if not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]", text):
            raise ValueError(text)
        moment = datetime.fromisoformat(text.upper())
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        try:
            return moment.astimezone(UTC)  # PostgreSQL knows no offset of sixteen hours
        except OverflowError as error:
            raise ValueError(text) from error


class Day(Parameter):
    expected = _("a date such as 2026-01-31")
    schema: ClassVar[Schema] = {"type": "string", "format": "date"}  # type: ignore[misc] # as above

    def read(self, text: str) -> date:
        if len(text) != len("2026-01-31"):
            raise ValueError(text)
        return date.fromisoformat(text)


class RegionCode(Patterned):
    """A code of GB/T 2260, whole or its beginning: 14, 1411 and 141125 are ever smaller places."""

    pattern = "[0-9]{2}|[0-9]{4}|[0-9]{6}"
    expected = _("a region's code of two, four or six digits, such as 14, 1411 or 141125")

    def read(self, text: str) -> str:
        """Give the digits that the codes of the region and of all below it begin with."""
        code: str = super().read(text)
        if code == "000000":
            return code
        while len(code) > 2 and code.endswith("00"):  # noqa: PLR2004 - two digits a level
            code = code[:-2]
        return code


class WholeRegionCode(Patterned):
    pattern = "[0-9]{6}"
    expected = _("a region's code of six digits, such as 141125")


class ListOf(Parameter):
    """Several of a kind, separated by commas: any of them will do."""

    most = 50

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        self.parameter = parameter
        self.allowed = parameter.allowed
        self.expected = format_lazy(
            _("{each}; several, up to {most}, are separated by commas"),
            each=parameter.expected,
            most=self.most,
        )
        self.schema = {
            "type": "array",
            "items": parameter.schema,
            "minItems": 1,
            "maxItems": self.most,
        }

    def read(self, text: str) -> list[Any]:
        words = text.split(",")
        if len(words) > self.most:
            raise ValueError(text)
        return [self.parameter.read(word) for word in words]
