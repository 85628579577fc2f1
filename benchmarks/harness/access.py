"""Who asks: an administrator by token where the product gives tokens, else the public."""

import json
from base64 import b64encode
from http.client import HTTPConnection
from typing import Final

from benchmarks.harness.questions import API
from benchmarks.harness.web import Web

NAME: Final = "admin"
PASSWORD: Final = "of no value outside the benchmark"  # noqa: S105 - of a database that is dropped
# Requests and rows are counted as always, but none is one too many.
_MANY: Final = str(10**8)
ENVIRONMENT: Final = {
    "REGISTRY_ADMIN_PASSWORD": PASSWORD,
    "REGISTRY_RATE_ADDRESS": _MANY,
    "REGISTRY_RATE_PERSON": _MANY,
    "REGISTRY_EXPORT_ROWS": _MANY,
}
_CREATED: Final = range(200, 300)


def token_headers(web: Web) -> dict[str, str]:
    """Give the headers of whoever has a token; none where the product gives none."""
    secret = b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
    connection = HTTPConnection("127.0.0.1", web.port, timeout=60)
    try:
        connection.request(
            "POST",
            f"{API}/tokens/",
            body=json.dumps({"name": "benchmark"}),
            headers={"Authorization": f"Basic {secret}", "Content-Type": "application/json"},
        )
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status not in _CREATED:
        return {}
    return {"Authorization": f"Bearer {json.loads(body)['token']}"}
