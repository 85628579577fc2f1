from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from indicators.models import Form, Indicator
from indicators.services.catalogue import packaged_catalogue
from indicators.services.kept import content_of
from indicators.services.reading import recognise_bytes
from tests.catalogue import FIVE, load_catalogue

FIXTURES = settings.BASE_DIR / "fixtures"
DOCUMENTS = FIXTURES / "documents"


@pytest.fixture(autouse=True)
def _catalogue(db, settings, tmp_path):  # noqa: ARG001 -- asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue(*FIVE)


def test_the_fixture_equals_a_fresh_import():
    out = StringIO()
    call_command("make_form_fixture", str(DOCUMENTS), stdout=out)
    assert out.getvalue() == (FIXTURES / "forms.json").read_text(encoding="utf-8")
    assert not Form.objects.exists()


def test_the_fixture_loads_and_says_what_the_documents_say():
    call_command("loaddata", "forms", verbosity=0)
    kept = [content_of(form) for form in Form.objects.with_content()]
    read = [
        form
        for path in sorted(DOCUMENTS.glob("*.txt"))
        for form in recognise_bytes(path.read_bytes(), packaged_catalogue()).forms
    ]
    assert (len(kept), Indicator.objects.count()) == (40, 467)
    assert sorted(kept, key=repr) == sorted(read, key=repr)


def test_a_database_with_forms_makes_no_fixture():
    call_command("loaddata", "forms", verbosity=0)
    with pytest.raises(CommandError):
        call_command("make_form_fixture", str(DOCUMENTS))
