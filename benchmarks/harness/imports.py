"""How fast forms come in, as ratios to COPY: each load into a database made anew."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.harness import cpu
from benchmarks.harness.child import measured
from benchmarks.harness.server import Server

BULK_TIMES: Final = 4
_BASE, _TARGET = "prepared", "loaded"


@dataclass(frozen=True)
class Loads:
    """Indicators a second of each way in, the best round; None where it is not there yet."""

    rates: dict[str, float]

    def ratio(self, of: str, to: str) -> float | None:
        both = self.rates.get(of), self.rates.get(to)
        return both[0] / both[1] if both[0] and both[1] else None


def measure(server: Server, forms: int, rounds: int, say: Callable[[str], None]) -> Loads:
    """Load in turns: as the product does, and what it sends with nothing done before.

    What is for large loads is measured on larger ones.
    """
    rates: dict[str, float] = {}
    for ways, size in ((("raw", "live"), forms), (("bare", "bulk"), forms * BULK_TIMES)):
        with TemporaryDirectory(prefix="registry-benchmark-rows-") as folder:
            _once(server, "record", Path(folder), size)
            for way in ways * rounds:
                found = _once(server, way, Path(folder), size)
                rate = found["indicators"] / found["seconds"]
                cost = found["cpu"] / found["indicators"] * 1e6
                say(f"  {way}: {rate:,.0f} indicators a second, {cost:.0f} CPU µs each")
                rates[way] = max(rates.get(way, 0.0), rate)
    server.drop(_TARGET)
    return Loads(rates)


def _once(server: Server, way: str, folder: Path, forms: int) -> dict[str, Any]:
    """Load once; CPU time is the loader's and, where the server is our own, the server's."""
    server.create(_TARGET, _BASE)
    before = _spent(server)
    url = {"DATABASE_URL": server.url(_TARGET)}
    found = measured(url, "load", way, str(folder), str(forms))
    return found | {"cpu": found["cpu"] + _spent(server) - before}


def _spent(server: Server) -> float:
    return cpu.seconds({server.postmaster}) if server.postmaster else 0.0
