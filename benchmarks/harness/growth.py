"""What a page costs in a database of one size: buffers it touches, and how long it takes.

Run at a small and at a large size; the parent compares.
"""

import json
import time
from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment

from benchmarks.harness.questions import API, FILTERS
from indicators.models import Form
from registry.api import RESOURCES

ROUNDS: Final = 31
_GOOD: Final = 200


def main() -> dict[str, Any]:
    setup_test_environment()
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True).earliest("pk"))
    return {name: _cost(client, path) for name, path in _paths()}


def _paths() -> Iterator[tuple[str, str]]:
    for name in RESOURCES:
        yield f"list of {name}", f"{API}/{name}/"
    form = Form.objects.filter(published=True, project__isnull=False).select_related("organisation")
    chosen = form.order_by("id")[form.count() // 2]
    known = {
        "organisation": chosen.organisation_id,
        "department": chosen.organisation.parent_id or chosen.organisation_id,
        "project": chosen.project_id,
        "form": chosen.pk,
    }
    for name, query in FILTERS.items():
        yield name, f"{API}/indicators/?{query.format(**known)}"


def _cost(client: Client, path: str) -> dict[str, Any]:
    """Give buffers and median milliseconds; null with the status where it is refused."""
    answer = client.get(path)
    if answer.status_code != _GOOD:
        return {"buffers": None, "p50": None, "status": answer.status_code}
    asked: list[tuple[str, Any]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        client.get(path)
    waits = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(path)
        waits.append(time.perf_counter() - start)
    return {
        "buffers": sum(_buffers(sql, params) for sql, params in asked),
        "p50": median(waits) * 1000,
        "status": answer.status_code,
    }


def _buffers(sql: str, params: Any) -> int:
    """Count the pages that a query touches; what is no query touches none that grow."""
    if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
