"""What the schema says of every operation alike: who may ask, and what can go wrong."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

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
    "401": "Sign in first: this is for people with an account; or name or password are wrong.",
    "403": "Your account is not permitted to do this.",
    "404": "There is no such thing, or it is not for you to see.",
    "406": "Only JSON is served.",
    "409": "It cannot be done as things stand: `code` says why, `detail` in words.",
    "413": "Every file is beyond the limit for uploads.",
    "415": "The body is of another media type.",
    "503": "It would take too long; `detail` says how to narrow it.",
}
# What only some operations answer with: by a method, or by a part of an address.
_ONLY_AT = {
    "404": ("{",),
    "409": ("/document/", "/commit/", "/cancel/", "/undo/"),
    "503": ("/stats/", "/names/", "/peers/"),
}
_ONLY_BY = {"403": "post", "413": "post", "415": "post"}


class PasswordScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # theirs
    target_class = "projects.api.authentication.PasswordAuthentication"
    name = "password"

    def get_security_definition(self, auto_schema: AutoSchema) -> Json:  # noqa: ARG002 # theirs
        return {"type": "http", "scheme": "basic"}


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
                for parameter in operation.get("parameters", ()):
                    parameter.setdefault("description", "Which one.")
                (done,) = operation["responses"].values()
                done["description"] = operation["summary"]
                operation["responses"] |= {
                    status: _response(about)
                    for status, about in RESPONSES.items()
                    if _is_possible(status, method, path)
                }
        return schema


def _is_possible(status: str, method: str, path: str) -> bool:
    parts = _ONLY_AT.get(status, ("",))
    return any(part in path for part in parts) and _ONLY_BY.get(status, method) == method


def _response(about: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": about, "content": {MEDIA_TYPE: {"schema": schema}}}
