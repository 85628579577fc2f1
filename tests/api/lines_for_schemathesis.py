"""How schemathesis writes a body of lines; it is told by SCHEMATHESIS_HOOKS."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode()
