"""How long a search takes in the database, and whether it finds every name that holds the text.

    python -m benchmarks.search [--names 300000]

Names are made of the words of the packaged documents, in a table of its own that is gone
afterwards. Each length is asked with texts out of the names, twice, and the better counts; recall
is against plain Python.
"""

import argparse
import json
import os
import random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import django

LENGTHS = (1, 2, 4, 9)
ASKED = 100
COMPARED = 20
PAGE = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=300_000)
    wanted = parser.parse_args().names
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    django.setup()

    from django.core.management import call_command  # noqa: PLC0415 - needs what was set up
    from django.db import connection, transaction  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        names = _fill(cursor, wanted)
        print(f"{len(names):,} names, {sum(map(len, names)) / len(names):.1f} characters each")
        for length in LENGTHS:
            print(_measured(cursor, names, length))
        transaction.set_rollback(True)


def _fill(cursor: Any, wanted: int) -> list[str]:
    names = _names(wanted)
    cursor.execute(
        "CREATE TABLE searched (id int PRIMARY KEY, level3 text NOT NULL,"
        " pairs tsvector GENERATED ALWAYS AS (registry_bigrams(level3)) STORED)"
    )
    start = perf_counter()
    with cursor.copy("COPY searched (id, level3) FROM STDIN") as copy:
        for row in enumerate(names):
            copy.write_row(row)
    print(f"filled in {perf_counter() - start:.1f} s")
    start = perf_counter()
    cursor.execute("CREATE INDEX ON searched USING gin (pairs) WITH (fastupdate = off)")
    print(f"indexed in {perf_counter() - start:.1f} s")
    cursor.execute("ANALYZE searched")
    return names


def _names(wanted: int) -> list[str]:
    """Put names together from the beginnings and ends of those in the documents."""
    from django.conf import settings  # noqa: PLC0415 - needs what was set up

    text = (settings.BASE_DIR / "fixtures" / "forms.json").read_text(encoding="utf-8")
    rows = [row for row in json.loads(text) if row["model"] == "indicators.indicator"]
    kept = sorted({row["fields"]["level3"] for row in rows} - {""})
    chance = random.Random(1)  # noqa: S311 - the same names every time
    found: dict[str, None] = {}
    while len(found) < wanted:
        one, other = chance.choice(kept), chance.choice(kept)
        middle = chance.choice(kept)[:3] if chance.random() < 1 / 2 else ""
        found[one[: chance.randrange(2, 8)] + middle + other[-chance.randrange(2, 8) :]] = None
    return list(found)


def _measured(cursor: Any, names: list[str], length: int) -> str:
    from projects.models.search import holds, plain  # noqa: PLC0415 - needs what was set up

    chance = random.Random(length)  # noqa: S311 - the same texts every time
    long_enough = [name for name in map(plain, names) if len(name) >= length]
    texts = [_piece(chance.choice(long_enough), length, chance) for _ in range(ASKED)]
    waits, missed, wrong = [], 0, 0
    for number, text in enumerate(texts):
        condition, values = _written(holds(text, "level3", kept="pairs"))
        page = f"SELECT id, level3 FROM searched WHERE {condition} ORDER BY id LIMIT {PAGE}"  # noqa: S608 - our own words
        waits.append(min(_waited(cursor, page, values) for _ in range(2)))
        if number < COMPARED:
            cursor.execute(f"SELECT id FROM searched WHERE {condition}", values)  # noqa: S608 - as above
            found = {row[0] for row in cursor.fetchall()}
            truth = {place for place, name in enumerate(names) if text in plain(name)}
            missed, wrong = missed + len(truth - found), wrong + len(found - truth)
    late = quantiles(waits, n=20)[-1]
    return (
        f"{length} characters: p50 {median(waits):.2f} ms, p95 {late:.2f} ms;"
        f" {missed} missed and {wrong} wrong in {COMPARED} questions"
    )


def _waited(cursor: Any, statement: str, values: list[Any]) -> float:
    start = perf_counter()
    cursor.execute(statement, values)
    cursor.fetchall()
    return (perf_counter() - start) * 1000


def _piece(name: str, length: int, chance: random.Random) -> str:
    start = chance.randrange(len(name) - length + 1)
    return name[start : start + length]


def _written(condition: Any) -> tuple[str, list[Any]]:
    """Write a condition on the columns of indicators for whatever table has the same."""
    from indicators.models import Indicator  # noqa: PLC0415 - needs what was set up

    statement, values = (
        Indicator.objects.filter(condition).order_by().values("pk").query.sql_with_params()
    )
    where = statement.split(" WHERE ", 1)[1]
    return where.replace('"indicators_indicator".', ""), list(values)


if __name__ == "__main__":
    main()
