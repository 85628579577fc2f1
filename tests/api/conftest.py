"""Clients of the API, and rows of every kind in any number."""

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from tests.api.rows import make_rows


@pytest.fixture
def public():
    return APIClient(headers={"Accept-Language": "en"})


@pytest.fixture
def clerk(db):  # noqa: ARG001 - asks for the database
    """Someone signed in who reaches everything; test_matrix.py is about all others."""
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(User.objects.create_superuser("clerk"))
    return client


@pytest.fixture
def rows(db):  # noqa: ARG001 - as above
    return make_rows
