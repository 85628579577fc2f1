"""What bin/mutants adds to pytest; a plugin, and no part of any other run.

mutmut runs pytest anew in a fork for every mutant and names the tests that it concerns one by
one, thousands at a time. To find and to set them up takes pytest a minute; all of them were
collected before the fork, and to call them takes a second.
"""

import os
import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

# The same texts for every mutant, and none refused for being slow.
settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("mutants")

wanted: set[str] = set()
collected: dict[str, pytest.Function] = {}


def pytest_load_initial_conftests(args):
    """Take the tests that are named by their files."""
    named = [argument for argument in args if "::" in argument]
    wanted.update(map(plain, named))
    files = sorted({name.partition("::")[0] for name in named})
    args[:] = [*(argument for argument in args if "::" not in argument), *files]


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main():
    """Call the tests that were collected before, and leave the others to pytest."""
    direct = wanted & collected.keys()
    tests = sorted((collected[name] for name in direct), key=is_property)
    if not all(map(passes, tests)):
        return pytest.ExitCode.TESTS_FAILED
    wanted.difference_update(direct)
    return None if wanted or not direct else pytest.ExitCode.OK


def pytest_collection_modifyitems(items):
    """Leave the tests that were named."""
    items[:] = [item for item in items if not wanted or plain(item.nodeid) in wanted]


def pytest_collection_finish(session):
    """Before the forks: keep the tests that pass when called, which those with fixtures do not."""
    if session.config.option.collectonly and "MUTANT_UNDER_TEST" in os.environ:
        collected.update((plain(item.nodeid), item) for item in session.items if passes(item))


def pytest_runtest_setup():
    forget()


def passes(item):
    forget()
    try:
        item.obj(**arguments(item))
    except BaseException:  # noqa: BLE001 - whatever a mutant raises
        return False
    return True


def arguments(item):
    return item.callspec.params if hasattr(item, "callspec") else {}


def is_property(item):
    """Whether a test makes many examples: those come last."""
    return hasattr(item.obj, "hypothesis")


def plain(name):
    """Without the backslashes that pytest adds each time when it collects again."""
    return name.replace("\\", "")


@cache
def memories():
    """All of the core that remembers what it has read."""
    modules = [
        module for name, module in sys.modules.items() if name.startswith("indicators.core.")
    ]
    things = (thing for module in modules for thing in vars(module).values())
    return [thing for thing in things if hasattr(thing, "cache_clear")]


def forget():
    """Forget what another test has read, so that every test meets the mutant."""
    for memory in memories():
        memory.cache_clear()
