import re

import pytest
from django.conf import settings

from indicators.core.problem import Problem
from indicators.services.problems import FATAL, MESSAGES, problem_message

ROOMS = ("indicators", "projects", "registry")


def test_every_problem_that_is_named_has_words():
    sources = (path for room in ROOMS for path in (settings.BASE_DIR / room).rglob("*.py"))
    named = {
        code
        for path in sources
        for code in re.findall(r'\bProblem\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert named == set(MESSAGES)
    assert set(MESSAGES) >= FATAL


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_about_its_detail(code):
    message = problem_message(Problem(code, "某某"))
    assert "%" not in message
    assert ("某某" in message) is ("%(detail)s" in MESSAGES[code])
