"""Django's PostgreSQL backend; a connection that finds no server starts the embedded one.

Every process that needs the database gets it in this one way (the web workers, the shell, the
test runner), and a command that needs none never starts it.
"""

from typing import Any

import psycopg
from django.core.management import CommandError
from django.db import OperationalError
from django.db.backends.postgresql import base

from registry.database.cluster import Cluster
from registry.database.errors import ClusterError
from registry.database.place import Place


class DatabaseUnavailableError(CommandError, OperationalError):
    """The embedded database cannot serve: commands print it, the rest of Django knows its kind."""


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL that comes up when asked."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            self._start()
            return super().get_new_connection(conn_params)

    def _start(self) -> None:
        try:
            Cluster(Place(self.settings_dict["DATA_DIR"])).start()
        except ClusterError as error:
            raise DatabaseUnavailableError(str(error)) from error
