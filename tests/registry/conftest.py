"""A server of one test's own."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.utils import translation

from registry.database.cluster import Cluster
from registry.database.place import Place


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def data_dir():
    """Short, unlike tmp_path, because a socket's path has to be; and closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="registry-test-"))
    yield folder
    for place in (folder, folder / "data"):
        if place.exists():
            Cluster(Place(place)).stop()
    shutil.rmtree(folder)


@pytest.fixture
def fresh(data_dir):
    """A server that was never started."""
    return Cluster(Place(data_dir))


@pytest.fixture(scope="session")
def _made(tmp_path_factory):
    cluster = Cluster(Place(tmp_path_factory.mktemp("made")))
    cluster.start()
    cluster.stop()
    return cluster.place


@pytest.fixture
def copied(_made):
    """Gives a server that ran before and was stopped; a copy, because making one takes a second."""

    def copy_to(data_dir, *, uid=None, gid=None):
        place = Place(data_dir)
        shutil.copytree(_made.home, place.home)
        for path in (data_dir, *data_dir.rglob("*")) if uid else ():
            os.chown(path, uid, gid)
        return Cluster(place)

    return copy_to


@pytest.fixture
def cluster(data_dir, copied):
    return copied(data_dir)
