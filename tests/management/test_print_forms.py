"""Documents printed again as official forms, without a database."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.writers.forms import disclosed, recognised

DOCUMENT = settings.BASE_DIR / "fixtures/documents/2023-xixiang-medical-insurance-fund-centre.txt"


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
def test_the_forms_of_a_document_are_printed(tmp_path, ending):
    out = StringIO()
    call_command("print_forms", DOCUMENT, format=ending, output=tmp_path / "new", stdout=out)
    (printed,) = (tmp_path / "new").iterdir()
    assert printed.name == f"{DOCUMENT.stem}.{ending}"
    assert str(printed) in out.getvalue()
    assert recognised(printed.read_bytes()) == disclosed("xixiang")


def test_a_document_without_forms_is_told(tmp_path):
    path, err = tmp_path / "letter.txt", StringIO()
    path.write_text("一封信", encoding="utf-8")
    call_command("print_forms", path, output=tmp_path, stderr=err)
    assert err.getvalue() != ""
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
