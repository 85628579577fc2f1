"""The arithmetic of the benchmark, and one run of it at the smallest size; no time is judged."""

import argparse
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from benchmarks.harness import cpu
from benchmarks.harness.__main__ import arguments, scale
from benchmarks.harness.reads import Measured, Rounds
from benchmarks.harness.run import Plan, TooLittleDiskError, forms_for, refuse_little_disk
from benchmarks.harness.server import UrlOf
from benchmarks.harness.table import GOALS, KEYS, rounded, table, worst

NAMES = (
    "a b c d import_live import_bulk export_csv export_ndjson export_memory_mb growth_buffers"
    " growth_p50"
)


def plan(indicators):
    return Plan(indicators, Rounds(1, 0.1), frozenset({"reads"}))


def test_a_scale_is_a_number_of_indicators():
    assert [scale(text) for text in ("250k", "2500k", "10m", "10M", "77")] == [
        250_000,
        2_500_000,
        10_000_000,
        10_000_000,
        77,
    ]
    for text in ("", "0", "-1", "ten", "1g", "1.5m"):
        with pytest.raises(argparse.ArgumentTypeError):
            scale(text)
    assert arguments([]).scale == 250_000


def test_a_larger_scale_has_a_small_database_beside_it():
    assert plan(250_000).sizes == {"small": 250_000}
    assert plan(1_000).sizes == {"small": 1_000}
    assert plan(10_000_000).sizes == {"small": 250_000, "large": 10_000_000}
    assert 240_000 < forms_for(250_000) * 12.3 < 260_000
    assert forms_for(1) == 1


def test_too_little_disk_is_refused():
    needed = plan(10_000_000).bytes_needed
    refuse_little_disk(plan(10_000_000), needed)
    refuse_little_disk(plan(10_000_000), None)
    with pytest.raises(TooLittleDiskError, match=r"10,000,000 indicators need .* GB"):
        refuse_little_disk(plan(10_000_000), needed - 1)


def test_every_key_is_given_and_what_was_not_measured_is_null():
    assert NAMES.split() == list(KEYS)
    assert rounded({"a": 1.23456, "b": None}) == {
        **dict.fromkeys(KEYS),
        "a": 1.235,
    }
    lines = list(table({"a": 2.5, "import_live": 0.79}))
    assert lines[2] == "| a: CPU a request ÷ limit | 2.50 | ≤ 2.5 | yes |"
    assert "| 0.79 | ≥ 0.8 | no |" in lines[6]
    assert "not measured" in lines[3]
    assert len(lines) == 2 + len(GOALS)


def test_the_worst_growth_counts():
    small = {"list": 50.0, "search": 100.0, "refused": None}
    assert worst(small, {"list": 75.0, "search": 110.0, "refused": None}) == 1.5
    assert worst({}, {}) is None


def test_a_ratio_needs_both_sides():
    assert Measured("a", limit=0.5, product=1.0).ratio == 2
    assert Measured("a", note="answers 404").ratio is None


def test_an_address_keeps_its_server_and_keeps_connections():
    embedded = UrlOf("postgres://registry@/postgres?host=%2Fa%2Fb")
    assert embedded.product("x") == "postgres://registry@/x?host=%2Fa%2Fb&conn_max_age=60"
    external = UrlOf("postgres://dev:dev@127.0.0.1:5432/dev")
    assert external.plain(None) == "postgres://dev:dev@127.0.0.1:5432/dev"
    assert external.plain("x") == "postgres://dev:dev@127.0.0.1:5432/x"
    assert external.product("x").endswith("/x?conn_max_age=60")


def test_cpu_time_counts_children_that_have_ended():
    before = cpu.seconds({os.getpid()})
    subprocess.run([sys.executable, "-c", "sum(range(8_000_000))"], check=True)
    assert cpu.seconds({os.getpid()}) - before > 0.02
    assert cpu.seconds({2**22 + 1}) == 0
    assert cpu.memory_mb({os.getpid()}) > 10


def test_a_run_measures_what_there_is(tmp_path):
    found = tmp_path / "figures.json"
    words = ["--scale", "400", "--rounds", "1", "--seconds", "0.2", "--json", str(found)]
    environment = {name: value for name, value in os.environ.items() if name != "REGISTRY_DATA"}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "benchmarks.harness", *words],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(found.read_text())
    assert list(figures) == list(KEYS)
    assert all(figures[key] > 0 for key in ("a", "b", "c", "import_live"))
    assert figures["growth_p50"] is None
    assert "the limit gives other rows" not in done.stdout
    assert "only the" not in done.stdout


def test_a_run_that_is_ended_leaves_nothing_behind(tmp_path):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"REGISTRY_DATA", "DATABASE_URL"}
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.harness", "--scale", "100k"],
        cwd=settings.BASE_DIR,
        env={**environment, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "PostgreSQL" in process.stdout.readline()
    assert list(tmp_path.iterdir())
    process.terminate()
    assert process.wait(60) == 143
    process.stdout.close()
    assert list(tmp_path.iterdir()) == []
