"""`manage.py print_forms PATH…`: documents → their forms in the official layouts, no database."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from indicators.core.problem import Problem
from indicators.management.paths import documents_in, files_at, written
from indicators.management.reasons import reason_of
from indicators.recogniser.recognise import Recognition
from indicators.services.catalogue import packaged_catalogue
from indicators.services.files import File
from indicators.services.printing import safe_name
from indicators.services.problem_sentences import problem_sentence
from indicators.services.problems import is_failure
from indicators.services.reading import recognise_bytes, unread
from indicators.writers.document import Format, Written, print_forms
from indicators.writers.layout.layouts import Layout
from indicators.writers.refusal import NotPrintable


@dataclass
class Printer:
    """Prints documents into a folder, and never over what is there already."""

    folder: Path
    format: Format
    layout: Layout | None
    taken: set[str] = field(default_factory=set)

    def print(self, file: File, found: Recognition) -> tuple[Path, Written]:
        """Print what was found in a document.

        Raises:
            NotPrintable: the format cannot hold a text, or the folder did not take the file.
        """
        known = packaged_catalogue()
        printed = print_forms(found.forms, self.format, self.layout, known.taxonomies, known.units)
        target = self.folder / self._free_name(file.name)
        try:
            _write(target, printed.data)
        except FileExistsError as error:
            raise NotPrintable(Problem("output_exists", written(target))) from error
        except OSError as error:
            detail = f"{written(target)} ({reason_of(error)})"
            raise NotPrintable(Problem("output_unwritable", detail)) from error
        return target, printed

    def _free_name(self, name: str) -> str:
        """Name a file after its document; documents of one name are counted."""
        stem = safe_name(PurePosixPath(name.replace("\\", "/")).stem)
        tails = ("" if number == 1 else f"_{number}" for number in count(1))
        names = (f"{stem}{tail}.{self.format}" for tail in tails)
        free = next(name for name in names if name.casefold() not in self.taken)
        self.taken.add(free.casefold())
        return free


class Command(BaseCommand):
    help = _("Print the performance-target forms of documents in the official layouts.")
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            metavar="PATH",
            nargs="+",
            type=Path,
            help=_("a document, an archive, or a folder with documents in it"),
        )
        parser.add_argument(
            "--format",
            choices=list(Format),
            default=Format.PDF,
            help=_("what is written; PDF if nothing is said"),
        )
        parser.add_argument(
            "--layout",
            choices=list(Layout),
            help=_("the official layout; that of its kind for each form if nothing is said"),
        )
        parser.add_argument(
            "--output",
            metavar="FOLDER",
            type=Path,
            default=Path(),
            help=_("where the files are written; nothing there is overwritten"),
        )

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        layout = Layout(options["layout"]) if options["layout"] else None
        printer = Printer(_folder(options["output"]), Format(options["format"]), layout)
        failed = False
        for path in list(documents_in(paths)):
            for file in files_at(path):
                found = _recognised(file)
                problems = [*found.problems, *self._print(file, found, printer)]
                failed |= is_failure(problems, has_forms=bool(found.forms))
                for problem in problems:
                    self.stderr.write(problem_sentence(problem, file.name))
        if failed:
            sys.exit(1)

    def _print(self, file: File, found: Recognition, printer: Printer) -> Iterator[Problem]:
        """Print a document, and yield what is to be said of the print."""
        if not found.forms:
            return
        if found.leftovers:
            yield Problem("not_printed", str(len(found.leftovers)))
        try:
            target, printed = printer.print(file, found)
        except NotPrintable as refusal:
            yield refusal.problem
            return
        yield from printed.problems
        told = {"count": len(found.forms), "file": written(target)}
        self.stdout.write(_("%(count)d forms: %(file)s") % told)


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = {"folder": written(path), "reason": reason_of(error)}
        message = _("Nothing can be written into %(folder)s (%(reason)s).")
        raise CommandError(message % told) from error
    return path


def _recognised(file: File) -> Recognition:
    if file.problem:
        return unread(file.problem)
    return recognise_bytes(file.data, packaged_catalogue())


def _write(target: Path, data: bytes) -> None:
    """Write a new file, all of it or nothing."""
    with target.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except OSError:
            target.unlink(missing_ok=True)
            raise
