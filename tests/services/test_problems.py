import re

import pytest
from django.conf import settings

from indicators.core.problem import Problem
from indicators.services.problems import FATAL, MESSAGES, problem_message

ROOMS = ("indicators", "projects", "registry")


def test_every_problem_that_is_named_has_words():
    rooms = (settings.BASE_DIR / room for room in ROOMS)
    sources = [path.read_text("utf-8") for room in rooms for path in room.rglob("*.py")]
    named = {code for text in sources for code in re.findall(r'\bProblem\(\s*"(\w+)"', text)}
    words = MESSAGES.keys() - named  # named elsewhere than where the problem is made
    assert named - MESSAGES.keys() == set()
    assert [code for code in words if sum(f'"{code}"' in text for text in sources) < 2] == []
    assert MESSAGES.keys() >= FATAL


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_about_its_detail(code):
    message = problem_message(Problem(code, "某某"))
    assert "%" not in message
    assert ("某某" in message) is ("%(detail)s" in MESSAGES[code])
