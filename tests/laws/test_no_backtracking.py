"""No pattern of the core gives back what an unbounded quantifier took: reading stays linear."""

import importlib
import pkgutil
import re
from re import _constants as ops
from re import _parser as parser

import pytest

from indicators import core


def patterns():
    for module in pkgutil.walk_packages(core.__path__, "indicators.core."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.name}.{name}")


def parts_of(operator, argument):
    """The patterns inside a part of a pattern."""
    if operator is ops.BRANCH:
        return argument[1]
    if operator in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        return [argument[2]]
    if operator is ops.SUBPATTERN:
        return [argument[3]]
    if operator in {ops.ASSERT, ops.ASSERT_NOT}:
        return [argument[1]]
    return []


def gives_back(parsed):
    for operator, argument in parsed:
        if operator in {ops.MAX_REPEAT, ops.MIN_REPEAT} and argument[1] is ops.MAXREPEAT:
            return True
        if any(gives_back(part) for part in parts_of(operator, argument)):
            return True
    return False


@pytest.mark.parametrize("pattern", [*patterns()])
def test_pattern_never_gives_back(pattern):
    assert not gives_back(parser.parse(pattern.pattern, pattern.flags))


@pytest.mark.parametrize(
    ("pattern", "gives"),
    [("a+", True), ("(?:a*b)?", True), ("x|(?=a*?)", True), ("a++b{1,9}(?:c*+d)*+", False)],
)
def test_pattern_that_gives_back_is_noticed(pattern, gives):
    assert gives_back(parser.parse(pattern)) is gives
