"""What of exports is done in the background: a file is written, and is gone when it expires.

The task that writes one stands with the doors: only they know how a question is read.
"""

from procrastinate.contrib.django import app

from indicators.models import Export
from indicators.services.exporting.expiring import expire_export

QUEUE = "exports"
WRITE = "write_export"


def defer_writing(export: Export) -> None:
    """Let a worker write an export; the job is there when the transaction is."""
    task = app.configure_task(WRITE, queue=QUEUE, lock=str(export.pk))
    task.defer(export=str(export.pk))


def defer_expiry(export: Export) -> None:
    job = expire_job.configure(schedule_at=export.expires_at, lock=str(export.pk))
    job.defer(export=str(export.pk))


@app.task(name="expire_export", queue=QUEUE)
def expire_job(export: str) -> None:
    expire_export(export=Export.objects.get(pk=export))
