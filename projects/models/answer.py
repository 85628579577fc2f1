"""Answers that are kept for whoever asks the same again, not knowing whether it was done."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

KEY_LENGTH = 255


class KeptAnswer(models.Model):
    """What a request with an `Idempotency-Key` was answered, of a person's account.

    It is written in the transaction of what the request did; `digest` is that of the request.
    """

    id = models.UUIDField(_("Id"), primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("Person"),
    )
    key = models.CharField(_("Key"), max_length=KEY_LENGTH)
    digest = models.CharField(_("Digest of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("Status"))
    headers = models.JSONField(_("Headers"), default=dict)
    body = models.TextField(_("Answer"))
    made_at = models.DateTimeField(_("Created at"), default=timezone.now)

    class Meta:
        verbose_name = _("Kept answer")
        verbose_name_plural = _("Kept answers")
        constraints = [
            models.UniqueConstraint(name="projects_answer_once", fields=["person", "key"])
        ]

    def __str__(self) -> str:
        return self.key
