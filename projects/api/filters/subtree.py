"""Organisations with all that belong to them."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from projects.api.filters.where import Plan, Where
from projects.api.parameters import Identifier, ListOf
from projects.models.organisation import subtree


class WhereUnder(Where):
    """Of one of these organisations, or of one that belongs to it over however many steps."""

    def __init__(self, field_name: str = "organisation", **kwargs: Any) -> None:
        super().__init__(field_name, ListOf(Identifier()), **kwargs)

    def condition(self, value: list[UUID]) -> Q:
        return Q((f"{self.field_name}__in", subtree(value)))

    def plan(self, value: list[UUID]) -> Plan | None:  # noqa: ARG002 - organisations come and go
        return None
