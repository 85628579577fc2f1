"""What went wrong while reading, as a fact: doors turn the code into the user's words."""

from dataclasses import dataclass

from indicators.core.grid import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` names the kind of problem, `detail` the text or name it is about."""

    code: str
    detail: str = ""
    place: Place = NOWHERE
