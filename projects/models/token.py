"""Tokens: what a program shows in place of a person's password; only a digest of each is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken
from knox.settings import CONSTANTS
from uuid_utils.compat import uuid7

from projects.models.constraints import never_empty, one_of


class TokenScope(models.TextChoices):
    READ = "read", _("Reads")
    WRITE = "write", _("Reads and writes")


class Token(AbstractAuthToken):  # type: ignore[misc] # knox ships no types
    """It does what its person may do, no more than its scope says, until it expires.

    `token_key` is what the token begins with: enough to know it by, too little to use.
    """

    id = models.UUIDField(_("Id"), primary_key=True, default=uuid7, editable=False)
    digest = models.CharField(
        _("Digest"), max_length=CONSTANTS.DIGEST_LENGTH, unique=True, editable=False
    )
    name = models.CharField(_("Name"), max_length=100, help_text=_("What the token is for."))
    scope = models.CharField(
        _("Scope of the token"), max_length=10, choices=TokenScope, default=TokenScope.READ
    )

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created", "-id"]
        indexes = [models.Index(name="projects_token_by_time", fields=["created", "id"])]
        constraints = [
            models.UniqueConstraint(
                name="projects_token_name_once",
                fields=["user", "name"],
                violation_error_message=_("This person already has a token of this name."),
            ),
            one_of("projects_token", "scope", TokenScope.values),
            never_empty("projects_token", "name"),
        ]

    def __str__(self) -> str:
        return self.name
