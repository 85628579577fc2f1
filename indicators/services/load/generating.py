"""Load: forms out of the packaged documents' words, over the whole country and ten years."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from indicators.services.catalogue import kept_catalogue
from indicators.services.events import name_of
from indicators.services.load.places import code_mark
from indicators.services.load.plan import sites
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
    rows = rows_of(seed=seed, by=by)
    regions = Region.objects.order_by("code").values_list("code", "name", "level")
    written = indicators = 0
    with connection.cursor() as cursor:
        # Rows are checked while they are at hand; a queue of all checks would grow with the load.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for portion in rows.portions(sites(list(regions), forms)):
            for table in TABLES:
                _copy(cursor, table, rows.blocks(portion, table))
            written += len(portion.forms)
            indicators += portion.indicators
    return Loaded(written, indicators, perf_counter() - start)


def rows_of(*, seed: int, by: User | None) -> Rows:
    """Make ready what a seed makes: the templates, and the catalogue they are read with."""
    catalogue = kept_catalogue()
    if not catalogue.taxonomies or not Region.objects.exists():
        raise LoadRefused("no_catalogue")
    templates = packaged_templates()
    tails = Tails(templates, catalogue.units, seed)
    return Rows(templates, tails, seed, {"by_id": by and by.pk, "by_name": name_of(by)})


def _refuse_again(seed: int) -> None:
    if Organisation.objects.filter(code__startswith=code_mark(seed)).exists():
        raise LoadRefused("seed_used")


def _copy(cursor: Any, table: Table, blocks: Iterable[bytes]) -> None:
    with cursor.copy(table.statement) as copy:
        for block in blocks:
            copy.write(block)
