"""Who the server runs as: PostgreSQL refuses root, so root has to find somebody else.

Nobody is created for it and no folder is opened for it. The ways, the most modest first:
an unprivileged user, where it can reach the folders; a user namespace, in which root itself
looks like that user; the unprivileged user with the one capability of passing closed folders.
"""

import os
import pwd
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from registry.database.errors import ClusterError
from registry.database.place import Place
from registry.database.programs import Programs

ROOT = 0
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Account:
    """A user for the server: what to put before its command, and whose its files are."""

    prefix: tuple[str, ...]
    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Hand over what root made; without root everything is the user's anyway."""
        if os.geteuid() == ROOT:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def choose(place: Place, programs: Programs) -> Account:
    """The first account that can run the programs and enter the folder."""
    owner = place.cluster.stat() if place.major else None
    if os.geteuid() != ROOT:
        return _ordinary(place, owner)
    for account in _for_root(owner):
        if _fits(account, place, programs):
            return account
    message = _(
        "PostgreSQL cannot run as root, and no other user can enter %(folder)s or run %(program)s. "
        "Start as an ordinary user, or set REGISTRY_DATA to a folder that others may enter.",
    )
    raise ClusterError(message % {"folder": place.home, "program": programs.path("postgres")})


def _ordinary(place: Place, owner: os.stat_result | None) -> Account:
    uid, gid = os.geteuid(), os.getegid()
    if owner and owner.st_uid != uid:
        message = _(
            "The database folder %(folder)s belongs to %(owner)s; they or root can start it."
        )
        raise ClusterError(message % {"folder": place.cluster, "owner": name(owner.st_uid)})
    known = name(uid) != str(uid)  # initdb wants a name for its user
    return Account(() if known else _namespace(), uid, gid)


def _for_root(owner: os.stat_result | None) -> Iterator[Account]:
    """A cluster keeps its owner; one that is root's own needs a namespace or a new owner."""
    inside = Account(_namespace(), ROOT, ROOT)
    if owner and owner.st_uid == ROOT:
        yield inside
    if owner and owner.st_uid != ROOT:
        uid, gid = owner.st_uid, owner.st_gid
    else:
        entry = pwd.getpwnam(UNPRIVILEGED)
        uid, gid = entry.pw_uid, entry.pw_gid
    dropped = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    yield Account(dropped, uid, gid)
    if not owner:
        yield inside
    # access(2), which PostgreSQL asks first, counts the capability only with no_setuid_fixup.
    kept = ("--securebits=+no_setuid_fixup",)
    passing = (*kept, "--inh-caps=+dac_override", "--ambient-caps=+dac_override")
    yield Account((*dropped, *passing), uid, gid)


def _namespace() -> tuple[str, ...]:
    entry = pwd.getpwnam(UNPRIVILEGED)
    return ("unshare", "--user", f"--map-user={entry.pw_uid}", f"--map-group={entry.pw_gid}")


def _fits(account: Account, place: Place, programs: Programs) -> bool:
    """Whether the account can really do it, tried rather than computed.

    pg_config finds its own place as the server does, who says its version without looking.
    """
    script = 'cd "$1" && "$2" --bindir'
    arguments = ("/bin/sh", "-c", script, "sh", str(place.home), programs.path("pg_config"))
    try:
        done = subprocess.run(  # noqa: S603 - our own words and paths
            [*account.prefix, *arguments], capture_output=True, check=False, cwd="/"
        )
    except OSError:
        return False
    return done.returncode == 0


def name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
