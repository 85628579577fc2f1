"""One run: the databases, then what is measured in them."""

import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.harness import access, cpu, exports, imports, reads
from benchmarks.harness.child import measured as child
from benchmarks.harness.child import run
from benchmarks.harness.questions import EXPORTS, READS
from benchmarks.harness.server import Server
from benchmarks.harness.table import worst
from benchmarks.harness.web import Web, serving
from benchmarks.limits.summary import MAKE

PARTS: Final = ("imports", "reads", "exports", "growth")
SMALL: Final = 250_000
# What the templates have on average.
PER_FORM: Final = 12.35
# With its indexes and its form's share; and what the server logs of it, up to a limit.
BYTES_EACH: Final = 2_000
LOGGED_EACH: Final = 2_000
MOST_LOGGED: Final = 8 * 2**30
Figures = dict[str, float | None]
Say = Callable[[str], None]


class TooLittleDiskError(Exception):
    """There is not room for the databases."""


@dataclass(frozen=True)
class Plan:
    """How many indicators, how many rounds, and which parts of a run."""

    indicators: int
    rounds: reads.Rounds
    parts: frozenset[str]

    @property
    def small(self) -> int:
        return min(self.indicators, SMALL)

    @property
    def sizes(self) -> dict[str, int]:
        """Give the databases by their names; one, where only the small size is asked for."""
        sizes = {"small": self.small}
        return sizes if self.indicators <= SMALL else sizes | {"large": self.indicators}

    @property
    def bytes_needed(self) -> int:
        """Say what the databases take together; loads are measured in one more."""
        indicators = sum(self.sizes.values()) + self.small * imports.BULK_TIMES
        return indicators * BYTES_EACH + min(indicators * LOGGED_EACH, MOST_LOGGED)


@dataclass(frozen=True)
class Run:
    """What everything measured has in common."""

    server: Server
    plan: Plan
    say: Say
    environment: dict[str, str]

    def of(self, database: str) -> dict[str, str]:
        return {**self.environment, "DATABASE_URL": self.server.url(database)}


def measured(server: Server, plan: Plan, say: Say) -> Figures:
    refuse_little_disk(plan, server.free_bytes())
    say(f"{platform.machine()}, {os.cpu_count()} cores, {server.version()}")
    with _prepared(server, plan, say) as run_:
        figures: Figures = {}
        try:
            if "imports" in plan.parts:
                figures |= _imports(run_)
            if plan.parts - {"imports"}:
                figures |= _of_databases(run_)
        finally:
            for name in ("prepared", *plan.sizes):
                server.drop(name)
    return figures


def refuse_little_disk(plan: Plan, free: int | None) -> None:
    if free is not None and free < plan.bytes_needed:
        raise TooLittleDiskError(
            f"{plan.indicators:,} indicators need {plan.bytes_needed / 1e9:.1f} GB of disk;"
            f" {free / 1e9:.1f} GB are free"
        )


def forms_for(indicators: int) -> int:
    return max(round(indicators / PER_FORM), 1)


