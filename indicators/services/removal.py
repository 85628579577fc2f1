"""Forms out: a draft that was never handed on can be removed; the log keeps its name."""

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.problem import Problem
from indicators.core.workflow import FormState
from indicators.models import Form
from indicators.services.events import record_form
from indicators.services.refusal import ContentRefused, refuse_foreign


@transaction.atomic
def remove_form(*, form: Form, by: User | None) -> None:
    """Remove a draft with all its rows.

    Raises:
        ContentRefused: The form is no draft any more, or `by` may enter none of its organisation.
    """
    refuse_foreign(form.organisation, by)
    drafts = Form.objects.filter(region_code=form.region_code, state=FormState.DRAFT)
    kept = drafts.select_for_update().filter(pk=form.pk).order_by("pk").first()
    if kept is None:
        raise ContentRefused(Problem("form_not_draft", str(form)))
    record_form(Verb.FORM_REMOVED, kept, by=by)
    kept.delete()
