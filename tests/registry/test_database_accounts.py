"""Who the embedded server runs as: root finds somebody else, an ordinary user is themselves."""

import multiprocessing
import os
import pwd
import shutil
from functools import partial
from pathlib import Path

import pytest

from registry.database import account, programs
from registry.database.cluster import Cluster
from registry.database.errors import ClusterError
from registry.database.place import Place

NOBODY = pwd.getpwnam("nobody")
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be several users")


def can_enter(folder):
    done = multiprocessing.get_context("fork").Process(target=_enter, args=(folder,))
    done.start()
    done.join()
    return done.exitcode == 0


def _enter(folder):
    become_nobody()
    os.chdir(folder)


def become_nobody():
    os.setgroups([])
    os.setgid(NOBODY.pw_gid)
    os.setuid(NOBODY.pw_uid)


reachable = pytest.mark.skipif(
    os.geteuid() == 0 and not can_enter(programs.folders()[0]),
    reason="the programs are in a closed folder",
)

namespaces = pytest.mark.skipif(
    os.geteuid() == 0 and os.spawnlp(os.P_WAIT, "unshare", "unshare", "--user", "true") != 0,  # noqa: S606
    reason="this machine grants no user namespaces",
)


def owner_of_server(cluster):
    return Path(f"/proc/{cluster.status().pid}").stat().st_uid


@pytest.fixture
def path_with(data_dir, monkeypatch):
    """Leaves only the given programs, as on a machine where the others cannot be used."""

    def narrow(*names):
        folder = data_dir / "path"
        folder.mkdir()
        for name in names:
            (folder / name).symlink_to(shutil.which(name))
        monkeypatch.setenv("PATH", str(folder))

    return narrow


@reachable
def test_root_in_an_open_folder_runs_it_as_nobody(data_dir):
    data_dir.chmod(0o755)
    cluster = Cluster(Place(data_dir))
    cluster.start()
    assert owner_of_server(cluster) == NOBODY.pw_uid
    assert cluster.place.cluster.stat().st_uid == NOBODY.pw_uid


@namespaces
def test_root_in_a_closed_folder_runs_it_in_a_namespace(data_dir):
    cluster = Cluster(Place(data_dir / "data"))
    cluster.start()
    assert cluster.place.cluster.stat().st_uid == 0
    assert owner_of_server(cluster) == 0
    assert oct(data_dir.stat().st_mode) == "0o40700"


def test_root_in_a_closed_folder_without_namespaces(data_dir, path_with):
    path_with("setpriv")
    cluster = Cluster(Place(data_dir / "data"))
    cluster.start()
    assert owner_of_server(cluster) == NOBODY.pw_uid
    assert oct(data_dir.stat().st_mode) == "0o40700"


def test_root_hands_its_cluster_over_where_namespaces_have_gone(cluster, path_with):
    path_with("setpriv")
    cluster.start()
    assert owner_of_server(cluster) == NOBODY.pw_uid
    assert {path.stat().st_uid for path in cluster.place.cluster.rglob("*")} == {NOBODY.pw_uid}


def test_root_without_any_way(data_dir, path_with):
    path_with()
    cluster = Cluster(Place(data_dir))
    message = refusal(cluster)
    program = programs.folders()[0] / "postgres"
    assert message == (
        f"PostgreSQL cannot run as root, and no other user can enter {cluster.place.home} "
        f"or run {program}. Start as an ordinary user, or set REGISTRY_DATA to a folder "
        "that others may enter."
    )


@pytest.fixture
def as_nobody():
    """Runs a function in a process of the user nobody, and gives what it returns."""

    def run(function):
        with multiprocessing.get_context("fork").Pool(1, become_nobody) as pool:
            return pool.apply(function)

    return run


@reachable
def test_ordinary_user_starts_and_stops(data_dir, as_nobody):
    os.chown(data_dir, NOBODY.pw_uid, NOBODY.pw_gid)
    cluster = Cluster(Place(data_dir))
    assert as_nobody(cluster.start) is True
    assert owner_of_server(cluster) == NOBODY.pw_uid
    assert cluster.place.lock.stat().st_uid == NOBODY.pw_uid
    assert as_nobody(cluster.start) is False
    assert as_nobody(cluster.stop) is True


@reachable
def test_root_starts_an_ordinary_users_cluster_as_that_user(data_dir, copied, as_nobody):
    cluster = copied(data_dir, uid=NOBODY.pw_uid, gid=NOBODY.pw_gid)
    assert cluster.start() is True
    assert owner_of_server(cluster) == NOBODY.pw_uid
    assert as_nobody(cluster.stop) is True
    assert as_nobody(cluster.start) is True


@reachable
def test_ordinary_user_in_roots_folder_is_refused(data_dir, as_nobody):
    data_dir.chmod(0o755)
    cluster = Cluster(Place(data_dir))
    assert as_nobody(partial(refusal, cluster)) == (
        f"nobody cannot use the database folder {cluster.place.home}: Permission denied"
    )


def refusal(cluster):
    with pytest.raises(ClusterError) as caught:
        cluster.start()
    return str(caught.value)


def test_name_of_an_unknown_user():
    assert account.name(54321) == "54321"
