"""What one process packs, another unpacks."""

from dataclasses import replace

from indicators.core.problem import Problem
from indicators.recogniser.recognise import Confidence, Recognition
from indicators.services.confined.packing import pack, unpack
from tests.contents import FULL


def test_what_was_recognised_arrives_whole_and_in_order():
    forms = tuple(replace(FULL, title=f"第{number}张") for number in range(600))
    confidences = tuple(Confidence(labels, 1, 0, 0, 0) for labels in range(600))
    found = Recognition(forms, (), (Problem("no_form"),), confidences=confidences)
    assert unpack(pack(found)) == found


def test_a_problem_arrives():
    assert unpack(pack(Problem("empty_file"))) == Problem("empty_file")
