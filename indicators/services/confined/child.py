"""The process that reads: documents come in on one pipe, what was read goes out on another.

`process` starts it; it knows neither Django nor a database. Whatever a document does to it
ends this process and nothing else: its memory is limited, and an alarm ends it even where the
process that asked is gone.
"""

import ctypes
import gc
import os
import pickle
import resource
import select
import shutil
import signal
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from indicators.core.document import Document
from indicators.core.grid import Block, Paragraph
from indicators.core.problem import CUT, Problem
from indicators.core.taxonomy import Taxonomy
from indicators.core.unit import Units
from indicators.readers.document import read_document
from indicators.readers.refusal import UnreadableDocument
from indicators.recogniser.recognise import Recognition, recognise
from indicators.services.confined.limits import (
    GRACE_SECONDS,
    GROWN,
    IDLE_SECONDS,
    LARGEST_FILE,
    LENGTH,
    MEMORY,
    REUSABLE,
    SECONDS,
    SPENT,
    WITH_BLOCKS,
)
from indicators.services.confined.packing import pack

Catalogue = tuple[tuple[Taxonomy, ...], Units]
Answer = tuple[Recognition, tuple[Block, ...]] | Problem


def read_and_recognise(data: bytes, catalogue: Catalogue, *, with_blocks: bool) -> Answer:
    """Read and recognise a document, or say why that is impossible."""
    taxonomies, units = catalogue
    try:
        document = read_document(data)
        give_back_memory()
        found = recognise(document.blocks, taxonomies=taxonomies, units=units)
    except UnreadableDocument as error:
        return error.problem
    except MemoryError:
        return Problem("needs_too_much_memory")
    except Exception as error:  # noqa: BLE001 -- a mistake in a reader costs one document
        return Problem("reader_crashed", _whereabouts(error))
    found = replace(found, problems=_problems(document, found))
    return found, document.blocks if with_blocks else ()


def _problems(document: Document, found: Recognition) -> tuple[Problem, ...]:
    """All problems; that there is no form is said only of what was read, and of what has text."""
    if found.forms or not found.problems:
        return (*document.problems, *found.problems)
    if any(problem.code in CUT for problem in document.problems):
        return document.problems
    if not document.problems and not any(map(_has_text, document.blocks)):
        return (Problem("empty_file"),)
    return (*document.problems, *found.problems)


def _has_text(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text)
    return any(cell.text for row in block.rows for cell in row)


def _whereabouts(error: Exception) -> str:
    """Name a mistake and its line, for whoever mends the reader."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace:
        return type(error).__name__
    return (
        f"{type(error).__name__}, {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    )


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer until nobody asks any more, or until this process has grown large."""
    while select.select([source], [], [], IDLE_SECONDS)[0]:
        catalogue, parts, data = _frame(source), _frame(source), _frame(source)
        if catalogue is None or data is None:
            return
        signal.alarm(SECONDS + GRACE_SECONDS)
        answer = read_and_recognise(data, _catalogue(catalogue), with_blocks=parts == WITH_BLOCKS)
        spent = _is_spent(answer)
        _send(sink, answer, SPENT if spent else REUSABLE)
        signal.alarm(0)
        if spent:
            return
        del answer, data
        gc.collect()
        give_back_memory()


@lru_cache(maxsize=1)
def _catalogue(pickled: bytes) -> Catalogue:
    """The catalogue as sent; the same object as long as it says the same."""
    catalogue: Catalogue = pickle.loads(pickled)  # noqa: S301 -- from the process that started us
    return catalogue


def _is_spent(answer: Answer) -> bool:
    return most_held() > GROWN or answer == Problem("needs_too_much_memory")


def most_held() -> int:
    """Bytes that this process held at most; `getrusage` would count its parent's, too."""
    try:
        status = Path("/proc/self/status").read_text("utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _send(sink: BinaryIO, answer: Answer, status: bytes) -> None:
    """Send what was recognised, then the blocks, which not everyone wants to unpack."""
    found, blocks = (answer, ()) if isinstance(answer, Problem) else answer
    sink.write(status)
    _send_part(sink, pack(found))
    _send_part(sink, pickle.dumps(blocks, pickle.HIGHEST_PROTOCOL))
    sink.flush()


def _send_part(sink: BinaryIO, packed: bytes) -> None:
    sink.write(LENGTH.pack(len(packed)))
    sink.write(packed)


def _frame(source: BinaryIO) -> bytes | None:
    head = _exactly(source, LENGTH.size)
    return _exactly(source, LENGTH.unpack(head)[0]) if head else None


def _exactly(source: BinaryIO, length: int) -> bytes | None:
    data = source.read(length)
    return data if len(data) == length else None


def _confine() -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


def give_back_memory() -> None:
    """Return freed memory to the system, where the C library has a call for that."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def collect_rarely() -> None:
    """Look for garbage seldom: a document is millions of objects that all stay until its end."""
    gc.freeze()
    gc.set_threshold(500_000, 20, 100)


def main(folder: str) -> None:
    """Serve, and leave no folder behind where nobody is left to remove it.

    The pipe of the answers is kept for answers: what a library prints goes to standard error.
    """
    _confine()
    collect_rarely()
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, sink)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
