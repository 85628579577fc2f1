"""How many values a second the grammar reads, as a ratio to a bare minimum on the same values.

    python -m benchmarks.values [--rounds 7]

The baseline does what any reading must do at least: NFKC, one regular expression, one Decimal.
Both read the same values in turns, in the same process; CPU time counts, the best round of each
is taken, and finds the caches warm. Two mixes: `forms`, every row of the packaged forms as often
as they print it, with figures of two or more places drawn at random; `kinds`, every line of the
keyed values ten times over, which hold many more odd prints than real forms do.
"""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.timing import print_report, seconds
from indicators.core.grammar import parse_value
from indicators.core.unit import Unit, Units

ROOT = Path(__file__).resolve().parent.parent
COPIES = 40
_BASELINE = re.compile(r"\s*([≥≤><=]{0,2})\s*(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(.*)")
_FIGURES = re.compile("[1-9][0-9]+")
_DATED = re.compile("[年月日号季]|100%")


@dataclass(frozen=True, slots=True)
class Row:
    """One value to read, with what stands around it."""

    raw: str
    comparator: str | None = None
    unit: str | None = None
    level2: str | None = None
    name: str | None = None
    fiscal_year: int | None = None


def packaged_units() -> Units:
    """The packaged catalogue, without Django."""
    rows = json.loads((ROOT / "fixtures/units.json").read_text("utf-8"))
    read = ((row["pk"], row["fields"]) for row in rows)
    return Units(
        Unit(symbol, f["dimension"], f["base"], Decimal(f["factor"]), tuple(f["aliases"]))
        for symbol, f in read
    )


def forms_mix() -> list[Row]:
    """Rows as real forms print them, with other numbers in every copy."""
    chance = random.Random(20240101)  # noqa: S311 - the same mix in every run, no secret
    records = json.loads((ROOT / "fixtures/forms.json").read_text("utf-8"))
    printed = [r["fields"] for r in records if r["model"] == "indicators.indicator"]
    rows = [
        Row(
            _varied(fields["raw"], chance),
            level2=fields["level2_printed"],
            name=fields["level3"],
            fiscal_year=fields["fiscal_year"],
        )
        for fields in printed * COPIES
    ]
    chance.shuffle(rows)
    return rows


def _varied(raw: str, chance: random.Random) -> str:
    """Change the figures, but not those of a date or of 100 %."""
    if _DATED.search(raw):
        return raw
    return _FIGURES.sub(lambda match: str(chance.randrange(1, 10 ** len(match[0]))), raw)


def kinds_mix() -> list[Row]:
    """Every keyed value once."""
    return [
        Row(**json.loads(line)["input"])
        for path in sorted((ROOT / "tests/core").glob("values*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line
    ]


def read_baseline(rows: Sequence[Row]) -> None:
    for row in rows:
        match = _BASELINE.match(unicodedata.normalize("NFKC", row.raw))
        if match:
            Decimal(match[2].replace(",", ""))


def read_all(rows: Sequence[Row], units: Units) -> None:
    for row in rows:
        parse_value(
            row.raw,
            units=units,
            comparator=row.comparator,
            unit=row.unit,
            level2=row.level2,
            name=row.name,
            fiscal_year=row.fiscal_year,
        )


def measure(rows: Sequence[Row], units: Units, rounds: int) -> tuple[float, float]:
    """Values a second: of the baseline, and of the grammar."""
    baseline, grammar = [], []
    for _ in range(rounds):
        baseline.append(seconds(lambda: read_baseline(rows)))
        grammar.append(seconds(lambda: read_all(rows, units)))
    return len(rows) / min(baseline), len(rows) / min(grammar)


def report(rounds: int) -> Iterator[str]:
    units = packaged_units()
    yield f"{'mix':8}{'values':>8}{'baseline/s':>14}{'grammar/s':>12}{'ratio':>8}"
    for name, rows in (("forms", forms_mix()), ("kinds", kinds_mix() * 10)):
        baseline, grammar = measure(rows, units, rounds)
        yield f"{name:8}{len(rows):8}{baseline:14,.0f}{grammar:12,.0f}{grammar / baseline:8.3f}"


if __name__ == "__main__":
    print_report(report, __doc__, rounds=7)
