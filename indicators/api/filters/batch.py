"""What imports can be asked by."""

from indicators.core.workflow import BatchState, ImportMode
from indicators.models import Batch
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where, WhereRegion
from projects.api.parameters import Choice, Identifier, ListOf, Moment, Text, Whole


class ImportFilters(DeclaredFilters):
    exempt = {
        "uploaded_by": "an account; asked by the name that stands beside it",
        "done": "how far it is changes from second to second",
        "total": "how far it is changes from second to second",
        "step": "how far it is changes from second to second",
        "cancel_requested": "holds for moments, until the state says it",
        "order": "what was asked of the worker, told by what became of it",
        "refusals": "differ from code to code: what is in the way of a commit",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of imports.")
    region = WhereRegion()
    fiscal_year = Where("fiscal_year", ListOf(Whole(1990, 2100)), about="Fiscal years given.")
    state = Where("state", ListOf(Choice(BatchState)), about="How far it is.")
    mode = Where("mode", ListOf(Choice(ImportMode)), about="How it was committed.")
    uploaded_min = Where("uploaded_at", Moment(), "gte", about="Brought in then or later.")
    uploaded_max = Where("uploaded_at", Moment(), "lte", about="Brought in then or earlier.")
    uploaded_by_name = Where("uploaded_by_name", Text(), about="Who brought it in.")
    search = Where("files__name", Text(), "icontains", about="A part of the name of a file.")

    class Meta:
        model = Batch
        fields: list[str] = []
