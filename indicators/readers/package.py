"""ZIP packages (DOCX, XLSX, archives): what they are, and their members, never too large."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto
from io import BytesIO
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST_MEMBER: Final = 200 * 1024 * 1024
MOST_MEMBERS: Final = 10_000
DAMAGES: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError),
    *(NotImplementedError, RuntimeError, struct.error),
)
"""What the opening of a damaged package raises."""

_CONTENT_TYPES: Final = "[content_types].xml"
_END: Final = b"PK\x05\x06"
_END_LENGTH = 22
_END_REACH = 65_557
_END_64: Final = b"PK\x06\x07"  # before the end of packages of more than 4 GB
_LARGEST_DIRECTORY: Final = 4 * 1024 * 1024


class Package(Enum):
    """What a ZIP file is, by the names in it."""

    DOCX = auto()
    XLSX = auto()
    XLSB = auto()
    OPEN_DOCUMENT = auto()
    OTHER = auto()
    ARCHIVE = auto()


def kind_of(names: Iterable[str]) -> Package:
    """Tell documents that are kept as packages from archives of files."""
    lowered = frozenset(name.lower().replace("\\", "/") for name in names)
    if "mimetype" in lowered and "content.xml" in lowered:
        return Package.OPEN_DOCUMENT
    if "xl/workbook.bin" in lowered:
        return Package.XLSB
    for part, kind in (("word/document.xml", Package.DOCX), ("xl/workbook.xml", Package.XLSX)):
        if part in lowered:
            return kind
    if _CONTENT_TYPES not in lowered:
        return Package.ARCHIVE
    for room, kind in (("word/", Package.DOCX), ("xl/", Package.XLSX)):
        if any(name.startswith(room) for name in lowered):
            return kind
    return Package.OTHER


def opened(data: bytes) -> zipfile.ZipFile:
    """Open a package after a look at the size of its list of files.

    Raises:
        UnreadableDocument: the list is damaged, or longer than any that is meant well.
    """
    end = data.rfind(_END, max(0, len(data) - _END_REACH))
    if end < 0 or len(data) < end + _END_LENGTH:
        raise UnreadableDocument(Problem("damaged_file", "ZIP"))
    (length,) = struct.unpack_from("<L", data, end + 12)
    if length > _LARGEST_DIRECTORY or data[max(0, end - 20) : end].startswith(_END_64):
        raise UnreadableDocument(Problem("expands_too_far"))
    try:
        return zipfile.ZipFile(BytesIO(data))
    except DAMAGES as error:
        raise UnreadableDocument(Problem("damaged_file", "ZIP")) from error


def check_stated_sizes(package: zipfile.ZipFile, larger: str = "", most: int = 0) -> None:
    """Refuse a package that is too large by its own account, before anything is unpacked.

    Members whose names begin with `larger` may be of `most` bytes.

    Raises:
        UnreadableDocument: it is.
    """
    for info in package.infolist():
        limit = most if larger and info.filename.startswith(larger) else LARGEST_MEMBER
        if info.file_size > limit:
            raise UnreadableDocument(Problem("expands_too_far"))


def member(package: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a member.

    Raises:
        KeyError: there is none of this name.
        UnreadableDocument: it is damaged or encrypted, or unpacks to more than `LARGEST_MEMBER`
            bytes, whatever size the package states.
    """
    info = package.getinfo(name)
    if info.flag_bits & 1:
        raise UnreadableDocument(Problem("encrypted"))
    if info.file_size > LARGEST_MEMBER or len(package.infolist()) > MOST_MEMBERS:
        raise UnreadableDocument(Problem("expands_too_far"))
    try:
        with package.open(info) as stream:
            data = stream.read(LARGEST_MEMBER + 1)
    except DAMAGES as error:
        raise UnreadableDocument(Problem("damaged_file", "ZIP")) from error
    if len(data) > LARGEST_MEMBER:
        raise UnreadableDocument(Problem("expands_too_far"))
    return data
