"""Numbers whose scale says nothing: sums in 元, and what was brought to a base unit."""

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.writers.contract import amount_text
from projects.api.fields import NUMBER


@extend_schema_field({"type": "string", "format": "decimal", "pattern": NUMBER})
class PlainNumber(serializers.Field[Decimal, str, str, Any]):
    """A decimal number as a text, exact, without needless zeros."""

    def to_representation(self, value: Decimal) -> str:
        return amount_text(value)
