"""The embedded server after accidents: killed, with lock files that name others' processes."""

import os
import signal
import subprocess
import time

import psycopg
import pytest

from registry.database.place import DATABASE, USER
from registry.database.server import alive


def connect(cluster):
    socket_dir = str(cluster.place.socket_dir)
    return psycopg.connect(host=socket_dir, user=USER, dbname=DATABASE, autocommit=True)


def test_start_after_kill_9_under_load_keeps_what_was_acknowledged(cluster):
    cluster.start()
    session = connect(cluster)
    session.execute("CREATE TABLE kept (number int)")
    session.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
    busy = connect(cluster)  # still at work when its server dies
    send_query_without_waiting(busy, "SELECT count(*) FROM generate_series(1, 5000000)")
    pid = cluster.status().pid
    os.kill(pid, signal.SIGKILL)
    assert cluster.start() is True
    assert cluster.status().pid != pid
    with connect(cluster) as again:
        assert again.execute("SELECT count(*) FROM kept").fetchone() == (1000,)
    session.close()
    busy.close()


def send_query_without_waiting(session, query):
    session.pgconn.send_query(query.encode())
    session.pgconn.flush()
    time.sleep(0.1)


@pytest.fixture
def innocent():
    process = subprocess.Popen(["/bin/sleep", "60"])
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def zombie():
    process = subprocess.Popen(["/bin/true"])
    while alive(process.pid):
        time.sleep(0.01)
    yield process
    process.wait()


def write_locks(cluster, pid):
    """What a killed server leaves behind, its number now another's."""
    place = cluster.place
    lines = f"{pid}\n{place.cluster}\n1700000000\n5432\n{place.socket_dir}\n\n  1 1\n"
    for lock in (place.cluster / "postmaster.pid", place.socket_dir / ".s.PGSQL.5432.lock"):
        lock.write_text(lines)


def test_start_with_stale_locks_leaves_the_named_process_alone(cluster, innocent):
    cluster.start()
    cluster.stop()
    write_locks(cluster, innocent.pid)
    assert cluster.start() is True
    assert cluster.status().pid != innocent.pid
    assert cluster.stop() is True
    assert innocent.poll() is None


def test_stop_with_stale_locks_signals_nobody(cluster, innocent):
    cluster.start()
    cluster.stop()
    write_locks(cluster, innocent.pid)
    assert cluster.stop() is False
    assert innocent.poll() is None


def test_start_with_stale_locks_of_a_zombie(cluster, zombie):
    cluster.start()
    cluster.stop()
    write_locks(cluster, zombie.pid)
    assert cluster.start() is True


def test_start_waits_for_a_server_that_is_still_stopping(cluster):
    cluster.start()
    pid = cluster.status().pid
    os.kill(pid, signal.SIGINT)
    assert cluster.start() in (True, False)
    assert cluster.status().ready
