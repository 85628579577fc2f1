"""The core is tested without Django: bin/mutants starts these tests thousands of times."""

import subprocess
import sys
import tomllib

from django.conf import settings


def test_tests_of_the_core_are_collected_without_django():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    options = project["tool"]["mutmut"]["pytest_add_cli_args"]
    command = [sys.executable, "-m", "pytest", "--rootdir=.", "--collect-only", "-qq", *options]
    found = subprocess.run(  # noqa: S603 -- our own tests
        [*command, "tests/core"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": ""},
    )
    assert (found.returncode, found.stderr) == (0, "")
