"""Roles given to stretches of a text that was read, from left to right.

Unlike pieces, marks count the characters of the normalised text.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.core.marking.piece import Role

# Whatever stands side by side in these roles is said in one.
_JOINED = frozenset((Role.SIGN, Role.NUMBER, Role.UNIT, Role.WORDS, Role.UNREAD, Role.DROPPED))


class Mark(NamedTuple):
    """What the characters from `start` to `end` say."""

    start: int
    end: int
    role: Role


@dataclass(slots=True)
class Marks:
    """The marks of a text, and how far it is marked."""

    text: str
    found: list[Mark] = field(default_factory=list)
    at: int = 0

    def take(self, end: int, role: Role) -> None:
        """Mark everything up to `end`."""
        if end > self.at:
            self.found.append(Mark(self.at, end, role))
            self.at = end

    def said(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]


def joined(marks: list[Mark]) -> list[Mark]:
    """Take neighbours of one role for one."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if last and last.end == mark.start and last.role is mark.role and mark.role in _JOINED:
            found[-1] = Mark(last.start, mark.end, mark.role)
        else:
            found.append(mark)
    return found
