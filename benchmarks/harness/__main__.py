"""The product's reads, imports and exports against the limits of the machine, in one run.

    bin/benchmark [--scale 250k] [--rounds 5] [--only reads imports exports growth] [--json FILE]

A round asks each side for `--seconds`; the best of the rounds counts. `--scale` is how many
indicators there are: 250k, 2500k, 10m, or any number. Beyond the small scale a small database is
made, too, and what a page costs in both is compared. Without DATABASE_URL it runs on a PostgreSQL
of its own, which is gone afterwards; with it, in databases of its own on that server, which must
be on this machine.
"""

import argparse
import json
import re
import signal
import sys
from pathlib import Path
from typing import Final

from benchmarks.harness.child import FailedError
from benchmarks.harness.reads import Rounds
from benchmarks.harness.run import PARTS, Plan, TooLittleDiskError, measured
from benchmarks.harness.server import server
from benchmarks.harness.table import rounded, table

_SCALE: Final = re.compile(r"([0-9]+)([km]?)", re.IGNORECASE)
_TIMES: Final = {"": 1, "k": 1_000, "m": 1_000_000}


def scale(text: str) -> int:
    """Read a number of indicators: 250k, 10m."""
    found = _SCALE.fullmatch(text)
    number = int(found[1]) * _TIMES[found[2].lower()] if found else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of indicators: 250k, 2500k, 10m")
    return number


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/benchmark",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--scale", type=scale, default=scale("250k"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--json", type=Path)
    return parser.parse_args(words)


def main() -> int:
    asked = arguments()
    # Whoever ends a run leaves no server and no folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    plan = Plan(asked.scale, Rounds(asked.rounds, asked.seconds), frozenset(asked.only))
    try:
        with server() as own:
            figures = measured(own, plan, lambda line: print(line, flush=True))
    except (FailedError, TooLittleDiskError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(("", *table(figures))))
    if asked.json:
        asked.json.write_text(json.dumps(rounded(figures), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
