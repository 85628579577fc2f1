"""Tokens are made, found by what is shown, and revoked."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token

from projects.models import Token, TokenScope


class TokenRefused(Exception):  # noqa: N818 # a refusal is an answer, not a fault
    """No token is made; the code says why."""

    def __init__(self, code: str, detail: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@transaction.atomic
def make_token(
    *, person: User, name: str, scope: TokenScope, days: int | None = None
) -> tuple[Token, str]:
    """Make a token, and give the text that is never to be had again.

    The person's expired tokens are cleared away.

    Raises:
        TokenRefused: The person has a token of this name, or as many as anyone may have.
    """
    User.objects.select_for_update().get(pk=person.pk)  # one at a time, for the count to hold
    theirs = Token.objects.filter(user=person)
    theirs.filter(expiry__lte=timezone.now()).delete()
    if theirs.filter(name=name).exists():
        raise TokenRefused("token_name_taken", _("You have a token of this name."))
    if theirs.count() >= settings.TOKENS_PER_PERSON:
        most = _("Nobody has more than %(count)d tokens; revoke one.")
        raise TokenRefused("too_many_tokens", most % {"count": settings.TOKENS_PER_PERSON})
    expiry = timedelta(days=min(days or settings.TOKEN_DAYS, settings.TOKEN_DAYS))
    token, text = Token.objects.create(person, expiry, name=name, scope=scope)
    return token, text


def find_token(text: str) -> Token | None:
    """Find the token of a text with its person, unless it is expired or the person inactive."""
    valid = Token.objects.filter(expiry__gt=timezone.now(), user__is_active=True)
    found: Token | None = valid.select_related("user").filter(digest=hash_token(text)).first()
    return found


def revoke_token(*, token: Token) -> None:
    token.delete()
