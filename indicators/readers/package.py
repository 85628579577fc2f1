"""ZIP packages (DOCX, XLSX, archives): their members, never larger than is good for anyone."""

import zipfile
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument

LARGEST_MEMBER: Final = 200 * 1024 * 1024
MOST_MEMBERS: Final = 10_000


def member(package: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a member.

    Raises:
        KeyError: there is none of this name.
        UnreadableDocument: it is encrypted, or unpacks to more than `LARGEST_MEMBER` bytes,
            whatever size the package states.
    """
    info = package.getinfo(name)
    if info.flag_bits & 1:
        raise UnreadableDocument(Problem("encrypted"))
    if info.file_size > LARGEST_MEMBER or len(package.infolist()) > MOST_MEMBERS:
        raise UnreadableDocument(Problem("expands_too_far"))
    with package.open(info) as stream:
        data = stream.read(LARGEST_MEMBER + 1)
    if len(data) > LARGEST_MEMBER:
        raise UnreadableDocument(Problem("expands_too_far"))
    return data
