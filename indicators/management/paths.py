"""Paths given on the command line → the documents they mean."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from indicators.core.problem import Problem
from indicators.management.reasons import reason_of
from indicators.services.files import File, files_in, too_large

DOCUMENT_SUFFIXES = frozenset(
    (
        *(".pdf", ".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".xls"),
        *(".html", ".htm", ".txt", ".md", ".csv", ".zip"),
    ),
)
# What office programs and other systems leave beside a document: no one put it there.
_DEBRIS = ("~$", "._")


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file as named; a folder means every document in it and below, sorted by path.

    A folder without any stands for itself, to be told of, and so does one that cannot be opened.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(_inside(path)) or [path]
        else:
            yield path


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the documents of a folder and those below; links to other folders are not followed."""
    closed: list[OSError] = []
    for place, _, names in os.walk(folder, onerror=closed.append):
        yield from (Path(place, name) for name in names if _is_document(name))
    yield from (Path(error.filename) for error in closed)


def _is_document(name: str) -> bool:
    """Whether a file is named like a document, and is not what a program left beside one."""
    return Path(name).suffix.lower() in DOCUMENT_SUFFIXES and not name.startswith(_DEBRIS)


def files_at(path: Path) -> Iterator[File]:
    """Yield the documents of a file; one that cannot be opened has a problem."""
    name = written(path.name) or written(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            # A pipe or a device has no end that could be waited for.
            yield File(name, problem=_of_no_file(path))
            return
        data = path.read_bytes() if found.st_size <= settings.UPLOAD_LIMIT else None
    except FileNotFoundError:
        yield File(name, problem=Problem("file_missing", written(path)))
    except OSError as error:
        detail = f"{written(path)} ({reason_of(error)})"
        yield File(name, problem=Problem("file_unreadable", detail))
    else:
        if data is None:
            yield File(name, problem=too_large())
        else:
            yield from files_in(name, data)


def _of_no_file(path: Path) -> Problem:
    """What is wrong with a path that leads to no file.

    Raises:
        OSError: it leads to a folder that cannot be opened.
    """
    if not path.is_dir():
        return Problem("no_file", written(path))
    os.scandir(path).close()
    return Problem("no_documents", written(path))


def written(path: Path | str) -> str:
    """Write a path, with � for each byte of it that is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
