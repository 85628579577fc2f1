"""The embedded server's life: start, stop, status; safe with many processes at once."""

import fcntl
import os
import signal
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from registry.database import account, creation, launch, programs
from registry.database.errors import ClusterError
from registry.database.place import Place
from registry.database.server import Server, alive, listening, serves

PATIENCE = 60.0  # seconds for a start with crash recovery, or for a stop
PRIVATE = 0o700


@dataclass(frozen=True)
class Cluster:
    """The embedded server of one data folder."""

    place: Place
    program_folders: Iterable[Path] | None = None  # None: wherever they may be

    def status(self) -> Server | None:
        """The server that listens at our socket, asked and not remembered."""
        return listening(self.place.socket)

    def start(self) -> bool:
        """Make sure that the server takes connections; False if it did already."""
        if self._ready():
            return False
        try:
            self._make_home()
            with self._locked():
                return not self._ready() and self._start()
        except OSError as error:
            message = _("%(user)s cannot use the database folder %(folder)s: %(reason)s")
            name = account.name(os.geteuid())
            values = {"user": name, "folder": self.place.home, "reason": error.strerror}
            raise ClusterError(message % values) from error

    def stop(self) -> bool:
        """Stop the server and wait for its end; False if there was none."""
        if not self.status():
            return False
        with self._locked():
            server = self.status()
            if not server:
                return False
            self._interrupt(server)
            return True

    def _ready(self) -> bool:
        server = self.status()
        return bool(server and server.ready)

    def _make_home(self) -> None:
        self.place.home.mkdir(mode=0o711, parents=True, exist_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time; the kernel frees the lock of a process that was killed."""
        descriptor = os.open(self.place.lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _start(self) -> bool:
        place = self.place
        _refuse_strange_folder(place)
        found = programs.folders() if self.program_folders is None else self.program_folders
        chosen = programs.choose(found, major=place.major)
        user = account.choose(place, chosen)
        _prepare_socket_folder(place, user)
        if place.major is None:
            creation.create(place, chosen, user)
        _hand_over(place, user)
        launch.launch(place, chosen, user, deadline=time.monotonic() + PATIENCE)
        return True

    def _interrupt(self, server: Server) -> None:
        """Ask for a fast shutdown: sessions end, everything is written, nothing is lost."""
        values = {"pid": server.pid, "folder": self.place.cluster}
        if not serves(server.pid, self.place.cluster):
            message = _("Process %(pid)s at the socket does not serve %(folder)s; left alone.")
            raise ClusterError(message % values)
        try:
            os.kill(server.pid, signal.SIGINT)
        except PermissionError as error:
            message = _("The server (process %(pid)s) belongs to another user.")
            raise ClusterError(message % values) from error
        deadline = time.monotonic() + PATIENCE
        while alive(server.pid):
            if time.monotonic() > deadline:
                raise ClusterError(_("The server (process %(pid)s) is still stopping.") % values)
            time.sleep(0.02)


def _refuse_strange_folder(place: Place) -> None:
    """What is in the way and no cluster of ours is neither used nor removed."""
    if place.major is None and place.cluster.exists() and any(place.cluster.iterdir()):
        message = _("%(folder)s is not a PostgreSQL folder, and it is not empty; move it away.")
        raise ClusterError(message % {"folder": place.cluster})


def _hand_over(place: Place, user: account.Account) -> None:
    """A cluster that changes hands (copied by root, say) is given whole to its new user."""
    if place.cluster.stat().st_uid == user.uid:
        return
    for folder, _folders, files in os.walk(place.cluster, topdown=False):  # the cluster last
        for path in (*(Path(folder, name) for name in files), Path(folder)):
            user.own(path)


def _prepare_socket_folder(place: Place, user: account.Account) -> None:
    """The socket's folder lets its owner in and nobody else: that is the whole of the lock."""
    folder = place.socket_dir
    try:
        folder.mkdir(mode=PRIVATE)
        user.own(folder)
    except FileExistsError:
        state = folder.lstat()
        ours = state.st_uid in {user.uid, os.geteuid()}
        if not (ours and stat.S_ISDIR(state.st_mode)):
            message = _("The place of the database's socket is taken by another: %(folder)s")
            raise ClusterError(message % {"folder": folder}) from None
        user.own(folder)
        folder.chmod(PRIVATE)
