"""Does reading stay linear? A text of 10,000 characters against two of half the length.

    python -m benchmarks.long_texts [--rounds 9]

Twice is allowed; 1.0 is exactly linear. CPU time, both lengths in turns in one process, the best
round of each.
"""

from collections.abc import Iterator
from functools import partial

from benchmarks.timing import print_report, seconds
from benchmarks.values import packaged_units
from indicators.core.grammar import parse_value
from indicators.core.unit import Units

LENGTH = 10_000
NASTY = {
    "figures": "1",
    "Chinese figures": "一",
    "signs": "≥",
    "words": "及时",
    "months": "1月、",
    "units": "1元/",
    "brackets": "[1,",
    "opening brackets": "(",
    "each": "每",
    "spaced figures": "1 111 ",
    "percent": "95% ",
    "look-alikes": "Ol0",
    "points": "1.2.3",
    "commas": "1,",
    "full-width": "\uff11\uff0c",
    "marks": "①",
    "combining": "\u0301",
    "lone surrogates": "\ud800",
}
REPEATS = 20


def read(text: str, units: Units) -> None:
    for _ in range(REPEATS):
        parse_value(text, units=units, level2="时效指标", fiscal_year=2024)


def report(rounds: int) -> Iterator[str]:
    units = packaged_units()
    yield f"{'text':20}{'µs':>8}{'÷ two halves':>14}"
    for name, piece in NASTY.items():
        text = (piece * LENGTH)[:LENGTH]
        half = text[: LENGTH // 2]
        whole, halves = [], []
        for _ in range(rounds):
            whole.append(seconds(partial(read, text, units)))
            halves.append(seconds(partial(read, half, units)))
        once = min(whole)
        yield f"{name:20}{once / REPEATS * 1e6:8,.0f}{once / (2 * min(halves)):14.2f}"


if __name__ == "__main__":
    print_report(report, __doc__, rounds=9)
