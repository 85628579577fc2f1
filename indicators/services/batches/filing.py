"""The files of an import: kept one by one, what is wrong with a file beside it."""

import hashlib
from typing import Final

from django.core.files.base import ContentFile

from indicators.core.workflow import FileState
from indicators.models import Batch, BatchFile
from indicators.readers.archive import MOST_MEMBERS
from indicators.services.files import File
from indicators.writers.contract import place_json

ROOM: Final = MOST_MEMBERS + 1
"""Positions from one file to the next: behind an archive its members find room."""


def keep_file(*, batch: Batch, position: int, file: File) -> BatchFile:
    """Keep a file to be read; one that has a problem already is done with."""
    kept = BatchFile(
        region_code=batch.region_code,
        batch=batch,
        position=position,
        name=file.name,
        sha256=hashlib.sha256(file.data).hexdigest(),
        size=len(file.data),
    )
    if file.problem is not None:
        problem = file.problem
        place = place_json(problem.place)
        kept.state = FileState.FAILED.value
        kept.problems = [{"code": problem.code, "detail": problem.detail, "place": place}]
    kept.file.save(file.name, ContentFile(file.data), save=False)
    kept.save(force_insert=True)
    return kept
