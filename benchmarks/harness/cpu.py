"""CPU time of processes, as the kernel counts it: children that have ended count with them."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
# Fields of /proc/PID/stat behind the name: the parent; user, system, and both of ended children.
_PARENT = 1
_TIMES = slice(11, 15)


def seconds(pids: Iterable[int]) -> float:
    """Give the CPU time of processes and all below them; one that has gone counts nothing."""
    return sum(_ticks(pid) for pid in with_children(pids)) / _TICK


def with_children(pids: Iterable[int]) -> set[int]:
    parents = {int(path.name): _parent(int(path.name)) for path in Path("/proc").glob("[0-9]*")}
    found = set(pids)
    grown = True
    while grown:
        below = {pid for pid, parent in parents.items() if parent in found} - found
        found |= below
        grown = bool(below)
    return found


def memory_mb(pids: Iterable[int]) -> float:
    """Give the memory that processes hold at this moment, in MB."""
    return sum(_resident(pid) for pid in with_children(pids)) / 1024


def _stat(pid: int) -> list[str]:
    """Give the fields behind the name, which may hold blanks; none where the process has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[_PARENT]) if fields else 0


def _ticks(pid: int) -> int:
    return sum(map(int, _stat(pid)[_TIMES]))


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
