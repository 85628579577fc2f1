"""LibreOffice as a converter: in a folder of its own, without macros, links or time to waste."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from indicators.core.problem import Problem
from indicators.readers.refusal import UnreadableDocument

_PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 25
_SETTINGS: Final = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
)


def converted(data: bytes, name: str, filters: tuple[str, str], into: str) -> bytes:
    """Convert a file, read and written by the named filters of LibreOffice.

    Raises:
        UnreadableDocument: LibreOffice is missing, takes too long, or cannot open the file.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocument(Problem("needs_libreoffice", name))
    with tempfile.TemporaryDirectory(prefix="registry-", ignore_cleanup_errors=True) as folder:
        _write_settings(Path(folder, "profile", "user"))
        source = Path(folder, "document.in")
        source.write_bytes(data)
        run([program, *_options(folder, filters, into), str(source)], folder)
        result = source.with_suffix(f".{into}")
        if not result.exists():
            raise UnreadableDocument(Problem("damaged_file", name))
        return result.read_bytes()


def _options(folder: str, filters: tuple[str, str], into: str) -> tuple[str, ...]:
    reading, writing = filters
    return (
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nologo",
        f"--infilter={reading}",
        "--convert-to",
        f"{into}:{writing}",
    )


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def run(command: list[str], folder: str, seconds: float = SECONDS) -> None:
    """Run a program for so long at most, and leave nothing of what it started.

    Raises:
        UnreadableDocument: it did not end in time.
    """
    process = subprocess.Popen(  # noqa: S603 -- the system's own program, without a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "TMPDIR": folder},
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(Problem("reading_took_too_long")) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it started; they are a group of their own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
