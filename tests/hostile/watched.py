"""A process that reads, watched: how long a document takes it, and how much memory."""

import pickle
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indicators.services.catalogue import packaged_catalogue
from indicators.services.confined.descendants import descendants
from indicators.services.confined.limits import SECONDS, WITHOUT_BLOCKS
from indicators.services.confined.packing import unpack
from indicators.services.confined.process import EndedError, ReadingProcess


@dataclass
class Watched:
    codes: list[str]
    forms: int
    seconds: float
    megabytes: float


def read_watched(data):
    """Read a document in a process of its own."""
    catalogue = packaged_catalogue()
    known = pickle.dumps((catalogue.taxonomies, catalogue.units))
    process = ReadingProcess()
    with peak_of(process.pid) as peak:
        start = time.monotonic()
        try:
            answer = unpack(process.ask(known, WITHOUT_BLOCKS, data, seconds=SECONDS)[0])
        except EndedError as error:
            found = ([error.code], 0)
        else:
            found = _found(answer)
        took = time.monotonic() - start
    process.end()
    return Watched(*found, took, peak[0] / 1024**2)


def _found(answer):
    if hasattr(answer, "forms"):
        return [problem.code for problem in answer.problems], len(answer.forms)
    return [answer.code], 0


@contextmanager
def peak_of(pid):
    """The most memory that a process and all that it started ever held together."""
    peak, stop = [0], threading.Event()

    def watch():
        while not stop.wait(0.01):
            peak[0] = max(peak[0], sum(map(_resident, (pid, *descendants(pid)))))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        stop.set()
        thread.join()


def _resident(pid):
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) * 1024 if found else 0
