"""Compound files (OLE) made by hand: a header, one table of sectors, a directory, streams."""

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    """A file with these streams at its root, each padded to the size of a large one."""
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    sectors, table = [], []
    for number, (name, data) in enumerate(streams.items(), start=1):
        body = data.ljust(4096, b"\0")
        count = -(-len(body) // SECTOR)
        start = len(sectors)
        sectors += [body[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(body), SECTOR)]
        table += [*range(start + 1, start + count), END]
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, start, len(body), right=right))
    directory, fat = len(sectors), len(sectors) + 1
    table += [END, FAT]
    sectors.append(b"".join(entries).ljust(SECTOR, b"\0"))
    sectors.append(struct.pack("<128L", *table, *[FREE] * (128 - len(table))))
    return _header(directory, fat) + b"".join(sectors)


def _entry(name, kind, start, size, *, right=FREE, child=FREE):
    spelled = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBLLL36sLQ", spelled, len(spelled), kind, 1, FREE, right, child, b"", start, size
    )


def _header(directory, fat):
    return struct.pack(
        "<8s16sHHHHH6xLLLLLLLLL109L",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, directory, 0, 4096, END, 0, END, 0, fat, *[FREE] * 108,
    )  # fmt: skip
