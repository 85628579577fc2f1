"""A process that reads documents for us, seen from the process that asks."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Final

from indicators.services.confined.descendants import kill_with_descendants
from indicators.services.confined.limits import IDLE_SECONDS, LENGTH, REUSABLE

_ROOT: Final = Path(__file__).resolve().parents[3]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "HOME", "TZ")  # and no secrets
_OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"out of memory")


class EndedError(Exception):
    """The process ended without an answer; `code` is that of the problem to report."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ReadingProcess:
    """Reads one document at a time, in a session and a folder of its own that end with it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="registry-reading-"))
        self._words = (self._folder / "words").open("w+b")
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 -- ourselves
            [sys.executable, "-m", "indicators.services.confined.child", str(self._folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            cwd=_ROOT,
            env=environment | {"TMPDIR": str(self._folder)},
            start_new_session=True,
        )
        self.is_reusable = False
        self.asked_at = 0.0
        self._is_late = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, *frames: bytes, seconds: float) -> tuple[bytes, bytes]:
        """Send a catalogue, the parts wanted and a document; give the answer's parts, pickled.

        Raises:
            EndedError: no answer came, or none in time.
        """
        self.is_reusable = False
        self.asked_at = time.monotonic()
        timer = threading.Timer(seconds, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(frames)
        except (OSError, EOFError):
            raise EndedError(self._cause()) from None
        finally:
            timer.cancel()

    def is_alive(self) -> bool:
        """Whether it can be asked once more: one that was idle for long may be ending itself."""
        is_fresh = time.monotonic() - self.asked_at < IDLE_SECONDS / 2
        return is_fresh and self._process.poll() is None

    def end(self) -> None:
        """End it, if it has not ended, and leave nothing of it behind."""
        if self._process.poll() is None:
            kill_with_descendants(self.pid)
        self._process.wait()
        self.let_go()
        shutil.rmtree(self._folder, ignore_errors=True)

    def let_go(self) -> None:
        """Close our ends of its pipes: it ends by itself when nobody else has them open."""
        for pipe in (self._process.stdout, self._words, self._process.stdin):
            try:
                if pipe is not None:
                    pipe.close()
            except BrokenPipeError:  # what it would not take in any more
                continue

    def _exchange(self, frames: tuple[bytes, ...]) -> tuple[bytes, bytes]:
        self._words.seek(0)  # for the child, too: the file was opened once
        self._words.truncate()
        source, sink = _opened(self._process.stdout), _opened(self._process.stdin)
        for frame in frames:
            sink.write(LENGTH.pack(len(frame)))
            sink.write(frame)
        sink.flush()
        status = _exactly(source, 1)
        answer = _frame(source), _frame(source)
        self.is_reusable = status == REUSABLE
        return answer

    def _end_late(self) -> None:
        self._is_late = True
        kill_with_descendants(self.pid)

    def _cause(self) -> str:
        kill_with_descendants(self.pid)
        code = self._process.wait()
        if self._is_late or code == -signal.SIGALRM:
            return "reading_took_too_long"
        self._words.seek(0)
        words = self._words.read()
        is_memory = any(sign in words for sign in _OUT_OF_MEMORY)
        return "needs_too_much_memory" if is_memory else "reader_crashed"


def _opened(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _frame(source: IO[bytes]) -> bytes:
    return _exactly(source, LENGTH.unpack(_exactly(source, LENGTH.size))[0])


def _exactly(source: IO[bytes], length: int) -> bytes:
    data = source.read(length)
    if len(data) < length:
        raise EOFError
    return data
