import pytest
from django.utils import translation

from indicators.core.grid import NOWHERE, Place
from indicators.core.problem import Problem
from indicators.services.problem_sentences import problem_sentence


@pytest.mark.parametrize(
    ("language", "place", "sentence"),
    [
        ("en", NOWHERE, "甲.xlsx: The file is empty."),
        (
            "en",
            Place(sheet="表", row=3, column=2),
            "甲.xlsx (sheet “表” row 3 column 2): The file is empty.",
        ),
        ("zh-hans", NOWHERE, "甲.xlsx：文件为空。"),
        (
            "zh-hans",
            Place(sheet="表", row=3, column=2),
            "甲.xlsx（工作表“表” 表内第3行 第2列）：文件为空。",
        ),
        ("zh-hans", Place(page=4, line=5), "甲.xlsx（第4页 第5行）：文件为空。"),
    ],
)
def test_a_sentence_names_the_file_the_place_and_the_cause(language, place, sentence):
    with translation.override(language):
        assert problem_sentence(Problem("empty_file", place=place), "甲.xlsx") == sentence
