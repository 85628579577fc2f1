"""Paths given on the command line → the documents they mean."""

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
    """Yield each file as named; a folder means every document in it and below, sorted by path."""
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.lower() in DOCUMENT_SUFFIXES)
            yield from sorted(p for p in inside if p.is_file())
        else:
            yield path


def files_at(path: Path) -> Iterator[File]:
    """Yield the documents of a file; one that cannot be opened has a problem."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= settings.UPLOAD_LIMIT else None
    except FileNotFoundError:
        yield File(path.name, problem=Problem("file_missing", str(path)))
    except OSError as error:
        yield File(path.name, problem=Problem("file_unreadable", f"{path} ({error.strerror})"))
    else:
        if data is None:
            yield File(path.name, problem=too_large())
        else:
            yield from files_in(path.name, data)
