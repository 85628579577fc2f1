"""Processes that a process started, and those that they started, as /proc lists them."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path


def descendants(ancestor: int) -> Iterator[int]:
    """Yield the children of a process and theirs; none where the system has no /proc."""
    parents = dict(_parents())
    for pid in parents:
        above = parents.get(pid)
        while above not in (None, 0, ancestor):
            above = parents.get(above)
        if above == ancestor:
            yield pid


def kill_with_descendants(ancestor: int) -> None:
    """End a process and all that it started, at once and in whatever groups they are."""
    for pid in (*descendants(ancestor), ancestor):
        try:
            os.kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _parents() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text("utf-8", "replace")
        except OSError:  # it ended meanwhile
            continue
        yield int(folder.name), int(stat.rpartition(")")[2].split()[1])
