"""One load into a database of its own.

`live` is what `manage.py generate_forms` does, `bulk` what it does with `--bulk`. `record` writes
into the folder what such a load sends to PostgreSQL; `raw` sends that again and does nothing else;
`bare` sends it into tables that have the same columns and nothing else.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from indicators.services.load.generating import generate_forms, make_ready

SEED: Final = 1
_DATA: Final = "rows"
_PARTS: Final = "parts.json"
_BLOCK: Final = 1 << 18
_BARE: Final = "bare_"


def live(_folder: Path, forms: int) -> int:
    return generate_forms(forms=forms, seed=SEED, by=None).indicators


def bulk(_folder: Path, forms: int) -> int:
    return generate_forms(forms=forms, seed=SEED, by=None, bulk=True).indicators


def record(folder: Path, forms: int) -> int:
    run = make_ready(forms=forms, seed=SEED, by=None)
    parts: list[tuple[str, int]] = []
    with (folder / _DATA).open("wb") as data:
        for table, blocks in run.copies():
            start = data.tell()
            data.writelines(blocks)
            parts.append((table.statement, data.tell() - start))
    (folder / _PARTS).write_text(json.dumps([run.indicators, parts]))
    return run.indicators


@transaction.atomic
def raw(folder: Path, _forms: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return _send(cursor, folder, lambda statement: statement)


@transaction.atomic
def bare(folder: Path, _forms: int) -> int:
    _indicators, parts = json.loads((folder / _PARTS).read_text())
    with connection.cursor() as cursor:
        for table in sorted({_table(statement) for statement, _length in parts}):
            cursor.execute(f"CREATE TABLE {_BARE}{table} (LIKE {table})")
        return _send(cursor, folder, _into_bare)


def main(what: str, folder: str, forms: str) -> dict[str, Any]:
    work: Callable[[Path, int], int] = {
        "live": live,
        "bulk": bulk,
        "record": record,
        "raw": raw,
        "bare": bare,
    }[what]
    connection.ensure_connection()
    start, cpu = time.perf_counter(), time.process_time()
    indicators = work(Path(folder), int(forms))
    return {
        "indicators": indicators,
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - cpu,
    }


def _send(cursor: Any, folder: Path, statement_of: Callable[[str], str]) -> int:
    indicators, parts = json.loads((folder / _PARTS).read_text())
    with (folder / _DATA).open("rb") as data:
        for statement, length in parts:
            left = length
            with cursor.copy(statement_of(statement)) as copy:
                while left:
                    block = data.read(min(left, _BLOCK))
                    copy.write(block)
                    left -= len(block)
    return int(indicators)


def _table(statement: str) -> str:
    return statement.split()[1]


def _into_bare(statement: str) -> str:
    """Turn a copy towards the table that has the columns only."""
    table = _table(statement)
    return statement.replace(f"COPY {table} ", f"COPY {_BARE}{table} ", 1)
