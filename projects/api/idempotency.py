"""`Idempotency-Key`: a request that makes something is answered once, and that answer is kept."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from projects.api.permissions import person_of
from projects.api.problems import KeyReusedError, RequestInProgressError
from projects.api.renderers import CompactJSONRenderer
from projects.models import KeptAnswer
from projects.models.answer import KEY_LENGTH
from projects.services.answers import KeyInUse, KeyReused, answer_once

HEADER = "Idempotency-Key"
_KEY = re.compile(rf"[\x21-\x7e]{{1,{KEY_LENGTH}}}")
_KEPT_HEADERS = ("Location", "ETag")
Handler = Callable[..., Any]


def once(handler: Handler, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Answer a request with a key as it was answered first, or do it."""
    key = request.headers[HEADER]
    if not _KEY.fullmatch(key):
        raise ParseError(_("An “Idempotency-Key” has 1 to 255 visible ASCII characters."))

    def answer() -> KeptAnswer:
        response = handler(request, *args, **kwargs)
        headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
        body = CompactJSONRenderer().render(response.data).decode()
        return KeptAnswer(status=response.status_code, headers=headers, body=body)

    try:
        kept, was_kept = answer_once(
            person=person_of(request), key=key, digest=_digest(request), answer=answer
        )
    except KeyReused as error:
        raise KeyReusedError from error
    except KeyInUse as error:
        raise RequestInProgressError from error
    headers = {**kept.headers, **({"Idempotency-Replayed": "true"} if was_kept else {})}
    return HttpResponse(
        kept.body, content_type="application/json", status=kept.status, headers=headers
    )


def _digest(request: Request) -> str:
    """Tell a request from any other: method, address, and what it brings."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    data: Any = request.data
    if isinstance(data, bytes):
        found.update(data)
    elif hasattr(data, "lists"):
        for name, values in sorted(data.lists()):
            for value in values:
                found.update(f"{name}\n".encode())
                for block in _blocks(value):
                    found.update(block)
    else:
        found.update(json.dumps(data, sort_keys=True).encode())
    return found.hexdigest()


def _blocks(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return [json.dumps(value).encode()]
    name, blocks = str(value.name), list(value.chunks())
    value.seek(0)
    return [name.encode(), *blocks]
