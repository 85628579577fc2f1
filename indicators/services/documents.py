"""Source documents: the file is kept as it came, with what was found in it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.problem import Problem
from indicators.core.workflow import DocumentState
from indicators.models import SourceDocument
from indicators.recogniser.recognise import Leftover, Recognition
from indicators.services.events import name_of, record_document
from indicators.writers.contract import place_json

_VERBS = {
    DocumentState.KEPT: Verb.DOCUMENT_KEPT,
    DocumentState.READ: Verb.DOCUMENT_READ,
    DocumentState.FAILED: Verb.DOCUMENT_FAILED,
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, and who brought it."""

    name: str
    data: bytes
    by: User | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def find_document(upload: Upload, region_code: str) -> SourceDocument | None:
    """Find the row that this very file has in a region."""
    return SourceDocument.objects.filter(region_code=region_code, sha256=upload.sha256).first()


@transaction.atomic
def keep_document(
    *, upload: Upload, region_code: str, recognition: Recognition, problems: Sequence[Problem]
) -> SourceDocument:
    """Keep a file and what was found in it; what became of it is settled afterwards."""
    document = SourceDocument(
        region_code=region_code,
        name=upload.name,
        sha256=upload.sha256,
        size=len(upload.data),
        fiscal_year=recognition.fiscal_year,
        uploaded_by=upload.by,
        uploaded_by_name=name_of(upload.by),
        problems=[_problem(problem) for problem in problems],
        leftovers=[_leftover(leftover) for leftover in recognition.leftovers],
    )
    document.file.save(upload.name, ContentFile(upload.data), save=False)
    document.save(force_insert=True)
    return document


@transaction.atomic
def settle_document(
    *,
    document: SourceDocument,
    state: DocumentState,
    problems: Sequence[Problem],
    by: User | None,
    detail: dict[str, int],
) -> None:
    """Say what became of a document; nothing new is not said again."""
    told = [_problem(problem) for problem in problems]
    is_new = not document.events.filter(region_code=document.region_code, form=None).exists()
    if not is_new and (document.state, document.problems) == (state.value, told):
        return
    document.state = state.value
    document.problems = told
    document.save(update_fields=["state", "problems"])
    record_document(_VERBS[state], document, by=by, detail=detail)


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "detail": problem.detail, "place": place_json(problem.place)}


def _leftover(leftover: Leftover) -> dict[str, Any]:
    return {"text": leftover.text, "place": place_json(leftover.place)}
