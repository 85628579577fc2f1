"""Documents in: a file is read, its forms are placed and kept, all of them or none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import connection, transaction

from indicators.core.difference import Change, difference
from indicators.core.form import FormContent, FormKind
from indicators.core.problem import Problem
from indicators.core.workflow import DocumentState, FormState
from indicators.models import SourceDocument
from indicators.recogniser.recognise import Recognition
from indicators.services.catalogue import Catalogue
from indicators.services.content import (
    OPEN_STATES,
    Identity,
    Origin,
    create_form,
    latest_form,
    save_content,
)
from indicators.services.documents import (
    Upload,
    find_document,
    keep_document,
    settle_document,
)
from indicators.services.kept import content_of
from indicators.services.placement import (
    NO_DEFAULTS,
    Defaults,
    Placement,
    enter_owner,
    enter_project,
    place_form,
)
from indicators.services.problems import is_failure
from indicators.services.reading import recognise_bytes
from indicators.services.refusal import ContentRefused
from projects.models import UNPLACED
from projects.services.regions import Regions

_LOCK = 0x696E_7461  # any number that nobody else locks


@dataclass(frozen=True, slots=True)
class Intake:
    """How documents are taken in.

    `published` says that they are disclosures, public already; `update` that forms which differ
    from the kept ones replace them, unless those are under review or approved.
    """

    catalogue: Catalogue
    regions: Regions
    defaults: Defaults = NO_DEFAULTS
    published: bool = False
    update: bool = False

    @property
    def replaceable(self) -> frozenset[FormState]:
        """The states in which this intake replaces a form."""
        if not self.update:
            return frozenset()
        return OPEN_STATES | {FormState.PUBLISHED} if self.published else OPEN_STATES


class Outcome(StrEnum):
    """What became of a form that was read."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    UPDATED = "updated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FormReport:
    content: FormContent
    outcome: Outcome
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of a document; `known` if the same file was taken in completely before."""

    name: str
    forms: tuple[FormReport, ...] = ()
    problems: tuple[Problem, ...] = ()
    leftovers: int = 0
    known: bool = False

    @property
    def failed(self) -> bool:
        """Whether something of the document was not kept."""
        return self.count(Outcome.REFUSED) > 0 or is_failure(
            self.problems, has_forms=bool(self.forms)
        )

    def count(self, outcome: Outcome) -> int:
        return sum(form.outcome is outcome for form in self.forms)


def import_document(*, upload: Upload, intake: Intake) -> DocumentReport:
    """Take a file in: keep it, and every form in it that can be placed.

    The same file again changes nothing. A form that is kept already and reads differently now is
    reported with its changes, and replaced only if the intake says so. What cannot be read or
    placed is reported as a problem, and the file is kept all the same.
    """
    recognition = recognise_bytes(upload.data, intake.catalogue)
    places = [
        place_form(content, publisher, recognition.fiscal_year, intake.defaults, intake.regions)
        for content, publisher in zip(recognition.forms, recognition.publishers, strict=True)
    ]
    with transaction.atomic():
        return _take_in(upload, recognition, places, intake)


def one_at_a_time(region_codes: Iterable[str]) -> None:
    """Let two imports into one region go one after the other, whatever order their forms have."""
    with connection.cursor() as cursor:
        for code in sorted(region_codes):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, int(code)])


def _take_in(
    upload: Upload,
    recognition: Recognition,
    places: Sequence[Placement | Problem],
    intake: Intake,
) -> DocumentReport:
    refusals = tuple(place for place in places if isinstance(place, Problem))
    problems = (*recognition.problems, *refusals)
    codes = {place.region_code for place in places if isinstance(place, Placement)}
    codes = codes or {intake.defaults.region_code or UNPLACED}
    one_at_a_time(codes)
    found = {code: find_document(upload, code) for code in sorted(codes)}
    kept = {
        code: document
        or keep_document(
            upload=upload, region_code=code, recognition=recognition, problems=problems
        )
        for code, document in found.items()
    }
    reports = tuple(_keep_forms(upload, recognition.forms, places, kept, intake))
    is_known = all(found.values()) and all(r.outcome is Outcome.UNCHANGED for r in reports)
    report = DocumentReport(
        upload.name, reports, problems, len(recognition.leftovers), known=is_known
    )
    for document in kept.values():
        settle_document(
            document=document,
            state=_state_after(report),
            problems=problems,
            by=upload.by,
            detail={outcome.value: report.count(outcome) for outcome in Outcome},
        )
    return report


def _state_after(report: DocumentReport) -> DocumentState:
    """A document is done with when nothing in it waits for a person."""
    if is_failure(report.problems, has_forms=bool(report.forms)):
        return DocumentState.FAILED
    waiting = report.count(Outcome.REFUSED) + report.count(Outcome.DIFFERS)
    return DocumentState.KEPT if waiting else DocumentState.READ


def _keep_forms(
    upload: Upload,
    forms: Sequence[FormContent],
    places: Iterable[Placement | Problem],
    documents: Mapping[str, SourceDocument],
    intake: Intake,
) -> Iterator[FormReport]:
    seen: Counter[tuple[FormKind, Identity]] = Counter()
    for position, (content, place) in enumerate(zip(forms, places, strict=True)):
        if isinstance(place, Problem):
            yield FormReport(content, Outcome.REFUSED)
            continue
        organisation = enter_owner(place)
        project = enter_project(organisation, content)
        first = Identity(organisation, project, place.fiscal_year)
        origin = Origin(documents[place.region_code], position)
        identity = replace(first, occurrence=seen[content.kind, first])
        seen[content.kind, first] += 1
        yield _keep_form(content, identity, origin, upload.by, intake)


def _keep_form(
    content: FormContent, identity: Identity, origin: Origin, by: User | None, intake: Intake
) -> FormReport:
    kept = latest_form(content.kind, identity)
    if kept is None:
        state = FormState.PUBLISHED if intake.published else FormState.DRAFT
        create_form(content=content, identity=identity, origin=origin, state=state, by=by)
        return FormReport(content, Outcome.CREATED)
    changes = difference(content_of(kept), content)
    if not changes:
        return FormReport(content, Outcome.UNCHANGED)
    try:
        save_content(form=kept, content=content, origin=origin, by=by, allowed=intake.replaceable)
    except ContentRefused:
        return FormReport(content, Outcome.DIFFERS, changes)
    return FormReport(content, Outcome.UPDATED, changes)
