"""The import contracts of pyproject.toml hold, and each of them catches a planted violation."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOMS = ("registry", "projects", "indicators")
PLANTED = {
    "Wiring knows the indicators, indicators know the projects, never back": (
        "projects/apps.py",
        "import indicators.core.form",
    ),
    "Inside indicators: doors, then services, then stages and models, then the core": (
        "indicators/readers/text.py",
        "import indicators.recogniser.labels",
    ),
    "Inside projects: doors, then services, then models": (
        "projects/models/region.py",
        "import projects.services.regions",
    ),
    "The path of a value is plain Python": (
        "indicators/core/grid.py",
        "import django",
    ),
    "File formats are known to readers and writers only": (
        "indicators/services/reading.py",
        "import openpyxl",
    ),
    "Migrations import nothing of ours": (
        "indicators/migrations/0001_forms.py",
        "import indicators.core.form",
    ),
    "No cycles between siblings, at any depth": (
        "indicators/recogniser/labels.py",
        "import indicators.recogniser.recognise",
    ),
}


def lint(folder):
    linter = Path(sys.executable).parent / "lint-imports"
    command = [str(linter), "--config", "pyproject.toml", "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 -- our own linter
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(settings.BASE_DIR / room, folder / room)
    shutil.copy(settings.BASE_DIR / "pyproject.toml", folder)
    return folder


def test_every_contract_has_its_planted_violation():
    config = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["name"] for c in config["tool"]["importlinter"]["contracts"]}
    assert contracts == set(PLANTED)


def test_the_contracts_hold(house):
    code, output = lint(house)
    assert (code, output.count("BROKEN")) == (0, 0), output


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(house, contract):
    name, line = PLANTED[contract]
    path = house / name
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        code, output = lint(house)
    finally:
        path.write_text(before, encoding="utf-8")
    assert code == 1
    assert f"{contract} BROKEN" in " ".join(output.split())


def test_a_new_room_must_be_given_its_place(house):
    room = house / "indicators" / "attic.py"
    room.write_text('"""A room without a place."""\n', encoding="utf-8")
    try:
        code, output = lint(house)
    finally:
        room.unlink()
    assert code == 1
    assert "attic" in output
