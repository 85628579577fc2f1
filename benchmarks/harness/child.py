"""Runs one measurement in a process of its own, in which Django knows one database.

    DATABASE_URL=… python -m benchmarks.harness.child load live FOLDER FORMS

What it found stands on its last line, as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from benchmarks.harness.web import ROOT

_MODULES: Final = ("load", "growth")


class FailedError(Exception):
    """A measurement that ended without a result; its last words are the message."""


def measured(environment: Mapping[str, str], *words: str) -> dict[str, Any]:
    """Run a measurement and give what it found."""
    found: dict[str, Any] = json.loads(run(environment, "-m", __name__, *words).splitlines()[-1])
    return found


def run(environment: Mapping[str, str], *words: str) -> str:
    """Run a Python program of the project and give what it says."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FailedError(f"{' '.join(words)}: {done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    import django

    django.setup()
    module, *rest = sys.argv[1:]
    if module not in _MODULES:
        sys.exit(__doc__)
    print(json.dumps(import_module(f"benchmarks.harness.{module}").main(*rest)))
