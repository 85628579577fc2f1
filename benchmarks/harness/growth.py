"""What a page costs in a database of one size: buffers it touches, and how long it takes.

Run at a small and at a large size; the parent compares.
"""

import json
import time
from collections.abc import Iterator
from statistics import mean, median
from typing import Any, Final
from urllib.parse import quote, urlsplit

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.test import Client

from benchmarks.harness.questions import API, FILTERS
from indicators.models import Form, Indicator
from projects.api.paging import KeysetPagination
from registry.api import RESOURCES

_GOOD: Final = 200


def main(pages: str = "10", rounds: str = "5") -> dict[str, Any]:
    """Ask for so many pages of each list, for each so often."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.filter(is_superuser=True).earliest("pk"))
    return {name: _cost(client, path, int(pages), int(rounds)) for name, path in _paths()}


def _paths() -> Iterator[tuple[str, str]]:
    for name in RESOURCES:
        yield f"list of {name}", f"{API}/{name}/"
    # As many forms of the project in any database, so that its page has as many owners.
    projects = Form.objects.filter(project__isnull=False).values_list("project").order_by("project")
    alike = list(projects.annotate(count=Count("pk")).filter(count=5))
    project, _count = alike[len(alike) // 2]
    form = Form.objects.filter(project=project).select_related("organisation").latest("id")
    known = {
        "organisation": form.organisation_id,
        "department": _department() or form.organisation_id,
        "project": project,
        "form": form.pk,
    }
    for name, query in FILTERS.items():
        yield name, f"{API}/indicators/?{quote(query.format(**known), safe='=&')}"


def _department() -> Any:
    """Choose a department that has a page full of rows below it, and few more."""
    below = Indicator.objects.filter(organisation__parent__isnull=False)
    sizes = below.order_by().values_list("organisation__parent").annotate(count=Count("pk"))
    full = sizes.filter(count__gt=KeysetPagination.page_size)
    found = full.order_by("count", "organisation__parent").first()
    return found[0] if found else None


def _cost(client: Client, path: str, most: int, rounds: int) -> dict[str, Any]:
    """Give mean buffers and median milliseconds of a list's first pages; null where refused."""
    answer = client.get(path)
    if answer.status_code != _GOOD:
        return {"buffers": None, "p50": None, "status": answer.status_code}
    pages = list(_pages(client, path, most))
    waits = [_seconds(client, page) for _ in range(rounds) for page in pages]
    return {
        "buffers": mean(_touched(client, page) for page in pages),
        "p50": median(waits) * 1000,
        "status": answer.status_code,
    }


def _pages(client: Client, path: str, most: int) -> Iterator[str]:
    """Follow a list from page to page: one page may have luck, ten have less.

    The last page counts only where it is the first: it has fewer rows than a page, and costs less.
    """
    following = path
    for number in range(most):
        link: str | None = client.get(following).json()["next"]
        if link or not number:
            yield following
        if not link:
            return
        parts = urlsplit(link)
        following = f"{parts.path}?{parts.query}"


def _seconds(client: Client, path: str) -> float:
    start = time.perf_counter()
    client.get(path)
    return time.perf_counter() - start


def _touched(client: Client, path: str) -> int:
    asked: list[tuple[str, Any]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        client.get(path)
    return sum(_buffers(sql, params) for sql, params in asked)


def _buffers(sql: str, params: Any) -> int:
    """Count the pages that a query touches; what is no query touches none that grow."""
    if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        (found,) = cursor.fetchone()
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
