"""A file's bytes → what was recognised in it: reading never fails, it reports."""

import pickle
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indicators.core.grid import Block
from indicators.core.problem import Problem
from indicators.recogniser.recognise import Recognition
from indicators.services.catalogue import Catalogue
from indicators.services.confined.limits import WITH_BLOCKS, WITHOUT_BLOCKS
from indicators.services.confined.packing import unpack
from indicators.services.confined.pool import EndedError, ask


@dataclass(frozen=True)
class Reading:
    """What was recognised in a document, and the document's own tables to show beside it."""

    recognition: Recognition
    _blocks: bytes = b""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The document's text and tables; unpacked when first asked for, for they are large."""
        return pickle.loads(self._blocks) if self._blocks else ()  # noqa: S301 -- from our own child


def recognise_bytes(data: bytes, catalogue: Catalogue) -> Recognition:
    """Read and recognise a document; one that no reader can read has a problem and no forms."""
    return _read(data, catalogue, WITHOUT_BLOCKS).recognition


def read_bytes(data: bytes, catalogue: Catalogue) -> Reading:
    """Do the same and hand on what the reader gave, for the preview of an import.

    Both are done in a process apart, with limits of time and memory.
    """
    return _read(data, catalogue, WITH_BLOCKS)


def _read(data: bytes, catalogue: Catalogue, parts: bytes) -> Reading:
    try:
        found, blocks = ask(_pickled(catalogue), parts, data)
    except EndedError as error:
        return Reading(unread(Problem(error.code)))
    answer = unpack(found)
    if isinstance(answer, Problem):
        return Reading(unread(answer))
    return Reading(answer, blocks)


def unread(problem: Problem) -> Recognition:
    """What is known of a document that could not be read."""
    return Recognition(forms=(), leftovers=(), problems=(problem,))


@lru_cache(maxsize=4)
def _pickled(catalogue: Catalogue) -> bytes:
    return pickle.dumps((catalogue.taxonomies, catalogue.units))
