"""A file's bytes → what was recognised in it: reading never fails, it reports."""

from dataclasses import replace

from indicators.core.problem import Problem
from indicators.readers.document import UnreadableDocument, read_document
from indicators.recogniser.recognise import Recognition, recognise
from indicators.services.catalogue import Catalogue


def recognise_bytes(data: bytes, catalogue: Catalogue) -> Recognition:
    """Read and recognise a document; one that no reader can read has a problem and no forms."""
    try:
        document = read_document(data)
    except UnreadableDocument as error:
        return unread(error.problem)
    found = recognise(document.blocks, taxonomies=catalogue.taxonomies, units=catalogue.units)
    return replace(found, problems=(*document.problems, *found.problems))


def unread(problem: Problem) -> Recognition:
    """What is known of a document that could not be read."""
    return Recognition(forms=(), leftovers=(), problems=(problem,))
