"""Signing in at an identity provider (OpenID Connect), where the environment names one.

The package does the exchange; this adds what it leaves open. Addresses come from the provider's own
description. A token is for this registry and from this provider, or it is none. Whom a provider
names is never let into an account that has a password of its own.
"""

from functools import lru_cache
from typing import Any

import requests
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from jwt import PyJWTError
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import import_from_settings
from mozilla_django_oidc.views import (
    OIDCAuthenticationCallbackView,
    OIDCAuthenticationRequestView,
)

Claims = dict[str, Any]
LONGEST_NAME = 150


@lru_cache(maxsize=1)
def provider(issuer: str) -> Claims:
    """Read once where a provider does what."""
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    answer = requests.get(address, timeout=settings.OIDC_TIMEOUT)
    answer.raise_for_status()
    described: Claims = answer.json()
    if described["issuer"] != issuer:
        raise SuspiciousOperation("the provider names itself otherwise")
    return described


def _at(name: str) -> Any:
    return property(lambda _self: provider(settings.OIDC_ISSUER)[name])


class Backend(OIDCAuthenticationBackend):  # type: ignore[misc] # the package ships no types
    """People of the provider; nobody is asked for before someone comes from there."""

    OIDC_OP_TOKEN_ENDPOINT = _at("token_endpoint")
    OIDC_OP_USER_ENDPOINT = _at("userinfo_endpoint")
    OIDC_OP_JWKS_ENDPOINT = _at("jwks_uri")

    def __init__(self) -> None:  # in place of the package's, which would ask for addresses
        self.UserModel = User
        self.OIDC_RP_CLIENT_ID = settings.OIDC_RP_CLIENT_ID
        self.OIDC_RP_CLIENT_SECRET = settings.OIDC_RP_CLIENT_SECRET
        self.OIDC_RP_SIGN_ALGO = settings.OIDC_RP_SIGN_ALGO
        self.OIDC_RP_IDP_SIGN_KEY = None

    def authenticate(
        self, request: HttpRequest, nonce: str | None = None, code_verifier: str | None = None
    ) -> User | None:
        """Take nobody who does not come from the provider; names and passwords are not for here."""
        if nonce is None or code_verifier is None:
            return None
        asked = {"nonce": nonce, "code_verifier": code_verifier}
        found: User | None = super().authenticate(request, **asked)
        return found

    def verify_token(self, token: str, **kwargs: Any) -> Claims:
        claims: Claims = super().verify_token(token, **kwargs)
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != settings.OIDC_ISSUER or self.OIDC_RP_CLIENT_ID not in audiences:
            raise SuspiciousOperation("the token is not from this provider, or not for us")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: Claims) -> Claims:
        claims: Claims = super().get_userinfo(access_token, id_token, payload)
        if claims.get("sub") != payload["sub"]:
            raise SuspiciousOperation("the provider speaks of two people")
        return claims

    def verify_claims(self, claims: Claims) -> bool:
        name = claims.get(settings.OIDC_USERNAME_CLAIM)
        return isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and "\0" not in name

    def filter_users_by_claims(self, claims: Claims) -> QuerySet[User]:
        found = User.objects.filter(username=claims[settings.OIDC_USERNAME_CLAIM])
        if any(user.has_usable_password() for user in found):
            raise SuspiciousOperation("an account of this name has a password of its own")
        return found

    def create_user(self, claims: Claims) -> User:
        """Enter a person, who sees what the public sees until someone gives them a role."""
        person = User.objects.create_user(claims[settings.OIDC_USERNAME_CLAIM])
        return self.update_user(person, claims)

    def update_user(self, user: User, claims: Claims) -> User:
        said = {"first_name": claims.get("name"), "email": claims.get("email")}
        for field, value in said.items():
            if isinstance(value, str):
                setattr(user, field, value[:LONGEST_NAME])
        user.save(update_fields=list(said))
        return user


class BeginView(OIDCAuthenticationRequestView):  # type: ignore[misc] # as above
    """Sends people to the provider."""

    @staticmethod
    def get_settings(attr: str, *args: Any) -> Any:
        if attr == "OIDC_OP_AUTHORIZATION_ENDPOINT":
            return provider(settings.OIDC_ISSUER)["authorization_endpoint"]
        return import_from_settings(attr, *args)

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Turn back where the provider does not answer: the view asks for it when it is made."""
        view = super().as_view(**initkwargs)

        def begin(request: HttpRequest) -> HttpResponseBase:
            try:
                begun: HttpResponseBase = view(request)
            except (requests.RequestException, KeyError):
                return _back(request)
            return begun

        return begin


class CallbackView(OIDCAuthenticationCallbackView):  # type: ignore[misc] # as above
    """Takes people in who come back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            answer: HttpResponse = super().get(request)
        except (requests.RequestException, PyJWTError, KeyError):
            return _back(request)
        return answer

    def login_failure(self) -> HttpResponse:
        return _back(self.request)


def _back(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Signing in at the identity provider did not work."))
    return redirect(settings.LOGIN_URL)


urlpatterns = [
    path("authenticate/", BeginView.as_view(), name="oidc_authentication_init"),
    path("callback/", CallbackView.as_view(), name="oidc_authentication_callback"),
]
