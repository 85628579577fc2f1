"""A new cluster: made aside and renamed when whole, so that a half-made one is never believed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from registry.database.account import Account
from registry.database.environment import environment
from registry.database.errors import ClusterError
from registry.database.place import DATABASE, USER, Place
from registry.database.programs import Programs

DRAFT = "incomplete-"
FIRST_WITH_BUILTIN_LOCALES = 17


def create(place: Place, programs: Programs, account: Account) -> None:
    """Make the cluster with its database; the caller holds the lock."""
    for left_over in place.home.glob(f"{DRAFT}*"):  # of an initdb that was interrupted
        shutil.rmtree(left_over, ignore_errors=True)
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=place.home))
    try:
        account.own(draft)
        _run(account, [programs.path("initdb"), "-D", str(draft), *_options(programs)])
        single = ["--single", "-D", str(draft), "-c", "exit_on_error=on", "postgres"]
        _run(account, [programs.path("postgres"), *single], f"CREATE DATABASE {DATABASE}\n")
        draft.rename(place.cluster)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _options(programs: Programs) -> list[str]:
    options = [f"--username={USER}", "--encoding=UTF8", "--auth-local=trust", "--auth-host=reject"]
    if programs.major >= FIRST_WITH_BUILTIN_LOCALES:
        return [*options, "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [*options, "--locale=C.UTF-8", "--lc-messages=C"]


def _run(account: Account, command: list[str], words: str = "") -> None:
    done = subprocess.run(  # noqa: S603 - our own words and paths
        [*account.prefix, *command],
        input=words,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=environment(),
    )
    if done.returncode:
        message = _("PostgreSQL could not make its folder: %(reason)s")
        raise ClusterError(message % {"reason": _reason(done.stderr)})


def _reason(output: str) -> str:
    if "No space left on device" in output:
        return _("the disk is full")
    errors = [line for line in output.splitlines() if "error" in line.lower() or "FATAL" in line]
    return "\n".join(errors or output.splitlines()[-5:])
