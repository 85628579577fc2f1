"""What events can be asked by."""

from indicators.core.event import Verb
from indicators.models import Event
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where, WhereRegion
from projects.api.parameters import Choice, Identifier, ListOf, Moment, Text, Whole


class EventFilters(DeclaredFilters):
    exempt = {
        "by": "an account; asked by the name that stands beside it",
        "detail": "differs from verb to verb: what was counted, what changed",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of events.")
    region = WhereRegion()
    fiscal_year = Where("fiscal_year", ListOf(Whole(1990, 2100)), about="Fiscal years (年度).")
    verb = Where("verb", ListOf(Choice(Verb)), about="What happened.")
    form = Where("form", ListOf(Identifier()), about="Ids of forms.")
    document = Where("document", ListOf(Identifier()), about="Ids of source documents.")
    batch = Where("batch", ListOf(Identifier()), about="Ids of imports.")
    organisation = Where("organisation", ListOf(Identifier()), about="Ids of organisations.")
    at_min = Where("at", Moment(), "gte", about="Then or later.")
    at_max = Where("at", Moment(), "lte", about="Then or earlier.")
    by_name = Where("by_name", Text(), about="Who did it, the whole name.")
    search = Where("object_name", Text(), "icontains", about="A part of what it was done to.")

    class Meta:
        model = Event
        fields: list[str] = []
