"""The processes that read: what they survive, and what they leave behind."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from indicators.services.catalogue import packaged_catalogue
from indicators.services.confined import pool
from indicators.services.confined.descendants import descendants
from indicators.services.confined.limits import WITHOUT_BLOCKS
from indicators.services.confined.process import EndedError, ReadingProcess
from indicators.services.reading import read_bytes, recognise_bytes

TEXT = "某县项目支出绩效目标表".encode()
SLOW = "产出指标\t数量指标\t甲\t≥1个\n".encode() * 100_000


@pytest.fixture
def known():
    catalogue = packaged_catalogue()
    return pickle.dumps((catalogue.taxonomies, catalogue.units))


@pytest.fixture
def process():
    process = ReadingProcess()
    yield process
    process.end()


def is_running(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_one_process_reads_many_documents(known, process):
    pids = set()
    for _ in range(20):
        process.ask(known, WITHOUT_BLOCKS, TEXT, seconds=10)
        pids.add(process.pid)
    assert (len(pids), process.is_reusable, process.is_alive()) == (1, True, True)


def test_what_takes_too_long_is_ended(known, process):
    start = time.monotonic()
    with pytest.raises(EndedError) as caught:
        process.ask(known, WITHOUT_BLOCKS, SLOW, seconds=0.5)
    assert caught.value.code == "reading_took_too_long"
    assert time.monotonic() - start < 2
    assert not is_running(process.pid)


@pytest.mark.parametrize("sign", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
def test_a_process_that_crashes_is_a_problem(known, process, sign):
    threading.Timer(0.5, os.kill, (process.pid, sign)).start()
    with pytest.raises(EndedError) as caught:
        process.ask(known, WITHOUT_BLOCKS, SLOW, seconds=20)
    assert caught.value.code == "reader_crashed"


def test_nothing_is_left_of_a_process(known):
    process = ReadingProcess()
    process.ask(known, WITHOUT_BLOCKS, TEXT, seconds=10)
    environment = Path(f"/proc/{process.pid}/environ").read_bytes().decode()
    folder = next(v for v in environment.split("\0") if v.startswith("TMPDIR="))[7:]
    assert Path(folder).is_dir()
    process.end()
    assert (Path(folder).exists(), is_running(process.pid)) == (False, False)


def test_a_process_is_told_no_secrets(known, monkeypatch):
    monkeypatch.setenv("REGISTRY_SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    process = ReadingProcess()
    process.ask(known, WITHOUT_BLOCKS, TEXT, seconds=10)
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    assert b"DATABASE_URL" not in environment
    assert b"REGISTRY_" not in environment
    process.end()


def test_a_process_ends_when_whoever_asked_is_gone():
    code = (
        "import os; from indicators.services.confined.process import ReadingProcess;"
        "p = ReadingProcess(); print(p.pid, p._folder, flush=True); os._exit(0)"
    )
    done = subprocess.run(  # noqa: S603 -- ourselves
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, check=True
    )
    pid, folder = done.stdout.decode().split()
    end = time.monotonic() + 10
    while is_running(int(pid)) and time.monotonic() < end:
        time.sleep(0.05)
    assert (is_running(int(pid)), Path(folder).exists()) == (False, False)


def test_idle_processes_are_kept_and_can_be_ended():
    pool.end_idle()
    before = set(descendants(os.getpid()))
    read_bytes(TEXT, packaged_catalogue())
    idle = set(descendants(os.getpid())) - before
    assert len(idle) == 1
    pool.end_idle()
    assert set(descendants(os.getpid())) == before


def test_threads_read_at_the_same_time():
    found = []

    def read():
        found.append(recognise_bytes(TEXT, packaged_catalogue()).problems[0].code)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["no_form"] * 6


def test_after_a_fork_the_processes_belong_to_the_parent():
    read_bytes(TEXT, packaged_catalogue())
    pid = os.fork()
    if not pid:
        os._exit(0 if not pool._idle else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert len(pool._idle) >= 1


@pytest.mark.libreoffice
def test_an_office_program_ends_with_the_process_that_started_it(known, process):
    document = next((settings.BASE_DIR / "tests" / "samples").glob("*.doc")).read_bytes()
    started = []

    def watch():
        end = time.monotonic() + 10
        while not started and time.monotonic() < end:
            started.extend(descendants(process.pid))
            time.sleep(0.02)

    thread = threading.Thread(target=watch)
    thread.start()
    with pytest.raises(EndedError):
        process.ask(known, WITHOUT_BLOCKS, document, seconds=0.9)
    thread.join()
    assert started
    time.sleep(0.2)
    assert [pid for pid in started if is_running(pid)] == []
