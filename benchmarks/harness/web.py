"""Web servers to be measured, and questions put to them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
# The same for the product and for its limits; but for the number of workers what bin/serve has.
OPTIONS: Final = (
    "--workers=1",
    "--threads=4",
    "--limit-request-line=8190",
    "--no-control-socket",
    "--log-level=warning",
)
_PATIENCE = 60


class DidNotStartError(Exception):
    """A web server that ended, or never answered; its last words are the message."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    seconds: float


@dataclass(frozen=True)
class Web:
    """A running gunicorn."""

    pid: int
    port: int

    def get(self, path: str, headers: Mapping[str, str]) -> Answer:
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            connection.request("GET", path, headers=dict(headers))
            response = connection.getresponse()
            body = response.read()
            return Answer(response.status, body, time.perf_counter() - start)
        finally:
            connection.close()


@contextmanager
def serving(program: str, environment: Mapping[str, str]) -> Iterator[Web]:
    """Serve a WSGI program for as long as it is measured."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", program, f"--bind=127.0.0.1:{port}", *OPTIONS]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            if not _answers(process, port):
                log.seek(0)
                raise DidNotStartError(log.read().decode(errors="replace")[-2000:])
            yield Web(process.pid, port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False
