"""Paths given on the command line → the documents they mean."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from indicators.core.problem import Problem
from indicators.services.files import File, files_in, too_large

DOCUMENT_SUFFIXES = frozenset(
    (
        *(".pdf", ".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".xls"),
        *(".html", ".htm", ".txt", ".md", ".csv", ".zip"),
    ),
)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file as named; a folder means every document in it and below, sorted by path.

    A folder without any stands for itself, to be told of.
    """
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.lower() in DOCUMENT_SUFFIXES)
            yield from sorted(p for p in inside if p.is_file()) or [path]
        else:
            yield path


def files_at(path: Path) -> Iterator[File]:
    """Yield the documents of a file; one that cannot be opened has a problem."""
    name = written(path.name) or written(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            # A pipe or a device has no end that could be waited for.
            code = "no_documents" if path.is_dir() else "no_file"
            yield File(name, problem=Problem(code, written(path)))
            return
        data = path.read_bytes() if found.st_size <= settings.UPLOAD_LIMIT else None
    except FileNotFoundError:
        yield File(name, problem=Problem("file_missing", written(path)))
    except OSError as error:
        detail = f"{written(path)} ({error.strerror})"
        yield File(name, problem=Problem("file_unreadable", detail))
    else:
        if data is None:
            yield File(name, problem=too_large())
        else:
            yield from files_in(name, data)


def written(path: Path | str) -> str:
    """Write a path, with � for each byte of it that is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
