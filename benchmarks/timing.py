"""How a benchmark is run and what it counts: the CPU time of one process."""

import argparse
import gc
import time
from collections.abc import Callable, Iterator


def seconds(work: Callable[[], None]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def print_report(report: Callable[[int], Iterator[str]], about: str | None, rounds: int) -> None:
    """Run a report for as many rounds as the command line asks for, and print its lines."""
    arguments = argparse.ArgumentParser(description=about)
    arguments.add_argument("--rounds", type=int, default=rounds)
    for line in report(arguments.parse_args().rounds):
        print(line)
