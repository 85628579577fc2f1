"""manage.py setup: from an empty database to a registry that can be used; again does no harm."""

import os
import secrets
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.utils.translation import gettext as _

from registry.catalogue import FIXTURES, add_missing

ADMIN = "admin"
ONE_AT_A_TIME = 0x7265_6769_7374  # any number that nobody else locks


@contextmanager
def _alone() -> Iterator[None]:
    """Two that prepare the same database do so one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


class Command(BaseCommand):
    """Tables, catalogue, an administrator, the published documents, static files."""

    help = _("Prepare the registry: tables, catalogue, administrator, documents, static files.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-documents",
            action="store_true",
            help=_("Leave out the five published documents."),
        )

    def handle(self, *_args: str, no_documents: bool, **options: Any) -> None:
        quietly = {"verbosity": max(0, options["verbosity"] - 1)}
        with _alone():
            call_command("migrate", interactive=False, **quietly)
            self._add_catalogue()
            self._create_admin()
            if not no_documents:
                folder = settings.BASE_DIR / "fixtures" / "documents"
                call_command("import_documents", str(folder), published=True)
            call_command("collectstatic", interactive=False, **quietly)

    def _add_catalogue(self) -> None:
        for name in FIXTURES:
            added = add_missing(settings.BASE_DIR / "fixtures" / f"{name}.json")
            if added:
                message = _("%(name)s: %(count)s added.")
                self.stdout.write(message % {"name": name, "count": added})

    def _create_admin(self) -> None:
        """The password is shown only when it was made here, and only this once."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        given = os.environ.get("REGISTRY_ADMIN_PASSWORD", "")
        password = given or secrets.token_urlsafe(12)
        users.create_superuser(ADMIN, password=password)
        shown = _("as given in REGISTRY_ADMIN_PASSWORD") if given else password
        message = _("Administrator: %(name)s\nPassword: %(password)s")
        self.stdout.write(message % {"name": ADMIN, "password": shown})
