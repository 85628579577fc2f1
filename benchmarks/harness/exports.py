"""How fast indicators are taken away, against COPY of the same columns, and in what memory."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Event, Thread
from typing import Any, Final

import psycopg

from benchmarks.harness import cpu
from benchmarks.harness.web import Web
from benchmarks.limits import everything

_BLOCK: Final = 1 << 16
_GOOD: Final = 200
_PAUSE: Final = 0.02
COPIES: Final = {"export_csv": everything.CSV, "export_ndjson": everything.LINES}


@dataclass(frozen=True)
class Export:
    """Seconds of the export and of COPY, the best round, and the memory over idle in MB."""

    key: str
    seconds: float | None = None
    copy: float | None = None
    memory: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.copy / self.seconds if self.copy and self.seconds else None

    def __str__(self) -> str:
        if self.seconds is None or self.copy is None:
            return f"{self.key}: {self.note}"
        return (
            f"{self.key}: COPY {self.copy:.2f} s, export {self.seconds:.2f} s,"
            f" {self.memory:.0f} MB over idle"
        )


@dataclass(frozen=True)
class Taker:
    """Whoever takes exports away."""

    web: Web
    headers: Mapping[str, str]

    def take(self, path: str) -> int:
        """Read an export to its end, keep nothing of it, and give its status."""
        connection = HTTPConnection("127.0.0.1", self.web.port, timeout=3600)
        try:
            connection.request("GET", path, headers=dict(self.headers))
            response = connection.getresponse()
            while response.read(_BLOCK):
                pass
            return response.status
        finally:
            connection.close()


def measure(
    key: str, path: str, taker: Taker, connection: psycopg.Connection[Any], rounds: int
) -> Export:
    idle = cpu.memory_mb({taker.web.pid})
    copies, exports = [], []
    with _highest(lambda: cpu.memory_mb({taker.web.pid})) as memory:
        for _ in range(rounds):
            start = time.perf_counter()
            status = taker.take(path)
            exports.append(time.perf_counter() - start)
            if status != _GOOD:
                return Export(key, note=f"{path} answers {status}")
            start = time.perf_counter()
            _copy(connection, COPIES[key])
            copies.append(time.perf_counter() - start)
    return Export(key, min(exports), min(copies), max(memory) - idle)


def _copy(connection: psycopg.Connection[Any], statement: str) -> None:
    with connection.cursor().copy(statement.encode()) as copy:
        for _block in copy:
            pass


@contextmanager
def _highest(measure_now: Callable[[], float]) -> Iterator[list[float]]:
    """Watch a figure beside what is done meanwhile."""
    seen, done = [measure_now()], Event()

    def watch() -> None:
        while not done.wait(_PAUSE):
            seen.append(measure_now())

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()
