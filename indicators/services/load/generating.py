"""Load: forms out of the packaged documents' words, over the whole country and ten years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from indicators.services.catalogue import kept_catalogue
from indicators.services.events import name_of
from indicators.services.load.places import code_mark
from indicators.services.load.plan import Site, sites
from indicators.services.load.rows import TABLES, Rows
from indicators.services.load.table import Table
from indicators.services.load.tails import Tails
from indicators.services.load.templates import packaged_templates
from projects.models import Organisation, Region


class LoadRefused(Exception):  # noqa: N818 - names what became of the load
    """The database cannot take this load; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run has written, and how long it took from the first document to the last row."""

    forms: int
    indicators: int
    seconds: float


@transaction.atomic
def generate_forms(*, forms: int, seed: int, by: User | None) -> Loaded:
    """Write forms as if they had been entered: every constraint and trigger stays on.

    The same seed makes the same rows in any database with the same regions. Each form has its
    event; there is none for the run, which is not something that an event can tell of.

    Raises:
        LoadRefused: The catalogue is missing (`no_catalogue`), or the seed was used before
            (`seed_used`).
    """
    start = perf_counter()
    _refuse_again(seed)
    run = make_ready(forms=forms, seed=seed, by=by)
    with connection.cursor() as cursor:
        # Rows are checked while they are at hand; a queue of all checks would grow with the load.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        send(cursor, run)
    return Loaded(run.written, run.indicators, perf_counter() - start)


@dataclass(slots=True)
class Run:
    """What a seed makes, and how much of it was sent already."""

    rows: Rows
    sites: Iterable[Site]
    written: int = 0
    indicators: int = 0

    def copies(self) -> Iterator[tuple[Table, Iterable[bytes]]]:
        """Give tables with rows for them, in an order in which they may be written."""
        for portion in self.rows.portions(self.sites):
            for table in TABLES:
                yield table, self.rows.blocks(portion, table)
            self.written += len(portion.forms)
            self.indicators += portion.indicators


def make_ready(*, forms: int, seed: int, by: User | None) -> Run:
    """Read the templates, and the catalogue that they are read with; write nothing yet."""
    catalogue = kept_catalogue()
    regions = list(Region.objects.order_by("code").values_list("code", "name", "level"))
    if not catalogue.taxonomies or not regions:
        raise LoadRefused("no_catalogue")
    templates = packaged_templates()
    tails = Tails(templates, catalogue.units, seed)
    rows = Rows(templates, tails, seed, {"by_id": by and by.pk, "by_name": name_of(by)})
    return Run(rows, sites(regions, forms))


def send(cursor: Any, run: Run) -> None:
    for table, blocks in run.copies():
        with cursor.copy(table.statement) as copy:
            for block in blocks:
                copy.write(block)


def _refuse_again(seed: int) -> None:
    if Organisation.objects.filter(code__startswith=code_mark(seed)).exists():
        raise LoadRefused("seed_used")
