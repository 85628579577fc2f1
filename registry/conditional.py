"""Answers of the API that a client has already are not sent again: ETag and 304 (RFC 9110)."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

_LOOKS = frozenset(("GET", "HEAD"))


class ConditionalAnswers:
    """Name each answer after its bytes, unless the view did; what is streamed has no name.

    Django's own middleware names the pages of the admin, too, by a digest that takes twice as long.
    Answers depend on who asks, so that only the client itself keeps them, and always asks again
    whether they still hold.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        if request.method not in _LOOKS or not request.path.startswith("/api/"):
            return response
        if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
            return response
        etag = response.headers.get("ETag")
        if etag is None:
            digest = hashlib.sha256(response.content, usedforsecurity=False)
            etag = response.headers["ETag"] = f'"{digest.hexdigest()[:32]}"'
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if "HTTP_IF_NONE_MATCH" in request.META:
            return get_conditional_response(request, etag, None, response) or response
        return response
