"""An archive of an import is opened: its documents become files of the import, behind it."""

from dataclasses import replace

from django.db import transaction

from indicators.models import BatchFile
from indicators.recogniser.recognise import Recognition
from indicators.services.batches.filing import keep_file
from indicators.services.batches.results import keep_reading
from indicators.services.files import files_in
from indicators.services.reading import Reading


@transaction.atomic
def unpack(*, archive: BatchFile, data: bytes) -> None:
    """Keep each document of an archive as `archive.zip/document.xlsx`, to be read by itself.

    A document that cannot be taken out is kept by its name, with what is wrong with it. The
    archive has read problems of its own only.
    """
    found = Recognition((), (), ())
    for number, file in enumerate(files_in(archive.name, data), start=1):
        if file.name != archive.name:
            keep_file(batch=archive.batch, position=archive.position + number, file=file)
        elif file.problem is not None:
            found = replace(found, problems=(*found.problems, file.problem))
    keep_reading(file=archive, reading=Reading(found))
