"""A person asks for more than is given at once: a worker writes it, the person comes for it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from indicators.core.export import OPEN, ExportFormat
from indicators.core.problem import Problem
from indicators.models import Export
from indicators.services.exporting.jobs import defer_writing
from indicators.services.refusal import ContentRefused

# Making a workbook takes fifty times as long as the rows.
_MOST_ROWS = {ExportFormat.XLSX: 20_000}
MOST_OPEN = 5


def most_rows(format: ExportFormat) -> int:  # noqa: A002 # what it is called everywhere
    """Say how many rows are given at once."""
    limit: int = settings.EXPORT_ROWS
    return min(_MOST_ROWS.get(format, limit), limit)


def are_more(rows: QuerySet[Any], limit: int) -> bool:
    """Say whether there are more rows than so many, and look no further."""
    return bool(rows.order_by().values_list("pk")[limit : limit + 1])


@transaction.atomic
def ask_export(
    *,
    format: ExportFormat,  # noqa: A002 # as above
    query: Mapping[str, str],
    by: User,
) -> Export:
    """Let a worker write what a query finds; one that waits for the same is given again.

    No event is written: nothing that the registry keeps changes, and the export itself tells who
    asked for what.

    Raises:
        ContentRefused: The person has too many that are not written yet.
    """
    waiting = Export.objects.own_of(by).filter(state__in=OPEN)
    same = waiting.filter(format=format.value, query=dict(query)).first()
    if same:
        return same
    if waiting.count() >= MOST_OPEN:
        raise ContentRefused(Problem("too_many_exports", str(MOST_OPEN)))
    export = Export.objects.create(asked_by=by, format=format.value, query=dict(query))
    defer_writing(export)
    return export
