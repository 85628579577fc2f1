import os
import subprocess
import sys

import pytest
from django.conf import settings


def manage(url, *words):
    done = subprocess.run(  # noqa: S603 -- ourselves
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("url", ["sqlite:///registry.db", "mysql://me@127.0.0.1/registry", "x"])
def test_another_database_is_refused_in_words(url):
    code, told = manage(url, "check")
    assert code == 1
    assert "postgres://" in told
    assert "Traceback" not in told


def test_a_server_that_is_down_is_told_in_one_line_without_traceback():
    code, told = manage("postgres://nobody@127.0.0.1:1/registry", "migrate")
    assert code == 1
    assert "数据库不可用" in told
    assert "Traceback" not in told
