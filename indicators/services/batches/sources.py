"""The source documents of an import's forms: one for each file and region."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User

from indicators.core.grid import Place
from indicators.core.problem import Problem
from indicators.core.workflow import DocumentState
from indicators.models import BatchFile, SourceDocument
from indicators.recogniser.recognise import Leftover, Recognition
from indicators.services.batches.planning import Planned
from indicators.services.documents import (
    Upload,
    find_document,
    keep_document,
    settle_document,
)
from indicators.services.intake import Outcome

Sources = dict[tuple[UUID, str], SourceDocument]


def enter_sources(*, plans: Sequence[Planned], by: User | None) -> Sources:
    """Give each form that will be kept its source document, entered where it is new."""
    sources: Sources = {}
    for plan in plans:
        if plan.place is None or not plan.is_worth_keeping:
            continue
        key = (plan.row.source_id, plan.place.region_code)
        if key not in sources:
            sources[key] = _source(plan.row.source, plan.place.region_code, by)
    return sources


def settle_sources(*, plans: Sequence[Planned], sources: Sources, by: User | None) -> None:
    """Say what became of the documents: done with, once all their forms are kept."""
    files = {plan.row.source_id: plan.row.source for plan in plans}
    for (file_id, _region_code), document in sources.items():
        file = files[file_id]
        own = [plan.outcome for plan in plans if plan.row.source_id == file_id]
        is_whole = len(own) == file.forms.filter(region_code=file.region_code).count()
        settle_document(
            document=document,
            state=DocumentState.READ if is_whole else DocumentState.KEPT,
            problems=_problems(file),
            by=by,
            detail={outcome.value: own.count(outcome) for outcome in Outcome},
        )


def _source(file: BatchFile, region_code: str, by: User | None) -> SourceDocument:
    with file.file.open() as opened:
        upload = Upload(file.name, opened.read(), by)
    return find_document(upload, region_code) or keep_document(
        upload=upload,
        region_code=region_code,
        recognition=Recognition((), _leftovers(file), (), fiscal_year=file.fiscal_year),
        problems=_problems(file),
    )


def _leftovers(file: BatchFile) -> tuple[Leftover, ...]:
    inside = (row for form in file.forms.all() for row in form.leftovers)
    return tuple(Leftover(row["text"], Place(**row["place"])) for row in (*inside, *file.leftovers))


def _problems(file: BatchFile) -> list[Problem]:
    return [Problem(p["code"], p["detail"], Place(**p["place"])) for p in file.problems]
