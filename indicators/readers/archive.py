"""ZIP archives of documents → their members, one by one, never more than is good for anyone."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.package import DAMAGES, SIGNATURES, Package, kind_of, opened
from indicators.readers.refusal import UnreadableDocument

MOST_MEMBERS: Final = 500
LARGEST: Final = 300 * 1024 * 1024
"""What all members together may unpack to."""

_IS_UTF_8 = 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
# What systems and programs leave in archives: no one put it there.
_DEBRIS = ("__MACOSX", ".", "~$", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes, or the problem that stands against it."""

    name: str
    data: bytes = b""
    problem: Problem | None = None


def is_archive(data: bytes) -> bool:
    """Whether it is an archive of documents, and not a document that is kept as a ZIP package."""
    if not data.startswith(SIGNATURES):
        return False
    try:
        with opened(data) as package:
            return kind_of(package.namelist()) is Package.ARCHIVE
    except UnreadableDocument:
        return False


def members_of(data: bytes, largest: int) -> Iterator[Member]:
    """Yield the files of an archive in its order; one larger than `largest` bytes is a problem.

    Raises:
        UnreadableDocument: damaged, or of more files than anyone would send.
    """
    left = LARGEST
    with opened(data) as package:
        files = [info for info in package.infolist() if not info.is_dir()]
        named = [(_name(info), info) for info in files]
        wanted = [(name, info) for name, info in named if not _is_debris(name)]
        if len(wanted) > MOST_MEMBERS:
            raise UnreadableDocument(Problem("too_many_members", str(MOST_MEMBERS)))
        for name, info in wanted:
            member = _member(package, info, name, min(largest, left))
            left -= len(member.data)
            yield member


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, most: int) -> Member:
    if info.flag_bits & 1:
        return Member(name, problem=Problem("encrypted"))
    if info.compress_type not in _METHODS:
        return Member(name, problem=Problem("unknown_compression"))
    try:
        with package.open(info) as stream:
            data = stream.read(most + 1)
    except DAMAGES:
        return Member(name, problem=Problem("damaged_member"))
    if len(data) > most:
        return Member(name, problem=Problem("expands_too_far"))
    if is_archive(data):
        return Member(name, problem=Problem("nested_archive"))
    return Member(name, data)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as a person reads it; it leads nowhere, for it is shown and never opened."""
    name = info.orig_filename
    if not info.flag_bits & _IS_UTF_8:
        name = _decoded(name.encode("cp437", "replace"))
    parts = name.replace("\\", "/").split("/")
    kept = (_printable(part) for part in parts if part.strip(". ") and not part.endswith(":"))
    return "/".join(kept) or "?"


def _decoded(name: bytes) -> str:
    """A name in UTF-8, in the encoding of Chinese systems, or in that of the format."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def _printable(part: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in part)


def _is_debris(name: str) -> bool:
    return any(part.startswith(_DEBRIS) for part in PurePosixPath(name).parts)
