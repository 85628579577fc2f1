"""Documents → official forms: what was read in them, printed, without a database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from indicators.management.paths import documents_in
from indicators.services.catalogue import packaged_catalogue
from indicators.services.problems import problem_message
from indicators.services.reading import recognise_bytes
from indicators.writers.document import Format, print_forms
from indicators.writers.layout.layouts import Layout
from indicators.writers.refusal import NotPrintable


class Command(BaseCommand):
    """`manage.py print_forms PATH… --format pdf --output FOLDER`."""

    help = "Print the forms of documents in the official layouts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path)
        parser.add_argument("--format", choices=list(Format), default=Format.PDF)
        parser.add_argument("--layout", choices=list(Layout))
        parser.add_argument("--output", type=Path, default=Path())

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        options["output"].mkdir(parents=True, exist_ok=True)
        for path in documents_in(paths):
            self._print(path, options)

    def _print(self, path: Path, options: dict[str, Any]) -> None:
        catalogue = packaged_catalogue()
        found = recognise_bytes(path.read_bytes(), catalogue)
        if not found.forms:
            self.stderr.writelines(problem_message(problem) for problem in found.problems)
            return
        layout = Layout(options["layout"]) if options["layout"] else None
        form = Format(options["format"])
        try:
            written = print_forms(found.forms, form, layout, catalogue.taxonomies)
        except NotPrintable as refusal:
            raise CommandError(problem_message(refusal.problem)) from refusal
        target = options["output"] / f"{path.stem}.{form}"
        target.write_bytes(written.data)
        self.stderr.writelines(problem_message(problem) for problem in written.problems)
        count = len(found.forms)
        self.stdout.write(_("%(count)d forms: %(file)s") % {"count": count, "file": target})
