"""Where and why the reading of a target stopped, in the user's words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from indicators.core.marking.piece import Cell, Fault
from indicators.models.choices import CELLS, FAULT_REASONS

_LONGEST = 20
_INVISIBLE = "�"


def fault_words(fault: Fault, printed: Mapping[Cell, str]) -> str:
    """Say which character of which cell could not be read, and why."""
    reason = str(dict(FAULT_REASONS)[fault.reason])
    if fault.start == fault.end:
        return reason
    text = "".join(map(_visible, printed[fault.cell][fault.start : fault.end]))
    return _("%(cell)s, character %(n)d, “%(text)s”: %(reason)s") % {
        "cell": dict(CELLS)[fault.cell],
        "n": fault.start + 1,
        "text": text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
        "reason": reason,
    }


def _visible(character: str) -> str:
    """What turns the line of a message round, or breaks it, is shown as a mark."""
    return character if character.isprintable() else _INVISIBLE
