"""Exact numbers: `numeric` without a fixed precision, so that 95.0 is kept as 95.0."""

from decimal import Decimal
from typing import Any

from django.core.checks import CheckMessage
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ExactNumberField(models.DecimalField):  # type: ignore[type-arg] # not generic at run time
    """A decimal as it was printed. A float is refused: it is not exact.

    Migrations must not import it: they declare a field class of their own that gives the same
    column, and this one deconstructs to Django's name.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 # PostgreSQL only
        return "numeric"

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Leave out the checks of DecimalField for a precision and a scale."""
        return models.Field.check(self, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, float):
            raise ValidationError(self.error_messages["invalid"], params={"value": value})
        number: Decimal | None = super().to_python(value)
        return number
