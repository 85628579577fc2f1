"""What the schema says of every operation alike: who may ask, and what can go wrong."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from projects.api.idempotency import HEADER
from projects.api.resource import Resource
from projects.api.shape import expand_parameter, fields_parameter
from registry.errors import MEDIA_TYPE

Json = dict[str, Any]

PROBLEM: Json = {
    "type": "object",
    "description": "Any error of the API (RFC 9457). `code` is stable, `detail` is for people.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "code": {"type": "string", "description": "What kind of problem it is."},
        "detail": {"type": "string", "description": "In the language asked for."},
        "errors": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/components/schemas/ProblemPart"},
        },
    },
    "example": {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "code": "invalid_parameters",
        "detail": "The query has parameters that are not understood.",
        "errors": [
            {
                "parameter": "scope",
                "code": "invalid_value",
                "detail": "Expected: one of the allowed words.",
                "allowed": ["period", "annual"],
            }
        ],
    },
}
PART: Json = {
    "type": "object",
    "description": "One parameter or one part of a body that is wrong.",
    "required": ["code", "detail"],
    "properties": {
        "parameter": {"type": "string", "description": "Name of a query parameter."},
        "pointer": {"type": "string", "description": "JSON pointer to a part of the body."},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "allowed": {"type": "array", "items": {"type": "string"}},
    },
}
OURS = {"Problem": PROBLEM, "ProblemPart": PART}
RESPONSES = {
    "400": "A parameter is unknown, repeated or has a value that it cannot have.",
    "401": "Sign in first; or name, password or token are wrong, or the token has expired.",
    "403": "Your role, or your token, is not permitted to do this.",
    "404": "There is no such thing, or it is not for you to see.",
    "406": "Only JSON is served.",
    "409": "It cannot be done as things stand: `code` says why, `detail` in words.",
    "412": "It was changed since you had it.",
    "413": "The body, or every file of it, is beyond the limit.",
    "415": "The body is of another media type.",
    "422": "Another request had this `Idempotency-Key`.",
    "428": "`If-Match` is missing.",
    "429": "You asked for more than your share; `Retry-After` says when there is more.",
    "503": "It would take too long; `detail` says how to narrow it.",
}
# What only some operations answer with: by method and part of an address.
_EVERYWHERE = (("", ""),)
_RETRY = {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds to wait."}
_HEADERS: dict[str, Json] = {"429": {"headers": {"Retry-After": _RETRY}}}
_ONLY = {
    "403": (("post", ""), ("put", ""), ("delete", ""), ("get", "/file/")),
    "404": (("", "{"),),
    "409": (
        ("get", "/document/"),
        ("get", "/export/"),
        ("get", "/exports/{id}/file/"),
        ("post", ""),
        ("put", ""),
    ),
    "412": (("put", ""),),
    "413": (("post", ""), ("put", "")),
    "415": (("post", ""), ("put", "")),
    "422": (("post", ""),),
    "428": (("put", ""),),
    "503": (("get", "/stats/"), ("get", "/names/"), ("get", "/peers/")),
}
# What names an answer, so that it is not sent twice.
_ETAG: Json = {"schema": {"type": "string"}, "description": "Names this very answer."}
_UNCHANGED: Json = {"description": "You have it already: `If-None-Match` named it."}
_KEY: Json = {
    "name": HEADER,
    "in": "header",
    "description": "What comes again with the same key is not done again, but answered as it was.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}


class PasswordScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # theirs
    target_class = "projects.api.authentication.PasswordAuthentication"
    name = "password"

    def get_security_definition(self, auto_schema: AutoSchema) -> Json:  # noqa: ARG002 # theirs
        return {"type": "http", "scheme": "basic"}


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # theirs
    target_class = "projects.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> Json:  # noqa: ARG002 # theirs
        return {"type": "http", "scheme": "bearer"}


class Operation(AutoSchema):
    """An operation of a resource says what of its rows can be left out, and what put in."""

    def get_override_parameters(self) -> list[Any]:
        given: list[Any] = super().get_override_parameters()
        action = getattr(self.view, "action", None)
        if not isinstance(self.view, Resource) or action not in {"list", "retrieve"}:
            return given
        fields = fields_parameter(self.view.get_serializer_class())
        given.append(_between_commas("fields", fields.schema, "What to show; without it all."))
        if self.view.expansions:
            shown = expand_parameter(self.view.expansions).schema
            given.append(_between_commas("expand", shown, "What to show whole, not only named."))
        return given


def _between_commas(name: str, schema: Json, about: str) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=about, style="form", explode=False)


class Generator(SchemaGenerator):
    """Makes the schema, and gives every operation the problems that it can answer with."""

    def get_schema(self, *args: Any, **kwargs: Any) -> Json:
        schema: Json = super().get_schema(*args, **kwargs)  # type: ignore[no-untyped-call] # theirs
        components = schema["components"]["schemas"]
        taken = components.keys() & OURS.keys()
        if taken:
            raise ValueError(f"serializers must not be called {sorted(taken)}")
        components |= OURS
        for path, item in schema["paths"].items():
            for method, operation in item.items():
                _complete(method, path, operation)
        return schema


def _complete(method: str, path: str, operation: Json) -> None:
    """Say of an operation what is true of all: its problems, and what names its answer."""
    for parameter in operation.get("parameters", ()):
        parameter.setdefault("description", "Which one.")
    responses = operation["responses"]
    for status, done in responses.items():
        done["description"] = done["description"] or operation["summary"]
        if method == "get" and status == "200":
            done["headers"] = done.get("headers", {}) | {"ETag": _ETAG}
    if method == "get":
        responses["304"] = _UNCHANGED
    if method == "post" and "/tokens/" not in path:
        operation.setdefault("parameters", []).append(_KEY)
    responses |= {
        status: _response(about) | _HEADERS.get(status, {})
        for status, about in RESPONSES.items()
        if _is_possible(status, method, path)
    }


def _is_possible(status: str, method: str, path: str) -> bool:
    places = _ONLY.get(status, _EVERYWHERE)
    return any(method.startswith(by) and part in path for by, part in places)


def _response(about: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": about, "content": {MEDIA_TYPE: {"schema": schema}}}
