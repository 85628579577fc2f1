"""What every test stands on: a database, folders and a key of its own."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from registry import database
from registry.database.cluster import Cluster
from registry.database.place import Place
from tests.laws.region_guard import every_change_names_its_region  # noqa: F401 - autouse

# What a test may need beside Python: the marker, the program, the Debian packages it comes in.
NEEDED = {
    "browser": ("chromium", "chromium fonts-noto-cjk"),
    "libreoffice": ("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui"),
    "gettext": ("msgfmt", "gettext"),
}
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def pytest_configure(config):
    settings.SECRET_KEY = "of no value outside the tests"  # noqa: S105
    for marker, (program, packages) in NEEDED.items():
        config.addinivalue_line("markers", f"{marker}: needs {program} (apt install {packages})")


def pytest_collection_modifyitems(items):
    """A test whose program is missing is skipped, and says how to get it."""
    for marker, (program, packages) in NEEDED.items():
        if shutil.which(program):
            continue
        missing = pytest.mark.skip(reason=f"{program} is missing (apt install {packages})")
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(missing)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory):
    """Nothing is written into the folders of the installation."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "static").mkdir()
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": PLAIN_FILES},
    }
    with override_settings(
        DATA_DIR=folder,
        MEDIA_ROOT=folder / "uploads",
        STATIC_ROOT=folder / "static",
        STORAGES=storages,
        CATALOGUE_SECONDS=0.0,
        RATES={"address": 0, "person": 0},
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Without DATABASE_URL the tests run on an embedded server made for them alone."""
    if not database.is_embedded(connection.settings_dict):
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="registry-tests-"))
    connection.settings_dict.update(database.connection(folder))
    yield
    connection.close()
    Cluster(Place(folder)).stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # noqa: ARG001 - comes after Django's own
    """Tests that commit empty every table behind them, which the log of events refuses."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE indicators_event DISABLE TRIGGER never_emptied")
