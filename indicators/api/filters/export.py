"""What one's own exports can be asked by."""

from indicators.core.export import ExportFormat, ExportState
from indicators.models import Export
from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where
from projects.api.parameters import Choice, Identifier, ListOf, Moment


class ExportFilters(DeclaredFilters):
    exempt = {
        "asked_by": "it is always whoever asks: exports of others are not shown",
        "query": "holds any parameters of the list of indicators, by their names",
        "done": "how far it is changes from second to second",
        "total": "how far it is changes from second to second",
        "reach": "kept to be compared when the file is handed out, not shown",
        "file": "a name in the store, not shown; the link stands in its place",
        "size": "tells how long the file takes to come, nothing to look for",
        "problem": "differs from code to code: why there is no file",
        "finished_at": "follows from when it was asked for",
        "expires_at": "follows from when it was asked for; the state says whether it has",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of exports.")
    format = Where("format", ListOf(Choice(ExportFormat)), about="Formats.")
    state = Where("state", ListOf(Choice(ExportState)), about="How far it is.")
    asked_min = Where("asked_at", Moment(), "gte", about="Asked for then or later.")
    asked_max = Where("asked_at", Moment(), "lte", about="Asked for then or earlier.")

    class Meta:
        model = Export
        fields: list[str] = []
