"""The embedded server: started once, by whoever comes first, and stopped on request."""

import multiprocessing
import os
from pathlib import Path

import psycopg
import pytest
from django.db.utils import ConnectionHandler

from registry import database
from registry.database import programs
from registry.database.cluster import Cluster
from registry.database.place import DATABASE, USER, Place


def ask(cluster, question):
    socket_dir = str(cluster.place.socket_dir)
    with psycopg.connect(host=socket_dir, user=USER, dbname=DATABASE) as session:
        return session.execute(question).fetchone()


def test_start_fresh_then_again_then_stopped(fresh):
    assert fresh.status() is None
    assert fresh.start() is True
    assert fresh.start() is False
    server = fresh.status()
    assert server.ready
    assert ask(fresh, "SELECT pg_postmaster_start_time() IS NOT NULL") == (True,)
    assert fresh.stop() is True
    assert not Path(f"/proc/{server.pid}/cwd").exists()
    assert fresh.stop() is False
    assert fresh.status() is None


def test_start_again_keeps_data(cluster):
    cluster.start()
    ask(cluster, "SELECT lo_create(4711)")
    cluster.stop()
    cluster.start()
    assert ask(cluster, "SELECT oid FROM pg_largeobject_metadata") == (4711,)


def test_start_six_processes_at_once(data_dir):
    with multiprocessing.get_context("fork").Pool(6) as pool:
        started = pool.map(Cluster.start, [Cluster(Place(data_dir))] * 6, chunksize=1)
    assert sorted(started) == [False, False, False, False, False, True]


def test_server_knows_chinese_and_listens_nowhere_else(cluster):
    cluster.start()
    assert ask(cluster, "SHOW server_encoding") == ("UTF8",)
    assert ask(cluster, "SELECT '绩效目标' ~ '^[[:alnum:]]{4}$'") == (True,)
    assert ask(cluster, "SHOW listen_addresses") == ("",)
    assert oct(cluster.place.socket_dir.stat().st_mode) == "0o40700"
    assert oct(cluster.place.cluster.stat().st_mode) == "0o40700"


def test_start_below_a_long_path_puts_the_socket_elsewhere(data_dir, copied):
    cluster = copied(data_dir / ("long" * 30))
    cluster.start()
    socket_dir = cluster.place.socket_dir
    assert len(os.fsencode(cluster.place.socket)) <= 107
    assert oct(socket_dir.stat().st_mode) == "0o40700"
    assert ask(cluster, "SELECT 1") == (1,)
    cluster.stop()
    assert not any(socket_dir.iterdir())
    socket_dir.rmdir()


def test_start_below_a_strange_name(data_dir, copied):
    name = """a space 单'双"$HOME `id` 100% \\"""
    cluster = copied(data_dir / name)
    cluster.start()
    assert ask(cluster, "SELECT 1") == (1,)
    assert list(data_dir.iterdir()) == [data_dir / name]
    cluster.stop()


def test_start_after_an_interrupted_creation(fresh):
    half = fresh.place.home / "incomplete-half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    assert fresh.start() is True
    assert not half.exists()


def test_connection_starts_the_server(cluster, django_db_blocker):
    settings = database.connection(cluster.place.data_dir)
    with django_db_blocker.unblock():
        connection = ConnectionHandler({"default": settings})["default"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        connection.close()
    assert cluster.status().ready


def test_connection_touches_nothing(data_dir):
    database.connection(data_dir)
    assert not any(data_dir.iterdir())


debian = sorted(programs.DEBIAN.glob("*/bin/initdb"))


@pytest.mark.skipif(not debian, reason="Debian's PostgreSQL is not installed")
def test_start_with_debians_programs_which_the_data_then_choose(data_dir):
    folder = debian[-1].parent
    first = Cluster(Place(data_dir), program_folders=[folder])
    first.start()
    assert ask(first, "SHOW server_version_num")[0].startswith(folder.parent.name)
    assert ask(first, "SELECT '绩效目标' ~ '^[[:alnum:]]{4}$'") == (True,)
    first.stop()
    assert Cluster(Place(data_dir)).start() is True
    assert str(first.place.major) == folder.parent.name
