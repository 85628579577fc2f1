"""Django's PostgreSQL backend; without DATABASE_URL it starts the embedded server itself.

Every process that needs the database gets it in this one way (the web workers, the shell, the
test runner), and a command that needs none never starts it.
"""

from select import POLLIN, poll
from typing import Any

import psycopg
from django.core.management import CommandError
from django.db import OperationalError
from django.db.backends.postgresql import base

from registry.database import is_embedded
from registry.database.cluster import Cluster
from registry.database.errors import ClusterError
from registry.database.place import Place


class DatabaseUnavailableError(CommandError, OperationalError):
    """The embedded database cannot serve: commands print it, the rest of Django knows its kind."""


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL whose connections are kept; the embedded one comes up when asked."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            if not is_embedded(self.settings_dict):
                raise
            self._start()
            return super().get_new_connection(conn_params)

    def is_usable(self) -> bool:
        """Ask the server only if it has said something: a closed connection does.

        Otherwise each request would begin with a question of its own.
        """
        if self.connection is not None and _is_silent(self.connection.fileno()):
            return True
        usable: bool = super().is_usable()
        return usable

    def _start(self) -> None:
        try:
            Cluster(Place(self.settings_dict["DATA_DIR"])).start()
        except ClusterError as error:
            raise DatabaseUnavailableError(str(error)) from error


def _is_silent(socket: int) -> bool:
    asked = poll()
    asked.register(socket, POLLIN)
    return not asked.poll(0)
