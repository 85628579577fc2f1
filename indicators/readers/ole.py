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
_NAME_LENGTH = 64
_WORD: Final = b"\xec\xa5"
_WORD_FLAGS = 10
_IS_ENCRYPTED = 0x0100


def kind_of(data: bytes) -> str | None:
    """Tell `doc`, `xls`, `ppt` or `encrypted` by the first stream that says so, else None."""
    found = [(place, kind) for name, kind in _STREAMS.items() for place in _entries(data, name)]
    kind = min(found)[1] if found else None
    return "encrypted" if kind == "doc" and _is_encrypted_word(data) else kind


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
