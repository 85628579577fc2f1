"""The secret key is made once, kept to its owner, and the same for all."""

import multiprocessing

import pytest
from django.core.exceptions import ImproperlyConfigured

from registry.database.secret import secret_key


def ask(folder):
    return secret_key.__wrapped__(folder)  # without the memory of this process


def test_secret_key_is_made_once_and_private(tmp_path):
    folder = tmp_path / "data"
    key = ask(folder)
    assert len(key) > 50
    assert ask(folder) == key
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert oct((folder / "secret_key").stat().st_mode) == "0o100600"


def test_secret_key_of_six_processes_at_once_is_one(tmp_path):
    with multiprocessing.get_context("fork").Pool(6) as pool:
        keys = pool.map(ask, [tmp_path] * 6, chunksize=1)
    assert set(keys) == {ask(tmp_path)}


def test_secret_key_where_none_can_be_kept(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(ImproperlyConfigured) as caught:
        ask(tmp_path / "data")
    assert str(caught.value) == (
        f"The secret key cannot be kept in {tmp_path}/data/secret_key: File exists"
    )
