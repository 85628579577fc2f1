"""`manage.py make_form_fixture PATH…`: the forms of documents as a fixture, on standard output."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from indicators.management.paths import documents_in, files_at
from indicators.services.catalogue import packaged_catalogue
from indicators.services.documents import Upload
from indicators.services.files import File
from indicators.services.fixture import FormsAreKeptAlready, forms_fixture
from indicators.services.intake import Intake
from indicators.services.problem_sentences import problem_sentence
from projects.services.regions import kept_regions


class Command(BaseCommand):
    help = _("Write the forms of documents as a fixture; the database must have no forms.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)

    def handle(self, *, paths: list[Path], **_options: object) -> None:
        uploads = [_upload(file) for path in documents_in(paths) for file in files_at(path)]
        intake = Intake(packaged_catalogue(), kept_regions(), published=True)
        try:
            self.stdout.write(forms_fixture(uploads, intake), ending="")
        except FormsAreKeptAlready as error:
            message = _(
                "The database has organisations or forms already. Make the fixture in an empty"
                " one, for example with REGISTRY_DATA set to a new folder."
            )
            raise CommandError(message) from error


def _upload(file: File) -> Upload:
    if file.problem:
        raise CommandError(problem_sentence(file.problem, file.name))
    return Upload(file.name, file.data, by=None)
