"""A request with a key is done once, however often it is sent (the IETF's Idempotency-Key)."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from projects.models import KeptAnswer


class KeyReused(Exception):  # noqa: N818 # a refusal is an answer, not a fault
    """The key stood on another request."""


class KeyInUse(Exception):  # noqa: N818 # as above
    """The first request with the key is not answered yet."""


@transaction.atomic
def answer_once(
    *, person: User, key: str, digest: str, answer: Callable[[], KeptAnswer]
) -> tuple[KeptAnswer, bool]:
    """Give the answer to a request, and whether it was kept before.

    What `answer` does and the answer are written in one transaction, so that a crash leaves
    neither; what it raises leaves nothing behind, and the key may be used again. Old answers of
    the person go.

    Raises:
        KeyReused: The key belongs to another request.
        KeyInUse: The same is being done at this moment.
    """
    if not _locked(person, key):
        raise KeyInUse
    theirs = KeptAnswer.objects.filter(person=person)
    oldest = timezone.now() - timedelta(hours=settings.IDEMPOTENCY_HOURS)
    theirs.filter(made_at__lt=oldest).delete()
    kept = theirs.filter(key=key).first()
    if kept is not None:
        if kept.digest != digest:
            raise KeyReused
        return kept, True
    made = answer()
    made.person, made.key, made.digest = person, key, digest
    made.save()
    return made, False


def _locked(person: User, key: str) -> bool:
    """Hold the key until the end of the transaction, unless somebody does."""
    name = hashlib.sha256(f"{person.pk} {key}".encode()).digest()
    number = int.from_bytes(name[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        [[locked]] = cursor.fetchall()
    return bool(locked)
