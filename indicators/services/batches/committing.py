"""An import is committed: the chosen forms in one transaction, or none of them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.event import Verb
from indicators.core.form import FormContent
from indicators.core.problem import Problem
from indicators.core.transcript import content_json
from indicators.core.workflow import BatchState, ImportMode
from indicators.models import Batch, Form
from indicators.services.batches.planning import Planned, plan_batch
from indicators.services.batches.sources import Sources, enter_sources, settle_sources
from indicators.services.content import Identity, Origin, create_form, save_content
from indicators.services.events import record_batch
from indicators.services.intake import Outcome, one_at_a_time
from indicators.services.kept import content_of
from indicators.services.placement import enter_owner, enter_project
from indicators.services.refusal import ContentRefused
from projects.services.regions import Regions


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to be committed.

    `seen` is, for each chosen form, the state of things that the preview showed; `confirmed`
    names, form by form, the lists of losses that were confirmed.
    """

    mode: ImportMode
    seen: Mapping[str, str]
    confirmed: Mapping[str, str] = field(default_factory=dict)


def name_of_losses(plan: Planned) -> str:
    """Name what a form would lose, as listed; nothing has no name and needs no confirmation."""
    listed = "\n".join(repr((loss.field, loss.row, loss.before)) for loss in plan.losses)
    return hashlib.sha256(listed.encode()).hexdigest() if listed else ""


@transaction.atomic
def commit_batch(*, batch: Batch, regions: Regions) -> None:
    """Do what was ordered, all of it. Where something changed since, nothing is done but told."""
    kept = Batch.objects.select_for_update().get(region_code=batch.region_code, pk=batch.pk)
    if kept.state != BatchState.COMMITTING:
        return
    by = User.objects.get(pk=kept.order["by"]) if kept.order["by"] else None
    order = Order(ImportMode(kept.order["mode"]), kept.order["seen"], kept.order["confirmed"])
    try:
        with transaction.atomic():
            done = _carry_out(kept, order, regions, by)
    except ContentRefused as refusal:
        problem = refusal.problem
        kept.state = BatchState.READ.value
        kept.refusals = [{"code": problem.code, "detail": problem.detail}]
        kept.save(update_fields=["state", "refusals"])
        return
    kept.state, kept.mode, kept.refusals = BatchState.COMMITTED.value, order.mode.value, []
    kept.save(update_fields=["state", "mode", "refusals"])
    record_batch(Verb.BATCH_COMMITTED, kept, by=by, detail=done)


def check_order(plans: Sequence[Planned], order: Order) -> None:
    """Hold an order against the present state of things.

    Raises:
        ContentRefused: A form or its list of losses is not as it was shown, or a form cannot be
            kept at all.
    """
    if not plans or len(plans) != len(order.seen):
        raise ContentRefused(Problem("nothing_chosen"))
    for plan in plans:
        if plan.seen != order.seen[str(plan.row.pk)]:
            raise ContentRefused(Problem("preview_outdated", str(plan.row)))
        if plan.outcome is Outcome.REFUSED and plan.problem is not None:
            raise ContentRefused(plan.problem)
        if name_of_losses(plan) != order.confirmed.get(str(plan.row.pk), ""):
            raise ContentRefused(Problem("losses_not_confirmed", str(plan.row)))


def _carry_out(
    batch: Batch, order: Order, regions: Regions, by: User | None
) -> dict[str, int | str]:
    plans = _locked_plans(batch, order, regions, by)
    check_order(plans, order)
    sources = enter_sources(plans=plans, by=by)
    for plan in plans:
        _keep(plan, sources, by)
    settle_sources(plans=plans, sources=sources, by=by)
    counts = {outcome.value: sum(p.outcome is outcome for p in plans) for outcome in Outcome}
    return {"mode": order.mode.value, **counts}


def _locked_plans(batch: Batch, order: Order, regions: Regions, by: User | None) -> list[Planned]:
    """Plan the chosen forms while no one else can correct them or import into their regions."""
    rows = list(
        batch.forms.filter(region_code=batch.region_code, pk__in=list(order.seen))
        .select_for_update(of=("self",))
        .select_related("source")
        .order_by("source__position", "position")
    )
    first = plan_batch(batch=batch, mode=order.mode, regions=regions, by=by, rows=rows)
    one_at_a_time({plan.place.region_code for plan in first if plan.place})
    return plan_batch(batch=batch, mode=order.mode, regions=regions, by=by, rows=rows)


def _keep(plan: Planned, sources: Sources, by: User | None) -> None:
    """Keep one form, and what is needed to undo it."""
    row = plan.row
    row.outcome = plan.outcome.value
    if plan.after is not None and plan.place is not None:
        origin = Origin(sources[row.source_id, plan.place.region_code], row.position)
        if plan.kept is None:
            form = _created(plan, plan.after, origin, by)
        else:
            row.before = _before(plan.kept)
            form = save_content(form=plan.kept, content=plan.after, origin=origin, by=by)
        row.form, row.form_version = form, form.version
    row.save(update_fields=["outcome", "form", "form_version", "before"])


def _created(plan: Planned, content: FormContent, origin: Origin, by: User | None) -> Form:
    if plan.place is None:
        raise ValueError("a form that has no place is not kept")
    owner = enter_owner(plan.place)
    project = enter_project(owner, content)
    identity = Identity(owner, project, plan.place.fiscal_year, plan.occurrence)
    return create_form(content=content, identity=identity, origin=origin, by=by)


def _before(form: Form) -> dict[str, object]:
    document = form.source_document_id
    return {
        "content": content_json(content_of(form)),
        "document": str(document) if document else None,
        "position": form.position,
    }
