"""What a reader makes of a file: its blocks in printed order, and what it had to leave unread."""

from dataclasses import dataclass

from indicators.core.grid import Block
from indicators.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `problems` are parts of it that were not read (a hidden sheet, a scan)."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
