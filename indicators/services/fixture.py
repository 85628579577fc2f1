"""The forms of documents as a Django fixture: the same documents give the same text."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.core import serializers
from django.db import models, transaction

from indicators.models import Form, FundingLine, Goal, Indicator, Task
from indicators.services.documents import Upload
from indicators.services.intake import Intake, import_document
from projects.models import Organisation, Project

# What differs from one import to the next and says nothing of the forms.
_MOMENT = "2026-01-01T00:00:00+08:00"
_SET = {"created_at": _MOMENT, "updated_at": _MOMENT, "source_document": None}


class FormsAreKeptAlready(Exception):  # noqa: N818 -- names the state that forbids it
    """The database has forms, so that a fixture made from it would not be the documents'."""


def forms_fixture(uploads: Iterable[Upload], intake: Intake) -> str:
    """Import documents and give their organisations, projects and forms as JSON; keep nothing.

    Keys are made of what names a row, not of the clock.

    Raises:
        FormsAreKeptAlready: the database is not empty.
    """
    if Form.objects.exists() or Organisation.objects.exists():
        raise FormsAreKeptAlready
    with transaction.atomic():
        for upload in uploads:
            import_document(upload=upload, intake=intake)
        text = _written(dict(_named_rows()))
        transaction.set_rollback(True)
    return text


def _named_rows() -> Iterator[tuple[str, models.Model]]:
    """Give every row with a name of its own, each after the rows it refers to."""
    organisations = Organisation.objects.select_related("parent")
    for organisation in sorted(organisations, key=_organisation_rank):
        yield _organisation_name(organisation), organisation
    for project in Project.objects.select_related("organisation").order_by("name"):
        yield f"{_organisation_name(project.organisation)}/{project.name}", project
    forms = Form.objects.with_content().select_related("organisation")
    named = sorted((_form_name(form), form) for form in forms)
    for name, form in named:
        yield name, form
    for name, form in named:
        for part in _parts(form):
            kind = part._meta.model_name  # noqa: SLF001 -- Django's public name for it
            place = part.scope if isinstance(part, Goal) else f"{part.position:03}"
            yield f"{name}/{kind}/{place}", part


def _organisation_rank(organisation: Organisation) -> tuple[bool, str]:
    return organisation.parent_id is not None, _organisation_name(organisation)


def _organisation_name(organisation: Organisation) -> str:
    return f"{organisation.region_code}/{organisation.code}/{organisation.name}"


def _form_name(form: Form) -> str:
    what = form.project_name or ""
    owner = _organisation_name(form.organisation)
    return f"{owner}/{form.fiscal_year}/{form.kind}/{what}/{form.occurrence}"


def _parts(form: Form) -> Iterator[Goal | FundingLine | Task | Indicator]:
    yield from form.goals.all()
    yield from form.funding.all()
    yield from form.tasks.all()
    yield from form.indicators.all()


def _written(rows: dict[str, models.Model]) -> str:
    keys = {str(row.pk): str(_key(name)) for name, row in rows.items()}
    entries = serializers.serialize("python", rows.values())
    lines = (json.dumps(_entry(entry, keys), ensure_ascii=False, default=str) for entry in entries)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _key(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"registry:{name}")


def _entry(entry: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    made = {field.name for field in apps.get_model(entry["model"])._meta.fields if field.generated}  # noqa: SLF001 - public
    given = {name: value for name, value in entry["fields"].items() if name not in made}
    fields = {name: keys.get(str(value), value) for name, value in given.items()}
    fields |= {name: value for name, value in _SET.items() if name in fields}
    return {"model": entry["model"], "pk": keys[str(entry["pk"])], "fields": fields}
