"""The corpus of layouts, each document held against its keyed truth."""

import json
from functools import cache
from itertools import groupby

import pytest

from tests.path.matching import differences
from tests.samples.layout import layouts
from tests.samples.truth import SAMPLES, documents, expected, recognised

read = cache(recognised)
LAYOUTS = {layout.name: layout for layout in layouts()}
ALIKE = {
    stem: sorted(paths)
    for stem, paths in groupby(documents(), key=lambda path: path.stem)
    if stem in LAYOUTS
}


def content(path):
    """All that was read but where it stood."""
    forms = json.loads(json.dumps(read(path)["forms"]))
    for form in forms:
        for indicator in form["indicators"]:
            del indicator["place"]
    return forms


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(SAMPLES)))
def test_sample_reads_as_keyed(path):
    assert [problem["code"] for problem in read(path)["problems"]] == []
    assert list(differences(expected(path)["forms"], read(path)["forms"])) == []


@pytest.mark.parametrize("stem", ALIKE)
def test_sample_reads_alike_in_all_formats(stem):
    first, *others = ALIKE[stem]
    found = {path.suffix: list(differences(content(first), content(path))) for path in others}
    assert found == {path.suffix: [] for path in others}


@pytest.mark.parametrize("name", LAYOUTS)
def test_truth_is_what_the_layout_says(name):
    assert expected(SAMPLES / f"{name}.docx") == LAYOUTS[name].truth
