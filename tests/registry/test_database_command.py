"""manage.py database, and what other commands do with the embedded database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry.database.place import Place

MANAGE = Path(__file__).parents[2] / "manage.py"


@pytest.fixture
def manage(data_dir):
    """Runs manage.py on the test's own data folder; gives exit status and what was printed."""

    def run(*words, **variables):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {"REGISTRY_DATA": str(data_dir), "REGISTRY_LANGUAGE": "en"}
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, MANAGE, *words],
            env={**kept, **own, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_database_start_status_stop(cluster, manage):
    assert manage("database", "status") == (3, "The database does not run.\n", "")
    assert manage("database", "start") == (0, "The database was started.\n", "")
    place = cluster.place
    shown = (
        f"PostgreSQL {place.major} runs (process {cluster.status().pid}).\n"
        f"Folder: {place.cluster}\nSocket: {place.socket_dir}\n"
    )
    assert manage("database", "status") == (0, shown, "")
    assert manage("database", "start") == (0, "It runs already.\n", "")
    assert manage("database", "stop") == (0, "The database was stopped.\n", "")
    assert manage("database", "stop") == (0, "It does not run.\n", "")


@pytest.mark.parametrize("action", ["start", "stop", "status"])
def test_database_of_another_server_is_left_alone(data_dir, manage, action):
    url = "postgres://someone:secret@db.example.gov.cn:5432/targets"
    said = "An external server is used (DATABASE_URL): targets at db.example.gov.cn.\n"
    assert manage("database", action, DATABASE_URL=url) == (0, said, "")
    assert not any(data_dir.iterdir())


@pytest.mark.parametrize("words", [["database", "start"], ["migrate"], ["showmigrations"]])
def test_bad_state_is_a_message_and_no_traceback(data_dir, manage, words):
    strange = Place(data_dir).cluster
    strange.mkdir(parents=True)
    (strange / "letters.txt").write_text("not a database")
    status, printed, said = manage(*words)
    expected = f"{strange} is not a PostgreSQL folder, and it is not empty; move it away.\n"
    assert (status, printed) == (1, "")
    assert said.partition("Error: ")[2] == expected
    assert len(said.splitlines()) == 1


DOCUMENT = MANAGE.parent / "fixtures" / "documents" / "2023-weixian-medical-security-bureau.txt"
without_database = pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["makemigrations", "--check", "--dry-run"],
        ["recognise", DOCUMENT],
        ["parse_values", os.devnull],
    ],
    ids=lambda words: words[0],
)


@without_database
def test_command_without_need_of_the_database_leaves_no_trace(data_dir, manage, words):
    assert manage(*words)[0] == 0
    assert not any(data_dir.iterdir())


@without_database
def test_command_without_need_of_the_database_works_where_none_can_be(data_dir, manage, words):
    (data_dir / "data").write_text("a file")
    status, _printed, said = manage(*words, REGISTRY_DATA=str(data_dir / "data"))
    assert (status, said) == (0, "")
