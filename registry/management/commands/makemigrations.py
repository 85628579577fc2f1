"""Django's makemigrations, without starting a database only to look at its history."""

from typing import Any

from django.core.management.commands import makemigrations
from django.db import connection

from registry.database import is_embedded
from registry.database.cluster import Cluster
from registry.database.place import Place

NO_DATABASE = "django.db.backends.dummy"  # Django's own word for "do not look"


class Command(makemigrations.Command):
    """Models are compared with files; the history is looked at where a server runs anyway."""

    def handle(self, *args: str, **options: Any) -> None:
        settings = connection.settings_dict
        embedded = is_embedded(settings)
        if embedded and not Cluster(Place(settings["DATA_DIR"])).status():
            connection.settings_dict = {**settings, "ENGINE": NO_DATABASE}
        try:
            super().handle(*args, **options)
        finally:
            connection.settings_dict = settings
