"""Compound files of Office 97 to 2003: which kind of document is kept in one."""

import struct
from collections.abc import Iterator
from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Streams that tell what the file is.
_STREAMS: Final = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
}
_SECTOR = 512
_ENTRY = 128
# In the head of the file: how large a sector is, as a power of two, and where the directory is.
_SECTOR_SHIFT, _DIRECTORY = 30, 48
_LARGEST_SHIFT = 12
# Then which sectors hold the table of sectors: for each of them the next of its stream.
_TABLE_OF_TABLES, _TABLES = 76, 109
_FREE, _LAST_SECTOR = 0xFFFFFFFF, 0xFFFFFFFA
_NAME_LENGTH = 64
_WORD: Final = b"\xec\xa5"
_WORD_FLAGS = 10
_IS_ENCRYPTED = 0x0100


def kind_of(data: bytes) -> str | None:
    """Tell `doc`, `xls`, `ppt` or `encrypted` by the first stream that says so, else None."""
    found = [(place, kind) for name, kind in _STREAMS.items() for place in _entries(data, name)]
    kind = min(found)[1] if found else None
    return "encrypted" if kind == "doc" and _is_encrypted_word(data) else kind


def is_cut(data: bytes) -> bool:
    """Whether the file ends before a sector that it names: its directory, or one of a stream."""
    if len(data) < _SECTOR:
        return True
    shift: int = struct.unpack_from("<H", data, _SECTOR_SHIFT)[0]
    size = 1 << min(shift, _LARGEST_SHIFT)
    directory: int = struct.unpack_from("<L", data, _DIRECTORY)[0]
    return (max(directory, _last_used(data, size)) + 2) * size > len(data)


def _last_used(data: bytes, size: int) -> int:
    """The last sector that is used, by the table of sectors as far as the head lists it."""
    listed = struct.unpack_from(f"<{_TABLES}L", data, _TABLE_OF_TABLES)
    last = -1
    for number, sector in enumerate(sector for sector in listed if sector <= _LAST_SECTOR):
        table = data[(sector + 1) * size : (sector + 2) * size]
        used = [
            n
            for n, (entry,) in enumerate(struct.iter_unpack("<L", table[: len(table) & ~3]))
            if entry != _FREE
        ]
        last = max(last, sector, *(number * size // 4 + n for n in used[-1:]))
    return last


def _entries(data: bytes, name: str) -> Iterator[int]:
    """Where the directory lists a stream of this name: at the start of one of its entries."""
    spelled = name.encode("utf-16-le")
    place = data.find(spelled)
    while place >= 0:
        length = data[place + _NAME_LENGTH : place + _NAME_LENGTH + 2]
        if place % _ENTRY == 0 and length == struct.pack("<H", len(spelled) + 2):
            yield place
        place = data.find(spelled, place + 1)


def _is_encrypted_word(data: bytes) -> bool:
    """Whether the head of a Word document, at the start of a sector, says so."""
    for start in range(_SECTOR, len(data) - _SECTOR, _SECTOR):
        if data.startswith(_WORD, start):
            (flags,) = struct.unpack_from("<H", data, start + _WORD_FLAGS)
            return bool(flags & _IS_ENCRYPTED)
    return False
