"""The processes that wait for the next document, shared by the threads of this process."""

import atexit
import os
import threading

from indicators.services.confined.limits import SECONDS
from indicators.services.confined.process import EndedError, ReadingProcess

_MOST_IDLE = 2
_lock = threading.Lock()
_idle: list[ReadingProcess] = []


def ask(*frames: bytes, seconds: float = SECONDS) -> tuple[bytes, bytes]:
    """Have a document read by a process that waits or by a fresh one, as `ReadingProcess.ask`.

    Raises:
        EndedError: it ended without an answer, or took too long.
    """
    process = _taken() or ReadingProcess()
    try:
        return process.ask(*frames, seconds=seconds)
    finally:
        _put_back(process)


def end_idle() -> None:
    """End the processes that wait."""
    while process := _popped():
        process.end()


def _taken() -> ReadingProcess | None:
    """A process that waits; those that ended themselves meanwhile are cleared away."""
    while process := _popped():
        if process.is_alive():
            return process
        process.end()
    return None


def _popped() -> ReadingProcess | None:
    with _lock:
        return _idle.pop() if _idle else None


def _put_back(process: ReadingProcess) -> None:
    with _lock:
        if process.is_reusable and len(_idle) < _MOST_IDLE:
            _idle.append(process)
            return
    process.end()


def _forget() -> None:
    """After a fork: the processes belong to the parent, and so does the lock."""
    global _lock  # noqa: PLW0603 -- held by a thread that this process does not have
    _lock = threading.Lock()
    while _idle:
        _idle.pop().let_go()


atexit.register(end_idle)
os.register_at_fork(after_in_child=_forget)

__all__ = ["EndedError", "ask", "end_idle"]
