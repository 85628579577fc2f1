"""The log of events: written by the services, in the transaction of what they tell."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User

from indicators.core.difference import Change
from indicators.core.event import Verb
from indicators.models import Batch, Event, Form, SourceDocument


def record_form(
    verb: Verb, form: Form, *, by: User | None, detail: dict[str, Any] | None = None
) -> Event:
    """Write down what happened to a form, and from which document if it came from one."""
    return Event.objects.create(
        region_code=form.region_code,
        fiscal_year=form.fiscal_year,
        verb=verb.value,
        form=form,
        document_id=form.source_document_id,
        organisation_id=form.organisation_id,
        by=by,
        by_name=name_of(by),
        object_name=str(form),
        detail=detail or {},
    )


def record_document(
    verb: Verb, document: SourceDocument, *, by: User | None, detail: dict[str, Any] | None = None
) -> Event:
    return Event.objects.create(
        region_code=document.region_code,
        fiscal_year=document.fiscal_year,
        verb=verb.value,
        document=document,
        by=by,
        by_name=name_of(by),
        object_name=document.name,
        detail=detail or {},
    )


def record_batch(
    verb: Verb,
    batch: Batch,
    *,
    by: User | None,
    about: str = "",
    detail: dict[str, Any] | None = None,
) -> Event:
    """Write down what happened to an import, or to the form of it that is named."""
    return Event.objects.create(
        region_code=batch.region_code,
        fiscal_year=batch.fiscal_year,
        verb=verb.value,
        batch=batch,
        by=by,
        by_name=name_of(by),
        object_name=about or str(batch),
        detail=detail or {},
    )


def name_of(person: User | None) -> str:
    """Give the name that the log keeps, whatever becomes of the account."""
    return (person.get_full_name() or person.get_username()) if person else ""


def told(changes: Iterable[Change]) -> dict[str, Any]:
    """Give changes as the log keeps them."""
    return {"changes": [asdict(change) for change in changes]}
