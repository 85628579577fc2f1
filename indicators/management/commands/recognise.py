"""`manage.py recognise PATH…`: documents → one JSON object, without a database."""

import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from indicators.management.paths import documents_in, files_at
from indicators.recogniser.recognise import Recognition
from indicators.services.catalogue import packaged_catalogue
from indicators.services.files import File
from indicators.services.problem_sentences import problem_sentence
from indicators.services.problems import is_failure
from indicators.services.reading import recognise_bytes, unread
from indicators.writers.contract import form_json, place_json


class Command(BaseCommand):
    help = _("Recognise the performance-target forms in documents and print them as JSON.")
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)

    def handle(self, *, paths: list[Path], **_options: object) -> None:
        documents, failed = [], False
        for file, found in _recognitions(paths):
            documents.append(_document(file, found))
            failed |= is_failure(found.problems, has_forms=bool(found.forms))
        self.stdout.write(json.dumps({"documents": documents}, ensure_ascii=False, indent=1))
        if failed:
            sys.exit(1)


def _recognitions(paths: Iterable[Path]) -> Iterator[tuple[File, Recognition]]:
    for path in documents_in(paths):
        for file in files_at(path):
            yield file, _recognised(file)


def _recognised(file: File) -> Recognition:
    if file.problem:
        return unread(file.problem)
    return recognise_bytes(file.data, packaged_catalogue())


def _document(file: File, recognition: Recognition) -> dict[str, Any]:
    return {
        "name": file.name,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "forms": [form_json(form) for form in recognition.forms],
        "leftovers": [
            {"text": leftover.text, "place": place_json(leftover.place)}
            for leftover in recognition.leftovers
        ],
        "problems": [
            {
                "code": problem.code,
                "message": problem_sentence(problem, file.name),
                "place": place_json(problem.place),
            }
            for problem in recognition.problems
        ],
    }
