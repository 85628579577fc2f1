"""What was recognised, packed for the way between two processes.

Forms are packed some at a time: a pickler remembers all that it has seen, and would for a large
workbook hold as much again as the forms themselves.
"""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

from indicators.core.problem import Problem
from indicators.recogniser.recognise import Recognition

_AT_A_TIME: Final = 256


def pack(found: Recognition | Problem) -> bytes:
    """Pack what was recognised, or why nothing was."""
    stream = BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    for part in _parts(found):
        pickler.dump(part)
        pickler.clear_memo()
    return stream.getvalue()


def unpack(packed: bytes) -> Recognition | Problem:
    """Undo `pack`; only for what our own child packed."""
    stream = BytesIO(packed)
    found: Recognition | Problem = pickle.load(stream)  # noqa: S301 -- from our own child
    if isinstance(found, Problem):
        return found
    forms = [form for part in _loaded(stream, len(packed)) for form in part]
    return replace(found, forms=tuple(forms))


def _parts(found: Recognition | Problem) -> Iterator[object]:
    if isinstance(found, Problem):
        yield found
        return
    yield replace(found, forms=())
    for start in range(0, len(found.forms), _AT_A_TIME):
        yield found.forms[start : start + _AT_A_TIME]


def _loaded(stream: BytesIO, end: int) -> Iterator[Any]:
    while stream.tell() < end:
        yield pickle.load(stream)  # noqa: S301 -- as above
