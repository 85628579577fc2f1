"""A person orders an import to be committed; a worker does it."""

from django.contrib.auth.models import User
from django.db import transaction

from indicators.core.problem import Problem
from indicators.core.workflow import BatchState
from indicators.models import Batch
from indicators.services.batches.committing import Order
from indicators.services.batches.jobs import defer_commit
from indicators.services.refusal import ContentRefused


@transaction.atomic
def order_commit(*, batch: Batch, order: Order, by: User | None) -> None:
    """Let a worker commit the chosen forms of an import.

    Raises:
        ContentRefused: Nothing was chosen, or the import is not open any more.
    """
    if not order.seen:
        raise ContentRefused(Problem("nothing_chosen"))
    rows = Batch.objects.filter(
        region_code=batch.region_code, pk=batch.pk, state=BatchState.READ.value
    )
    asked = {
        "mode": order.mode.value,
        "seen": dict(order.seen),
        "confirmed": dict(order.confirmed),
        "by": by.pk if by else None,
    }
    if not rows.update(state=BatchState.COMMITTING.value, order=asked, refusals=[]):
        raise ContentRefused(Problem("batch_not_open"))
    defer_commit(batch)
