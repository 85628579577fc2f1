"""Tokens are made, found by what is shown, and revoked."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token

from projects.models import Token, TokenScope
from projects.models.rows import fetch_prepared

# What a request asks of its token and its person; the rest is fetched where it is asked for.
_ASKED = {"id", "user_id", "scope", "username", "is_active", "is_staff", "is_superuser"}
_TOKEN, _PERSON = (
    [field.attname for field in model._meta.concrete_fields if field.attname in _ASKED]  # noqa: SLF001 - public in all but name
    for model in (Token, User)
)
_FIND = f"""
    SELECT {", ".join(f"t.{name}" for name in _TOKEN)}, {", ".join(f"u.{name}" for name in _PERSON)}
    FROM {Token._meta.db_table} t JOIN {User._meta.db_table} u ON u.id = t.user_id
    WHERE t.digest = %s AND t.expiry > now() AND u.is_active
"""  # noqa: S608, SLF001 - our own columns; public in all but name


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
    """Find the token of a text with its person, unless it is expired or the person inactive.

    Every request of a program begins with it: the statement is planned once.
    """
    rows = fetch_prepared(_FIND, [hash_token(text)])
    if not rows:
        return None
    values, count = rows[0], len(_TOKEN)
    token: Token = Token.from_db(DEFAULT_DB_ALIAS, _TOKEN, values[:count])
    token.user = User.from_db(DEFAULT_DB_ALIAS, _PERSON, values[count:])
    return token


def revoke_token(*, token: Token) -> None:
    token.delete()
