"""A file's bytes → what was recognised in it: reading never fails, it reports."""

from dataclasses import dataclass, replace

from indicators.core.grid import Block
from indicators.core.problem import Problem
from indicators.readers.document import read_document
from indicators.readers.refusal import UnreadableDocument
from indicators.recogniser.recognise import Recognition, recognise
from indicators.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised in a document, and the document's own tables to show beside it."""

    recognition: Recognition
    blocks: tuple[Block, ...] = ()


def recognise_bytes(data: bytes, catalogue: Catalogue) -> Recognition:
    """Read and recognise a document; one that no reader can read has a problem and no forms."""
    return read_bytes(data, catalogue).recognition


def read_bytes(data: bytes, catalogue: Catalogue) -> Reading:
    """Do the same and hand on what the reader gave, for the preview of an import."""
    try:
        document = read_document(data)
    except UnreadableDocument as error:
        return Reading(unread(error.problem))
    found = recognise(document.blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)
    problems = (*document.problems, *found.problems)
    return Reading(replace(found, problems=problems), document.blocks)


def unread(problem: Problem) -> Recognition:
    """What is known of a document that could not be read."""
    return Recognition(forms=(), leftovers=(), problems=(problem,))
