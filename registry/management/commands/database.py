"""manage.py database start|stop|status: the embedded PostgreSQL by hand."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from registry.database import is_embedded
from registry.database.cluster import Cluster
from registry.database.errors import ClusterError
from registry.database.place import Place

NOT_RUNNING = 3  # as service scripts say it


class Command(BaseCommand):
    """Starts, stops and shows the embedded server; an external one is left alone."""

    help = _("Start or stop the embedded PostgreSQL, or show how it is.")
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=("start", "stop", "status"))

    def handle(self, *_args: str, action: str, **_options: Any) -> None:
        settings = connection.settings_dict
        if not is_embedded(settings):
            message = _("An external server is used (DATABASE_URL): %(name)s at %(host)s.")
            host = settings["HOST"] or "localhost"
            self.stdout.write(message % {"name": settings["NAME"], "host": host})
            return
        try:
            getattr(self, action)(Cluster(Place(settings["DATA_DIR"])))
        except ClusterError as error:
            raise CommandError(str(error)) from error

    def start(self, cluster: Cluster) -> None:
        started = cluster.start()
        self.stdout.write(_("The database was started.") if started else _("It runs already."))

    def stop(self, cluster: Cluster) -> None:
        stopped = cluster.stop()
        self.stdout.write(_("The database was stopped.") if stopped else _("It does not run."))

    def status(self, cluster: Cluster) -> None:
        server = cluster.status()
        if not server:
            self.stdout.write(_("The database does not run."))
            sys.exit(NOT_RUNNING)
        values = {
            "major": cluster.place.major,
            "pid": server.pid,
            "folder": cluster.place.cluster,
            "socket": cluster.place.socket_dir,
        }
        running = _("PostgreSQL %(major)s runs (process %(pid)s).\nFolder: %(folder)s\n")
        self.stdout.write(running % values + _("Socket: %(socket)s") % values)
