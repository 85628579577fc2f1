"""What a form promises beside its indicators: parties, goals, money and main tasks."""

from typing import Any

from rest_framework import serializers

from indicators.api.serializers.number import PlainNumber
from indicators.models import Form, FundingLine, Task


class PartySerializer(serializers.Serializer[Form]):
    """An organisation as a form names it: the columns are named after the field."""

    code = serializers.CharField(allow_null=True, read_only=True)
    name = serializers.CharField(read_only=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", allow_null=True, read_only=True, **kwargs)

    def to_representation(self, instance: Form) -> Any:
        name = getattr(instance, f"{self.field_name}_name")
        if name is None:
            return None
        return {"code": getattr(instance, f"{self.field_name}_code"), "name": name}


class GoalsSerializer(serializers.Serializer[Form]):
    """总体目标 of the implementation period and of the year."""

    period = serializers.CharField(allow_null=True, read_only=True)
    annual = serializers.CharField(allow_null=True, read_only=True)

    def to_representation(self, instance: Form) -> Any:
        texts = {goal.scope: goal.text for goal in instance.goals.all()}
        return {"period": texts.get("period"), "annual": texts.get("annual")}


class FundingLineSerializer(serializers.ModelSerializer[FundingLine]):
    amount = PlainNumber(read_only=True, help_text="In 元, exact.")

    class Meta:
        model = FundingLine
        fields = ["scope", "source", "amount", "printed", "unit"]
        read_only_fields = fields


class TaskSerializer(serializers.ModelSerializer[Task]):
    total_amount = PlainNumber(allow_null=True, read_only=True, help_text="In 元 where known.")
    fiscal_amount = PlainNumber(allow_null=True, read_only=True)
    other_amount = PlainNumber(allow_null=True, read_only=True)

    class Meta:
        model = Task
        fields = [
            "name",
            "content",
            "total",
            "fiscal",
            "other",
            "unit",
            "total_amount",
            "fiscal_amount",
            "other_amount",
        ]
        read_only_fields = fields
