"""The embedded PostgreSQL: a server of our own, started when needed and no other is named.

Nothing here trusts a PID file: whether a server runs is asked at its socket, and who it is
is told by the kernel. docs/decisions/0002-embedded-postgresql.md tells why.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from registry.database.place import DATABASE, PORT, USER, Place
from registry.database.secret import secret_key

__all__ = ["ENGINE", "connection", "external", "is_embedded", "secret_key"]

ENGINE = "registry.postgresql"
_POSTGRESQL = "django.db.backends.postgresql"
# So many seconds is a connection kept; a new one costs more than most questions.
KEPT_FOR = 60
# Statements that are always the same but for their values are planned once and for all; what a
# person asks is never prepared, so that its plan fits its values (projects/models/rows.py).
PREPARING = {"prepare_threshold": 2, "options": "-c plan_cache_mode=force_generic_plan"}


def external(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of DATABASES that DATABASE_URL names, if it is PostgreSQL: there is one engine.

    Connections are kept, and statements prepared, unless the URL says otherwise.

    Raises:
        ImproperlyConfigured: It is another database, or the URL cannot be read.
    """
    if entry.get("ENGINE") != _POSTGRESQL:
        message = (
            "DATABASE_URL 指向的不是 PostgreSQL，应写作 postgres://用户:密码@主机:5432/库名。"
            " (DATABASE_URL must name a PostgreSQL database: postgres://user:password@host/name)"
        )
        raise ImproperlyConfigured(message)
    options = {**PREPARING, **entry.get("OPTIONS", {})}
    if options["prepare_threshold"] == "none":
        options |= {"prepare_threshold": None, "options": ""}
    return {
        "CONN_MAX_AGE": KEPT_FOR,
        "CONN_HEALTH_CHECKS": True,
        **entry,
        "ENGINE": ENGINE,
        "OPTIONS": options,
    }


def is_embedded(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of DATABASES is that of the embedded server."""
    return "DATA_DIR" in entry


def connection(data_dir: Path) -> dict[str, Any]:
    """The entry of DATABASES for the embedded server; touches neither disk nor server."""
    return {
        "ENGINE": ENGINE,
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(Place(data_dir).socket_dir),
        "PORT": str(PORT),
        "CONN_MAX_AGE": KEPT_FOR,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": PREPARING,
        "DATA_DIR": data_dir,
    }
