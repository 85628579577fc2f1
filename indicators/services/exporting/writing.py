"""A worker writes an export into a file; one that was interrupted is written anew."""

import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators.core.export import OPEN, ExportFormat, ExportState
from indicators.core.problem import Problem
from indicators.models import Export
from indicators.services.exporting.jobs import defer_expiry
from indicators.services.exporting.streams import open_stream
from indicators.writers.refusal import NotPrintable
from projects.models.scope import scope_of

_PAUSE = 2.0


def write_export(*, export: Export, rows: QuerySet[Any]) -> None:
    """Write the rows that the question of an export finds, and keep the file until it expires."""
    if not _begin(export, rows):
        return
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        try:
            count = _write(export, rows, file)
        except NotPrintable as refusal:
            fail_export(export=export, problem=refusal.problem)
            return
        _finish(export, file, count)


@transaction.atomic
def fail_export(*, export: Export, problem: Problem) -> None:
    told = {"code": problem.code, "detail": problem.detail}
    Export.objects.filter(pk=export.pk, state__in=OPEN).update(
        state=ExportState.FAILED.value, problem=told, finished_at=timezone.now()
    )


@transaction.atomic
def _begin(export: Export, rows: QuerySet[Any]) -> bool:
    kept = Export.objects.select_for_update().get(pk=export.pk)
    if kept.state not in OPEN:
        return False
    kept.state, kept.done, kept.total = ExportState.WRITING.value, 0, rows.order_by().count()
    kept.reach = scope_of(export.asked_by).seeing.told()
    kept.save(update_fields=["state", "done", "total", "reach"])
    return True


def _write(export: Export, rows: QuerySet[Any], file: IO[bytes]) -> int:
    said = monotonic()

    def tell(count: int) -> None:
        nonlocal said
        if monotonic() - said > _PAUSE:
            said = monotonic()
            Export.objects.filter(pk=export.pk).update(done=count)

    format = ExportFormat(export.format)  # noqa: A001 # what it is called everywhere
    with closing(open_stream(rows=rows, format=format, tell=tell)) as stream:
        file.writelines(stream)
        return stream.rows


@transaction.atomic
def _finish(export: Export, file: IO[bytes], count: int) -> None:
    kept = Export.objects.select_for_update().get(pk=export.pk)
    kept.state, kept.done, kept.total = ExportState.DONE.value, count, count
    kept.size = file.tell()
    kept.finished_at = timezone.now()
    kept.expires_at = kept.finished_at + timedelta(days=settings.EXPORT_DAYS)
    file.seek(0)
    kept.file.save(f"{kept.pk}.{kept.format}", File(file), save=False)
    kept.save()
    defer_expiry(kept)
