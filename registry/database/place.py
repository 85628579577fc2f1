"""Where the embedded database keeps what: pure arithmetic on paths."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

USER = "registry"
DATABASE = "registry"
PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"

LONGEST_SOCKET_PATH = 107  # bytes; the kernel's limit for a Unix socket
# The same for every process of the machine, whatever its environment says.
SHORT_FOLDER = Path("/tmp")  # noqa: S108 - our folder in it is 0700, and its owner is checked


@dataclass(frozen=True)
class Place:
    """The folders and files of the embedded database below the registry's data folder."""

    data_dir: Path

    @property
    def home(self) -> Path:
        return self.data_dir / "postgresql"

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def lock(self) -> Path:
        return self.home / "lock"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def socket_dir(self) -> Path:
        """Beside the cluster; a short folder elsewhere where that path cannot be a socket's."""
        near = self.home / "socket"
        too_long = len(os.fsencode(near / SOCKET)) > LONGEST_SOCKET_PATH
        if too_long or "," in str(near):  # libpq reads a comma as a list of hosts
            digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()
            return SHORT_FOLDER / f"registry-{digest[:16]}"
        return near

    @property
    def socket(self) -> Path:
        return self.socket_dir / SOCKET

    @property
    def major(self) -> int | None:
        """The PostgreSQL version that made the cluster; None where there is no cluster."""
        try:
            return int((self.cluster / "PG_VERSION").read_text())
        except (OSError, ValueError):
            return None
