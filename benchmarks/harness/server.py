"""A PostgreSQL to measure on, with databases of the benchmark's own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from registry.database.cluster import Cluster
from registry.database.place import USER, Place

PREFIX = "registry_benchmark_"
# The same for everything measured: nothing runs beside it that nobody asked for.
_QUIET: tuple[LiteralString, ...] = (
    "ALTER SYSTEM SET autovacuum = off",
    "ALTER SYSTEM SET max_wal_size = '8GB'",
    "ALTER SYSTEM SET checkpoint_timeout = '1h'",
    "SELECT pg_reload_conf()",
)
_FREE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = %s AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class Server:
    """Where it is, and whose CPU time counts: all of it where it is the benchmark's own."""

    url_of: "UrlOf"
    folder: Path | None
    postmaster: int | None

    def url(self, name: str) -> str:
        """Give the address of a database as DATABASE_URL takes it; connections are kept."""
        return self.url_of.product(PREFIX + name)

    def connect(self, name: str) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url_of.plain(PREFIX + name), autocommit=True)

    def conninfo(self, name: str) -> str:
        return self.url_of.plain(PREFIX + name)

    def create(self, name: str, template: str | None = None) -> None:
        self.drop(name)
        made = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(PREFIX + name))
        if template:
            made += sql.SQL(" TEMPLATE {}").format(sql.Identifier(PREFIX + template))
        with self._maintenance() as connection:
            connection.execute(made)

    def drop(self, name: str) -> None:
        with self._maintenance() as connection:
            connection.execute(_FREE, [PREFIX + name])
            gone = sql.SQL("DROP DATABASE IF EXISTS {}")
            connection.execute(gone.format(sql.Identifier(PREFIX + name)))

    def pids(self, name: str) -> set[int]:
        """Give the processes whose CPU time counts for a database."""
        if self.postmaster is not None:
            return {self.postmaster}
        with self._maintenance() as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = %s", [PREFIX + name]
            )
            return {pid for (pid,) in rows if Path(f"/proc/{pid}").exists()}

    def free_bytes(self) -> int | None:
        """Give the room on the server's disk; None where it cannot be seen from here."""
        with self._maintenance() as connection:
            row = connection.execute("SELECT current_setting('data_directory')").fetchone()
        folder = Path(row[0]) if row else Path()
        return shutil.disk_usage(folder).free if folder.exists() else None

    def version(self) -> str:
        with self._maintenance() as connection:
            return f"PostgreSQL {connection.info.server_version // 10000}"

    def quiet(self) -> None:
        with self._maintenance() as connection:
            for statement in _QUIET:
                connection.execute(statement)

    def _maintenance(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.url_of.plain(None), autocommit=True)


@dataclass(frozen=True)
class UrlOf:
    """Makes addresses out of a server's own."""

    base: str

    def plain(self, name: str | None) -> str:
        """Give an address as libpq takes it; of the base's own database where none is named."""
        parts = urlsplit(self.base)
        return urlunsplit(parts if name is None else parts._replace(path=f"/{quote(name)}"))

    def product(self, name: str) -> str:
        parts = urlsplit(self.plain(name))
        query = f"{parts.query}&{urlencode({'conn_max_age': 60})}".removeprefix("&")
        return urlunsplit(parts._replace(query=query))


@contextmanager
def server() -> Iterator[Server]:
    """Give DATABASE_URL's server, or an embedded one in a folder that is gone afterwards."""
    base = os.environ.get("DATABASE_URL")
    if base:
        parts = urlsplit(base)
        yield Server(UrlOf(urlunsplit(parts._replace(query=""))), None, None)
        return
    folder = Path(tempfile.mkdtemp(prefix="registry-benchmark-"))
    place = Place(folder)
    cluster = Cluster(place)
    try:
        cluster.start()
        running = cluster.status()
        host = urlencode({"host": place.socket_dir})
        own = Server(
            UrlOf(f"postgres://{USER}@/postgres?{host}"), folder, running.pid if running else None
        )
        own.quiet()
        yield own
    finally:
        cluster.stop()
        for gone in (place.socket_dir, folder):  # the socket may stand elsewhere
            shutil.rmtree(gone, ignore_errors=True)
