import json

import pytest
from django.conf import settings

from projects.services.divisions import Division


@pytest.fixture(scope="session")
def packaged_divisions():
    text = (settings.BASE_DIR / "fixtures" / "regions.json").read_text(encoding="utf-8")
    return tuple(Division(code=row["pk"], **row["fields"]) for row in json.loads(text))
