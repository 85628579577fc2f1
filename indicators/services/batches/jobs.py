"""What is done in the background: reading an import, and committing it.

A job that was interrupted is taken up again: what it had finished is not done twice.
"""

from procrastinate.contrib.django import app

from indicators.models import Batch
from indicators.services.batches.committing import commit_batch
from indicators.services.batches.reading import fail_batch, read_batch
from indicators.services.catalogue import kept_catalogue
from projects.services.regions import kept_regions

QUEUE = "imports"


@app.task(name="read_batch", queue=QUEUE)
def read_job(batch: str, region_code: str) -> None:
    row = _find(batch, region_code)
    try:
        read_batch(batch=row, catalogue=kept_catalogue())
    except Exception as error:
        fail_batch(batch=row, reason=type(error).__name__)
        raise


@app.task(name="commit_batch", queue=QUEUE)
def commit_job(batch: str, region_code: str) -> None:
    row = _find(batch, region_code)
    try:
        commit_batch(batch=row, regions=kept_regions())
    except Exception as error:
        fail_batch(batch=row, reason=type(error).__name__)
        raise


def defer_reading(batch: Batch) -> None:
    """Let a worker read an import; the job is there when the transaction is."""
    job = read_job.configure(lock=str(batch.pk))
    job.defer(batch=str(batch.pk), region_code=batch.region_code)


def defer_commit(batch: Batch) -> None:
    job = commit_job.configure(lock=str(batch.pk))
    job.defer(batch=str(batch.pk), region_code=batch.region_code)


def _find(batch: str, region_code: str) -> Batch:
    return Batch.objects.get(region_code=region_code, pk=batch)
