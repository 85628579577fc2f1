"""The embedded PostgreSQL: a server of our own, started when needed and no other is named.

Nothing here trusts a PID file: whether a server runs is asked at its socket, and who it is
is told by the kernel. docs/decisions/0002-embedded-postgresql.md tells why.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from registry.database.place import DATABASE, PORT, USER, Place
from registry.database.secret import secret_key

__all__ = ["ENGINE", "connection", "external", "secret_key"]

ENGINE = "registry.postgresql"
_POSTGRESQL = "django.db.backends.postgresql"


def external(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of DATABASES that DATABASE_URL names, if it is PostgreSQL: there is one engine.

    Raises:
        ImproperlyConfigured: It is another database, or the URL cannot be read.
    """
    if entry.get("ENGINE") != _POSTGRESQL:
        message = (
            "DATABASE_URL 指向的不是 PostgreSQL，应写作 postgres://用户:密码@主机:5432/库名。"
            " (DATABASE_URL must name a PostgreSQL database: postgres://user:password@host/name)"
        )
        raise ImproperlyConfigured(message)
    return entry


def connection(data_dir: Path) -> dict[str, Any]:
    """The entry of DATABASES for the embedded server; touches neither disk nor server."""
    return {
        "ENGINE": ENGINE,
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(Place(data_dir).socket_dir),
        "PORT": str(PORT),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DATA_DIR": data_dir,
    }
