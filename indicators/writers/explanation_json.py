"""Explanation → JSON: the value by the contract, and the pieces of its print."""

from collections.abc import Mapping
from typing import Any

from indicators.core.formatting import format_value
from indicators.core.marking.piece import Cell, Explanation, Fault, Piece
from indicators.writers.value_json import value_json

Json = dict[str, Any]


def explanation_json(explanation: Explanation, printed: Mapping[Cell, str]) -> Json:
    """Write how a value is read; `printed` holds the cells as they came."""
    fault = explanation.fault
    return {
        "value": value_json(explanation.value),
        "formatted": format_value(explanation.value),
        "pieces": [_piece(piece, printed) for piece in explanation.pieces],
        "fault": _fault(fault, printed) if fault else None,
    }


def _piece(piece: Piece, printed: Mapping[Cell, str]) -> Json:
    return {"role": piece.role.value, **_place(piece, printed)}


def _fault(fault: Fault, printed: Mapping[Cell, str]) -> Json:
    return {"reason": fault.reason.value, **_place(fault, printed)}


def _place(found: Piece | Fault, printed: Mapping[Cell, str]) -> Json:
    return {
        "cell": found.cell.value,
        "start": found.start,
        "end": found.end,
        "text": printed[found.cell][found.start : found.end],
    }
