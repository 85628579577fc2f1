"""What bin/mutants adds to pytest; a plugin, and no part of any other run.

mutmut names the tests that a mutant concerns one by one, thousands at a time, and pytest looks
each of them up among all; taken by their files and sorted out afterwards they cost a second
instead of a minute.
"""

import sys
from functools import cache

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


def pytest_load_initial_conftests(args):
    named = [argument for argument in args if "::" in argument]
    wanted.update(map(plain, named))
    files = sorted({name.partition("::")[0] for name in named})
    args[:] = [*(argument for argument in args if "::" not in argument), *files]


def pytest_collection_modifyitems(items):
    """Leave the tests that were named, the quick ones first."""
    named = [item for item in items if not wanted or plain(item.nodeid) in wanted]
    items[:] = sorted(named, key=lambda item: hasattr(item.obj, "hypothesis"))


def plain(name):
    """Without the backslashes that pytest adds each time when it collects again."""
    return name.replace("\\", "")


@cache
def kept():
    """All of the core that remembers what it has read."""
    modules = [
        module for name, module in sys.modules.items() if name.startswith("indicators.core.")
    ]
    things = (thing for module in modules for thing in vars(module).values())
    return [thing for thing in things if hasattr(thing, "cache_clear")]


def pytest_runtest_setup():
    """What another test has read is forgotten, so that every test meets the mutant."""
    for memory in kept():
        memory.cache_clear()
