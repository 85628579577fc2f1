"""DOC → blocks: LibreOffice makes a DOCX of it, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from indicators.core.document import Document
from indicators.core.problem import Problem
from indicators.readers.docx import read_docx
from indicators.readers.refusal import UnreadableDocument

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 25


def read_doc(data: bytes) -> Document:
    """Read the bytes of a DOC (or RTF) file.

    Raises:
        UnreadableDocument: LibreOffice is missing, takes too long, or cannot open the file.
    """
    return read_docx(converted(data, "doc", "docx"))


def converted(data: bytes, kind: str, into: str) -> bytes:
    """Convert a file with LibreOffice, in a profile and folder of its own, macros off.

    Raises:
        UnreadableDocument: as in `read_doc`.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableDocument(Problem("needs_libreoffice", kind.upper()))
    with tempfile.TemporaryDirectory(prefix="registry-") as folder:
        source = Path(folder, f"document.{kind}")
        source.write_bytes(data)
        _run([program, *_options(folder), "--convert-to", into, str(source)], folder)
        result = source.with_suffix(f".{into}")
        if not result.exists():
            raise UnreadableDocument(Problem("damaged_file", kind.upper()))
        return result.read_bytes()


def _options(folder: str) -> tuple[str, ...]:
    return (
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--norestore",
        "--nolockcheck",
    )


def _run(command: list[str], folder: str) -> None:
    """Run a program and everything it starts, for `_SECONDS` at most."""
    process = subprocess.Popen(  # noqa: S603 -- the program of the system, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
    )
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(Problem("reading_took_too_long")) from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
