"""Paths given on the command line → the documents they mean."""

from collections.abc import Iterable, Iterator
from pathlib import Path

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
