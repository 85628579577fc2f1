"""`manage.py import_documents PATH…`: documents in; the same file again changes nothing."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from indicators.core.difference import Change
from indicators.management.paths import documents_in, files_at
from indicators.services.catalogue import kept_catalogue
from indicators.services.documents import Upload
from indicators.services.files import File
from indicators.services.intake import (
    DocumentReport,
    FormReport,
    Intake,
    Outcome,
    import_document,
)
from indicators.services.placement import Defaults
from indicators.services.problems import problem_message
from projects.models import Region
from projects.services.regions import kept_regions

_YEARS = range(1990, 2101)


class Command(BaseCommand):
    help = _("Take documents in and keep the performance-target forms in them.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
        parser.add_argument(
            "--region",
            metavar="CODE",
            help=_("region of all forms in these documents (GB/T 2260, six digits)"),
        )
        parser.add_argument(
            "--year",
            type=int,
            help=_("fiscal year of forms that print none"),
        )
        parser.add_argument(
            "--published",
            action="store_true",
            help=_("these are disclosures, public already"),
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help=_("replace kept forms by what the documents say now"),
        )

    def handle(self, *, paths: list[Path], **options: object) -> None:
        intake = _intake(options)
        found = list(documents_in(paths))
        reports = []
        for number, path in enumerate(found, start=1):
            for file in files_at(path):
                report = _imported(file, intake)
                reports.append(report)
                self.stdout.write(f"[{number}/{len(found)}] {file.name}: {_result(report)}")
                for line in _details(report):
                    self.stdout.write(f"    {line}")
        self.stdout.write(_summary(reports))
        if any(report.failed for report in reports):
            sys.exit(1)


def _intake(options: dict[str, object]) -> Intake:
    region = options["region"]
    if region is not None and not Region.objects.filter(code=region).exists():
        raise CommandError(_("There is no region with the code %(code)s.") % {"code": region})
    year = options["year"]
    if year is not None and year not in _YEARS:
        raise CommandError(_("%(year)s is no fiscal year.") % {"year": year})
    return Intake(
        catalogue=kept_catalogue(),
        regions=kept_regions(),
        defaults=Defaults(
            region_code=str(region) if region else None,
            fiscal_year=year if isinstance(year, int) else None,
        ),
        published=bool(options["published"]),
        update=bool(options["update"]),
    )


def _imported(file: File, intake: Intake) -> DocumentReport:
    if file.problem:
        return DocumentReport(file.name, problems=(file.problem,))
    return import_document(upload=Upload(file.name, file.data, by=None), intake=intake)


def _result(report: DocumentReport) -> str:
    if report.known:
        return _("known already, nothing changed")
    counts = [
        _("%(count)s %(outcome)s") % {"count": report.count(outcome), "outcome": _word(outcome)}
        for outcome in Outcome
        if report.count(outcome)
    ]
    return ", ".join(counts) or _("no form kept")


def _word(outcome: Outcome) -> str:
    return {
        Outcome.CREATED: _("forms created"),
        Outcome.UNCHANGED: _("forms unchanged"),
        Outcome.DIFFERS: _("forms differ from the kept ones"),
        Outcome.UPDATED: _("forms updated"),
        Outcome.REFUSED: _("forms not kept"),
    }[outcome]


def _details(report: DocumentReport) -> Iterator[str]:
    for problem in report.problems:
        place = problem.place.line or problem.place.row
        where = _("line %(line)s: ") % {"line": place} if place else ""
        yield f"{where}{problem_message(problem)}"
    for form in report.forms:
        if form.changes:
            yield _heading(form)
            yield from (f"  {_change(change)}" for change in form.changes)
    if any(form.outcome is Outcome.DIFFERS for form in report.forms):
        yield _("To take these changes over, import again with --update.")
    if report.leftovers:
        yield _("%(count)s cells were not understood; they are kept with the document.") % {
            "count": report.leftovers
        }


def _heading(form: FormReport) -> str:
    return form.content.project_name or form.content.title


def _change(change: Change) -> str:
    place = " ".join((change.field, *change.row))
    return f"{place}: {change.before or '—'} → {change.after or '—'}"


def _summary(reports: list[DocumentReport]) -> str:
    forms = [form for report in reports for form in report.forms]
    created = [form for form in forms if form.outcome is Outcome.CREATED]
    return _(
        "%(documents)s documents, %(known)s of them known already; %(forms)s forms,"
        " %(created)s of them new with %(indicators)s indicators; %(failed)s documents failed."
    ) % {
        "documents": len(reports),
        "known": sum(report.known for report in reports),
        "forms": len(forms),
        "created": len(created),
        "indicators": sum(len(form.content.indicators) for form in created),
        "failed": sum(report.failed for report in reports),
    }
