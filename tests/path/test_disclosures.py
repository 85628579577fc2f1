"""The five disclosures, held against truth that people keyed from the print."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.path.matching import differences

DOCUMENTS = settings.BASE_DIR / "fixtures" / "documents"
EXPECTED = Path(__file__).parent / "expected"
COUNTS = {
    "2023-datong-medical-insurance-centre": (6, 0, 40, 40),
    "2023-liulin-medical-insurance-centre": (11, 0, 82, 82),
    "2023-weixian-medical-security-bureau": (9, 0, 0, 81),
    "2023-xixiang-medical-insurance-fund-centre": (3, 1, 0, 15),
    "2024-shenmu-medical-security-bureau": (11, 1, 0, 127),
}


def recognised(path):
    out = StringIO()
    call_command("recognise", str(path), stdout=out)
    return json.loads(out.getvalue())["documents"]


@pytest.fixture(scope="module")
def documents():
    return {document["name"].removesuffix(".txt"): document for document in recognised(DOCUMENTS)}


def test_the_folder_holds_these_documents(documents):
    assert sorted(documents) == sorted(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_every_form_and_row_is_found_and_none_besides(documents, name):
    forms = documents[name]["forms"]
    scopes = [indicator["scope"] for form in forms for indicator in form["indicators"]]
    blank = sum(form["blank"] for form in forms)
    assert (len(forms), blank, scopes.count("period"), scopes.count("annual")) == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_every_form_equals_the_keyed_truth(documents, name):
    expected = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    assert list(differences(expected["forms"], documents[name]["forms"])) == []


def test_what_was_not_read_is_left_over_with_its_line(documents):
    found = {
        name: [(left["text"], left["place"]["line"]) for left in document["leftovers"]]
        for name, document in documents.items()
        if document["leftovers"]
    }
    assert found == {
        "2023-liulin-medical-insurance-centre": [("双碳目标", 484), ("医疗救助", 667)],
    }
