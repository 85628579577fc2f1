"""Who asks: a token, a session of the site, or name and password with every request."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import (
    BaseAuthentication,
    BasicAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from projects.api.throttling import password_allowance
from projects.models import Token, TokenScope
from projects.services.tokens import find_token


class PasswordAuthentication(BasicAuthentication):
    www_authenticate_realm = "registry"

    def authenticate_credentials(
        self, userid: str, password: str, request: Request | None = None
    ) -> tuple[AbstractBaseUser, Any]:
        """Refuse what PostgreSQL cannot even look for, and whoever tries too many passwords."""
        spent = password_allowance(request)
        if spent is not None and not spent.granted:
            raise Throttled(spent.seconds)
        if "\0" in userid:
            raise AuthenticationFailed(_("Invalid username/password."))
        return super().authenticate_credentials(userid, password, request)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer registry_…`; one query, and nothing is written."""

    def authenticate(self, request: Request) -> tuple[AbstractBaseUser, Token] | None:
        kind, _blank, text = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        token = find_token(text.strip().decode("latin-1"))
        if token is None:
            raise AuthenticationFailed(_("This token is unknown, expired or revoked."))
        if token.scope == TokenScope.READ and request.method not in SAFE_METHODS:
            raise PermissionDenied(_("This token only reads."))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 # of every class
        return "Bearer"
