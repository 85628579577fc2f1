"""What was handed in → the documents in it: a file is one, an archive is its members."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from indicators.core.problem import Problem
from indicators.readers.archive import is_archive, members_of
from indicators.readers.refusal import UnreadableDocument

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ARCHIVE_SECONDS: Final = 120
"""How long the documents of one archive may take together."""


@dataclass(frozen=True, slots=True)
class File:
    """A document by its name and bytes, or with the problem that keeps it from being read."""

    name: str
    data: bytes = b""
    problem: Problem | None = None


def taken_in(upload: "UploadedFile[Any]") -> File:
    """Read an upload, unless it is beyond the limit: such a file is never in memory."""
    name = upload.name or ""
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        return File(name, problem=too_large())
    return File(name, upload.read())


def files_in(name: str, data: bytes) -> Iterator[File]:
    """Yield the documents of a file, those of an archive as `archive.zip/document.xlsx`."""
    limit: int = settings.UPLOAD_LIMIT
    if len(data) > limit:
        yield File(name, problem=too_large())
    elif not is_archive(data):
        yield File(name, data)
    else:
        yield from _members(name, data, limit)


def too_large() -> Problem:
    """The problem of a file beyond the limit for uploads."""
    return Problem("too_large", f"{settings.UPLOAD_LIMIT // 1024**2} MB")


def _members(name: str, data: bytes, limit: int) -> Iterator[File]:
    """Yield the members of an archive as long as whoever reads them gets on with it."""
    count = 0
    end = time.monotonic() + ARCHIVE_SECONDS
    try:
        for member in members_of(data, limit):
            count += 1
            inner = f"{name}/{member.name}"
            if time.monotonic() > end:
                yield File(inner, problem=Problem("archive_took_too_long"))
            else:
                yield File(inner, member.data, member.problem)
    except UnreadableDocument as error:
        yield File(name, problem=error.problem)
        return
    if not count:
        yield File(name, problem=Problem("empty_archive"))
