"""The admin is tested in Chinese, whatever language another test's request has left behind."""

import pytest
from django.core.management import call_command
from django.utils import translation

from indicators.services.content import Identity, create_form
from tests.contents import FULL
from tests.factories import make_project, make_taxonomies


@pytest.fixture(autouse=True)
def _in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def identity():
    make_taxonomies()
    call_command("loaddata", "units", verbosity=0)
    project = make_project()
    return Identity(project.organisation, project, 2023)


@pytest.fixture
def form(identity):
    return create_form(content=FULL, identity=identity, by=None)
