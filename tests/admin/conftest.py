"""The admin is tested in Chinese, whatever language another test's request has left behind."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_chinese():
    with translation.override("zh-hans"):
        yield
