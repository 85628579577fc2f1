"""Reads a, b, c, d: CPU time a request, product against limit, in turns."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from typing import Any

from benchmarks.harness.questions import Read
from benchmarks.harness.web import Web

# How many different requests there are.
REQUESTS = 200
_GOOD = 200
Cpu = Callable[[], float]


@dataclass(frozen=True)
class Rounds:
    """How often both sides are measured, and for how many seconds at a time."""

    count: int
    seconds: float


@dataclass
class Side:
    """The product or the limit: how it is asked, and what its rounds cost a request, in ms."""

    web: Web
    paths: Sequence[str]
    headers: Mapping[str, str]
    cpu: Cpu
    costs: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)

    def round(self, seconds: float) -> None:
        """Ask for a while, always in the same order."""
        before, start, waits = self.cpu(), time.perf_counter(), []
        for path in cycle(self.paths):
            answer = self.web.get(path, self.headers)
            waits.append(answer.seconds)
            self.refused |= {answer.status} - {_GOOD}
            if time.perf_counter() - start > seconds:
                break
        self.costs.append((self.cpu() - before) / len(waits) * 1000)
        self.waits += waits


@dataclass(frozen=True)
class Measured:
    """What a read costs in CPU ms a request, its median wait in ms, and what was noticed.

    `public` is what the product costs when whoever asks is not known.
    """

    key: str
    limit: float | None = None
    product: float | None = None
    wait: float | None = None
    public: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.product / self.limit if self.product and self.limit else None

    def __str__(self) -> str:
        if self.product is None or self.limit is None:
            return f"{self.key}: {self.note}"
        costs = f"limit {self.limit:.2f}, product {self.product:.2f} CPU ms"
        costs += f", {self.public:.2f} to the public" if self.public else ""
        note = f" ({self.note})" if self.note else ""
        return f"{self.key}: {costs}, median wait {self.wait:.1f} ms{note}"


def measure(read: Read, limit: Side, product: Side, public: Side, plan: Rounds) -> Measured:
    """Measure all in turns; a product that does not answer is noted, not measured."""
    status = product.web.get(product.paths[0], product.headers).status
    if status != _GOOD:
        return Measured(read.key, note=f"{product.paths[0]} answers {status}")
    note = "; ".join(_differences(limit, product))
    for _ in range(plan.count):
        for side in (limit, product, public):
            side.round(plan.seconds)
    refused = sorted(limit.refused | product.refused | public.refused)
    if refused:
        return Measured(read.key, note=f"some requests are answered {refused}")
    return Measured(
        read.key,
        min(limit.costs),
        min(product.costs),
        median(product.waits) * 1000,
        min(public.costs),
        note,
    )


def _differences(limit: Side, product: Side) -> Iterator[str]:
    """Tell where the two do not do the same job: other rows, or other fields."""
    ours = json.loads(product.web.get(product.paths[0], product.headers).body)
    theirs = json.loads(limit.web.get(limit.paths[0], limit.headers).body)
    rows = [_rows(document) for document in (ours, theirs)]
    if [row.get("id") for row in rows[0]] != [row.get("id") for row in rows[1]]:
        yield "the limit gives other rows"
    fields = [_fields(row[0]) if row else set() for row in rows]
    if only := fields[0] - fields[1]:
        yield f"only the product gives {', '.join(sorted(only))}"
    if only := fields[1] - fields[0]:
        yield f"only the limit gives {', '.join(sorted(only))}"


def _rows(document: Any) -> list[dict[str, Any]]:
    if isinstance(document, list):
        return document
    results: list[dict[str, Any]] = document.get("results", [document])
    return results


def _fields(value: Any, above: str = "") -> set[str]:
    if isinstance(value, list):
        return _fields(value[0], above) if value else set()
    if not isinstance(value, dict):
        return {above}
    return {name for key in value for name in _fields(value[key], f"{above}.{key}".strip("."))}
