"""Load: forms out of the packaged documents' words, over the whole country and ten years."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from indicators.models import Form
from indicators.services.catalogue import kept_catalogue
from indicators.services.events import name_of
from indicators.services.load.ahead import ahead
from indicators.services.load.aside import set_aside
from indicators.services.load.places import code_mark
from indicators.services.load.plan import Site, sites
from indicators.services.load.rows import PARTS, TABLES, Rows
from indicators.services.load.table import Table
from indicators.services.load.tails import Tails
from indicators.services.load.templates import packaged_templates
from indicators.services.statistics.refreshing import outdated_as_a_whole
from projects.models import Organisation, Region


class LoadRefused(Exception):  # noqa: N818 - names what became of the load
    """The database cannot take this load; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Copies = Iterable[tuple[Table, Iterable[bytes]]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run has written, and how long it took from the first document to the last row."""

    forms: int
    indicators: int
    seconds: float


@transaction.atomic
def generate_forms(*, forms: int, seed: int, by: User | None, bulk: bool = False) -> Loaded:
    """Write forms as if they had been entered: every constraint and trigger stays on.

    In bulk they are written into an empty registry, which nobody can use meanwhile: indexes and
    constraints are set aside, and hold all rows at the end.

    The same seed makes the same rows in any database with the same regions. Each form has its
    event; there is none for the run, which is not something that an event can tell of.

    Raises:
        LoadRefused: The catalogue is missing (`no_catalogue`), the seed was used before
            (`seed_used`), or there are forms already (`not_empty`, in bulk).
    """
    start = perf_counter()
    _refuse_again(seed)
    if bulk and Form.objects.exists():
        raise LoadRefused("not_empty")
    run = make_ready(forms=forms, seed=seed, by=by)
    with connection.cursor() as cursor:
        (send_in_bulk if bulk else send)(cursor, run.copies())
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


def send(cursor: Any, copies: Copies) -> None:
    """Write rows while every constraint and trigger looks at them.

    They are checked while they are at hand; a queue of all checks would grow with the load.
    """
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _copy(cursor, copies)


def send_in_bulk(cursor: Any, copies: Copies) -> None:
    """Write the first rows of empty tables, and hold them to the constraints all at once.

    Rows of forms are written as if they had been there always: no vacuum has to come back to
    them. PostgreSQL allows it for a table that was emptied in the same transaction.
    """
    cursor.execute(f"TRUNCATE {', '.join(table.name for table in PARTS)}")
    with set_aside(cursor, [table.name for table in TABLES]), outdated_as_a_whole(cursor):
        _copy(cursor, copies, frozen=PARTS)


def _copy(cursor: Any, copies: Copies, frozen: Container[Table] = ()) -> None:
    """Send the rows; triggers that look for others plan once, while the tables are empty."""
    cursor.execute("SET LOCAL enable_seqscan = off")
    made = ahead((table, block) for table, blocks in copies for block in blocks)
    for table, sent in groupby(made, key=itemgetter(0)):
        how = " (FREEZE)" if table in frozen else ""
        with cursor.copy(table.statement + how) as copy:
            for _table, block in sent:
                copy.write(block)
    cursor.execute("SET LOCAL enable_seqscan = on")


def _refuse_again(seed: int) -> None:
    if Organisation.objects.filter(code__startswith=code_mark(seed)).exists():
        raise LoadRefused("seed_used")
