"""Kept forms → documents to hand out: a file with a name, one for a form or one for many."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from indicators.core.form import FormContent
from indicators.core.problem import Problem
from indicators.models import Form
from indicators.services.catalogue import kept_catalogue
from indicators.services.kept import content_of
from indicators.writers.document import Format, print_forms
from indicators.writers.layout.layouts import Layout
from indicators.writers.layout.words import TITLES
from projects.models.scope import Person

# Of one form each where there are several: nobody looks for a form in a document of hundreds.
_APART = frozenset((Format.DOCX, Format.PDF))
_ZIP = "application/zip"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST_NAME = 80
_MANY = "绩效目标表"


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file as it is handed out, and what could not be drawn in it."""

    name: str
    media_type: str
    data: bytes
    problems: tuple[Problem, ...] = ()


def print_kept(
    *,
    forms: Sequence[Form],
    format: Format,  # noqa: A002 # what it is called everywhere
    layout: Layout | None = None,
    by: Person,
) -> PrintedFile:
    """Print kept forms, which come `with_content()`; names and numbers only of `by`'s own.

    Raises:
        NotPrintable: the format cannot hold a text.
    """
    return print_contents([_shown(form, by) for form in forms], format, layout)


def print_contents(
    contents: Sequence[FormContent],
    format: Format,  # noqa: A002 # as above
    layout: Layout | None = None,
) -> PrintedFile:
    """Print forms: several as one workbook, or as an archive of documents of one form each."""
    is_apart = len(contents) > 1 and format in _APART and layout is not Layout.BATCH
    return _archive(contents, format, layout) if is_apart else _file(contents, format, layout)


def file_name(contents: Sequence[FormContent], ending: str) -> str:
    """Name a file after its form, or after what its forms have in common; safe on any system."""
    first = contents[0]
    stem = first.project_name or first.title or TITLES[first.kind]
    years = {content.fiscal_year for content in contents}
    year = years.pop() if len(years) == 1 else None
    safe = safe_name(stem if len(contents) == 1 else _MANY)
    return f"{safe}_{year}.{ending}" if year else f"{safe}.{ending}"


def safe_name(name: str) -> str:
    """Write a name as any system takes it: short, and without the signs of its paths."""
    return _NOT_IN_NAMES.sub("_", name).strip(" ._")[:_LONGEST_NAME] or _MANY


def _file(
    contents: Sequence[FormContent],
    format: Format,  # noqa: A002 # as above
    layout: Layout | None,
) -> PrintedFile:
    known = kept_catalogue()
    written = print_forms(contents, format, layout, known.taxonomies, known.units)
    name = file_name(contents, format)
    return PrintedFile(name, format.media_type, written.data, written.problems)


def _archive(
    contents: Sequence[FormContent],
    format: Format,  # noqa: A002 # as above
    layout: Layout | None,
) -> PrintedFile:
    stream = BytesIO()
    problems: list[Problem] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents, start=1):
            file = _file([content], format, layout)
            archive.writestr(f"{number:03}_{file.name}", file.data)
            problems.extend(file.problems)
    return PrintedFile(file_name(contents, "zip"), _ZIP, stream.getvalue(), tuple(problems))


def _shown(form: Form, by: Person) -> FormContent:
    """Names and telephone numbers are for those whose own form it is."""
    content = content_of(form)
    if form.is_own_of(by):
        return content
    return replace(content, responsible_person=None, handler=None, phone=None)
