"""Indicators by what is written: their names, and the goals of their forms."""

from django.db.models import Q, Value
from django.db.models.functions import Left
from django.db.models.lookups import Exact

from indicators.models import Goal
from indicators.models.indicator import NAME_KEY
from projects.api.filters.where import WhereSearch
from projects.models.search import holds, plain, plain_of


class WhereName(WhereSearch):
    """The whole name, whatever its width, case and punctuation."""

    def condition(self, value: str) -> Q:
        name = plain(value)[:NAME_KEY]
        return Q(Exact(Left(plain_of(str(self.field_name)), NAME_KEY), Value(name)))


class WhereGoal(WhereSearch):
    """A text in a goal of the form."""

    def condition(self, value: str) -> Q:
        found = Goal.objects.filter(holds(value, "text"))
        return Q(form__in=found.values("form"))
