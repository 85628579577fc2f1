"""What went wrong while reading, as a fact: doors turn the code into the user's words."""

from dataclasses import dataclass

from indicators.core.grid import NOWHERE, Place

CUT = frozenset(("damaged_sheet", "sheet_cut", "sheet_too_large", "table_too_wide"))
"""A part of the document could not be read, so that nobody knows whether a form is in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` names the kind of problem, `detail` the text or name it is about."""

    code: str
    detail: str = ""
    place: Place = NOWHERE
