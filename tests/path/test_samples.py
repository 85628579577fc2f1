"""The corpus of layouts, each document held against its keyed truth."""

import pytest

from tests.path.matching import differences
from tests.samples.truth import SAMPLES, documents, expected, recognised


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(SAMPLES)))
def test_sample_reads_as_keyed(path):
    read = recognised(path)
    assert [problem["code"] for problem in read["problems"]] == []
    assert list(differences(expected(path)["forms"], read["forms"])) == []
