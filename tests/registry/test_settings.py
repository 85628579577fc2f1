"""Every variable that code or scripts read is explained in docs/settings.md, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
IN_PYTHON = re.compile(r"\benv(?:iron)?\.(?!setdefault)\w+\(\s*\"([A-Z_]+)\"")
IN_SHELL = re.compile(r"\$\{([A-Z][A-Z_]+):-")
# The system's own, handed on as it is.
SYSTEM = {"PATH"}
IN_TABLE = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_every_setting_is_documented():
    sources = [path for room in ("registry", "projects", "indicators") for path in python(room)]
    read = {name for path in sources for name in IN_PYTHON.findall(path.read_text())}
    read |= {
        name for path in (ROOT / "bin").iterdir() for name in IN_SHELL.findall(path.read_text())
    }
    assert set(IN_TABLE.findall((ROOT / "docs" / "settings.md").read_text())) == read - SYSTEM


def python(room):
    return (ROOT / room).rglob("*.py")