@contextmanager
def _prepared(server: Server, plan: Plan, say: Say) -> Iterator[Run]:
    """Make the database that all others are copied from: tables and catalogue."""
    folder = Path(tempfile.mkdtemp(prefix="registry-benchmark-data-"))
    environment = {"REGISTRY_DATA": str(folder), **access.ENVIRONMENT}
    made = Run(server, plan, say, environment)
    try:
        server.create("prepared")
        run(made.of("prepared"), "manage.py", "setup", "--no-documents")
        yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _imports(made: Run) -> Figures:
    made.say(f"loads of {made.plan.small:,} indicators")
    rounds = max(made.plan.rounds.count // 2, 1)
    loads = imports.measure(made.server, forms_for(made.plan.small), rounds, made.say)
    return {
        "import_live": loads.ratio("live", "raw"),
        "import_bulk": loads.ratio("bulk", "bare"),
    }


def _of_databases(made: Run) -> Figures:
    for name, indicators in made.plan.sizes.items():
        _fill(made, name, indicators)
    largest = list(made.plan.sizes)[-1]
    figures: Figures = {}
    if "growth" in made.plan.parts and len(made.plan.sizes) > 1:
        figures |= _growth(made)
    if made.plan.parts & {"reads", "exports"}:
        limits = {"LIMIT_DATABASE": made.server.conninfo(largest)}
        with (
            serving("benchmarks.limits.program", limits) as limit,
            serving("registry.wsgi", made.of(largest)) as product,
        ):
            figures |= _reads(made, largest, limit, product)
            figures |= _exports(made, largest, product)
    return figures


def _fill(made: Run, name: str, indicators: int) -> None:
    made.server.create(name, "prepared")
    forms = str(forms_for(indicators))
    english = made.of(name) | {"REGISTRY_LANGUAGE": "en"}
    said = run(english, "manage.py", "generate_forms", "--forms", forms, "--bulk")
    made.say(f"{name}: {said.strip()}")
    run(english, "manage.py", "work", "--once")
    with made.server.connect(name) as connection:
        connection.execute(MAKE)
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _reads(made: Run, name: str, limit: Web, product: Web) -> Figures:
    if "reads" not in made.plan.parts:
        return {}
    headers = access.token_headers(product)
    made.say(f"reads, by {'token' if headers else 'the public: the product gives no tokens'}")
    figures: Figures = {}
    with made.server.connect(name) as connection:
        asked = {read.key: read.choose(connection, reads.REQUESTS) for read in READS}
    for read in READS:
        questions = asked[read.key]
        sides = (
            _side(
                made,
                name,
                limit,
                headers,
                [read.limit(q, everything=bool(headers)) for q in questions],
            ),
            _side(made, name, product, headers, [read.product(q) for q in questions]),
            _side(made, name, product, {}, [read.product(q) for q in questions]),
        )
        found = reads.measure(read, *sides, made.plan.rounds)
        made.say(f"  {found}")
        figures[read.key] = found.ratio
    return figures


def _side(made: Run, name: str, web: Web, headers: dict[str, str], paths: list[str]) -> reads.Side:
    return reads.Side(web, paths, headers, lambda: cpu.seconds({web.pid} | made.server.pids(name)))


def _exports(made: Run, name: str, product: Web) -> Figures:
    if "exports" not in made.plan.parts:
        return {}
    made.say("exports")
    headers = access.token_headers(product)
    figures: Figures = {}
    memory: list[float] = []
    rounds = max(made.plan.rounds.count // 2, 1)
    with made.server.connect(name) as connection:
        for key, path in EXPORTS.items():
            found = exports.measure(key, path, exports.Taker(product, headers), connection, rounds)
            made.say(f"  {found}")
            figures[key] = found.ratio
            memory += [] if found.memory is None else [found.memory]
    return figures | {"export_memory_mb": max(memory, default=None)}


def best(turns: list[dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Give of each page's figures the least of all turns."""
    first, *others = turns
    return {
        name: {
            figure: value if value is None else min([value, *(o[name][figure] for o in others)])
            for figure, value in page.items()
        }
        for name, page in first.items()
    }


def growth_words(small: dict[str, Any], large: dict[str, Any]) -> str:
    """Tell what a page costs in both databases, or that it is refused."""
    if small["buffers"] is None or large["buffers"] is None:
        return f"answers {small['status']} and {large['status']}"
    return (
        f"{small['buffers']:.0f} → {large['buffers']:.0f} buffers,"
        f" {small['p50']:.1f} → {large['p50']:.1f} ms"
    )


def _growth(made: Run) -> Figures:
    """Compare what a page costs at both sizes; the worst of all pages counts."""
    made.say("growth")
    turns = [
        {size: child(made.of(size), "growth") for size in made.plan.sizes}
        for _ in range(max(made.plan.rounds.count // 2, 1))
    ]
    found = {size: best([turn[size] for turn in turns]) for size in made.plan.sizes}
    for name, small in found["small"].items():
        made.say(f"  {name}: {growth_words(small, found['large'][name])}")
    return {
        f"growth_{figure}": worst(
            *({name: page[figure] for name, page in found[size].items()} for size in found)
        )
        for figure in ("buffers", "p50")
    }
