"""Is there a server, and which process is it: asked at the socket, answered by the kernel."""

import os
import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from registry.database.place import USER

PATIENCE = 3.0  # seconds for an answer at the socket
PROTOCOL = 196608  # 3.0
STARTING_UP = b"C57P03"  # cannot_connect_now


@dataclass(frozen=True)
class Server:
    """The process that listens at the socket, and whether it takes connections yet."""

    pid: int
    ready: bool


def listening(path: Path) -> Server | None:
    """Who listens at the socket; None where nobody does."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(PATIENCE)
        try:
            client.connect(str(path))
            credentials = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        except OSError:
            return None
        pid = struct.unpack("3i", credentials)[0]
        return Server(pid, ready=_takes_connections(client))


def _takes_connections(client: socket.socket) -> bool:
    """Begin the start-up of PostgreSQL's protocol and see what the server says."""
    words = f"user\0{USER}\0database\0postgres\0\0".encode()
    try:
        client.sendall(struct.pack("!ii", 8 + len(words), PROTOCOL) + words)
        answer = client.recv(1024)
    except OSError:
        return False
    return bool(answer) and STARTING_UP not in answer


def alive(pid: int) -> bool:
    """Whether the process runs; a zombie that nobody reaps does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in ("Z", "X")


def serves(pid: int, cluster: Path) -> bool:
    """Whether the process is a PostgreSQL of this very folder, and not one that got its number."""
    if not alive(pid):
        return False
    try:
        return Path(f"/proc/{pid}/cwd").samefile(cluster)
    except PermissionError:  # another user's process, and we have no right to look
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return words[0].endswith(b"/postgres") and os.fsencode(cluster) in words
    except OSError:
        return False
