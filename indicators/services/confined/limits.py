"""What a process that reads may use, and the frames in which it is spoken to."""

import struct
from typing import Final

MEMORY: Final = 832 * 1024 * 1024
"""Bytes of address space, and so more than the process can ever hold.

Whoever asks holds the file, too: together they stay below a gigabyte.
"""
SECONDS: Final = 30
"""How long a document may take, from its first byte sent to the last of its answer."""
GRACE_SECONDS: Final = 5
"""After which the process ends itself, where whoever asked could not end it."""
IDLE_SECONDS: Final = 300
"""How long the process waits for another document."""
GROWN: Final = 256 * 1024 * 1024
"""Bytes held at some time, from which on a fresh process is better for the next document."""
LARGEST_FILE: Final = 256 * 1024 * 1024
"""Bytes that a conversion, or endless warnings, may write."""

LENGTH: Final = struct.Struct("!Q")
REUSABLE: Final = b"+"
SPENT: Final = b"-"
WITH_BLOCKS: Final = b"blocks"
WITHOUT_BLOCKS: Final = b""
