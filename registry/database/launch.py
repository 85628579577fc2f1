"""From a cluster at rest to a server that takes connections."""

import subprocess
import time
from pathlib import Path

from django.utils.translation import gettext as _

from registry.database.account import Account
from registry.database.environment import environment
from registry.database.errors import ClusterError
from registry.database.place import PORT, SOCKET, Place
from registry.database.programs import Programs
from registry.database.server import alive, listening, serves

PAUSE = 0.02
LARGEST_LOG = 10 * 2**20
# A killed server is not gone at once: its sessions hold its memory, others hold its number.
PASSING = ("lock file", "still in use")
# The server outlives us: a shell starts it in a session of its own and goes away.
DETACHED = 'log=$1; shift; "$@" </dev/null >>"$log" 2>&1 & echo $!'


def launch(place: Place, programs: Programs, account: Account, *, deadline: float) -> None:
    """Start the server and wait until it takes connections; the caller holds the lock."""
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.1"))
    while True:
        _drop_stale_locks(place)
        place.log.touch(mode=0o600)
        before = place.log.stat().st_size
        running = listening(place.socket)  # still starting, or already stopping
        pid = running.pid if running else _spawn(place, programs, account)
        if _takes_connections(place, pid, deadline):
            return
        said = _said(place.log, before)
        passing = running or any(words in said for words in PASSING)
        if time.monotonic() > deadline or not passing:
            raise ClusterError(_failure(place, said))
        time.sleep(PAUSE * 5)


def _spawn(place: Place, programs: Programs, account: Account) -> int:
    quoted = str(place.socket_dir).replace('"', '""')
    options = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{quoted}"',
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        "cluster_name": "registry",
        "logging_collector": "off",
        "log_checkpoints": "off",
    }
    server = [*account.prefix, programs.path("postgres"), "-D", str(place.cluster)]
    for name, value in options.items():
        server += ["-c", f"{name}={value}"]
    done = subprocess.run(  # noqa: S603 - our own words and paths
        ["/bin/sh", "-c", DETACHED, "sh", str(place.log), *server],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        cwd="/",
        env=environment(),
        start_new_session=True,
    )
    return int(done.stdout)


def _takes_connections(place: Place, pid: int, deadline: float) -> bool:
    """Wait for the server; False when it has ended."""
    while alive(pid):
        server = listening(place.socket)
        if server and server.ready:
            return True
        if time.monotonic() > deadline:
            message = _("PostgreSQL is still starting; wait and try again. Its log: %(log)s")
            raise ClusterError(message % {"log": place.log})
        time.sleep(PAUSE)
    return False


def _drop_stale_locks(place: Place) -> None:
    """Remove a lock that names somebody else's process or a zombie: PostgreSQL would believe it.

    Its own guard against sessions left behind by a killed server, the shared memory, stays.
    """
    for lock in (place.cluster / "postmaster.pid", place.socket_dir / f"{SOCKET}.lock"):
        pid = _holder(lock)
        if pid and _exists(pid) and not serves(pid, place.cluster):
            lock.unlink()


def _holder(lock: Path) -> int | None:
    try:
        return int(lock.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _said(log: Path, start: int) -> str:
    with log.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")


def _failure(place: Place, said: str) -> str:
    if "No space left on device" in said:
        return _("PostgreSQL does not start: the disk is full.")
    message = _("PostgreSQL does not start. Its log, %(log)s, ends with:\n%(said)s")
    return message % {"log": place.log, "said": "\n".join(said.splitlines()[-5:])}
