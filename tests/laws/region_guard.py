"""Fails a test in which a regional row is changed, deleted or locked without naming its region."""

import re

import pytest
from django.apps import apps
from django.db import connection

from projects.models import RegionalModel

STATEMENT = re.compile(
    r'\s*(UPDATE|DELETE\s+FROM|SELECT)\s(?:.*?\sFROM\s+)?(?:ONLY\s+)?"?(\w+)"?',
    re.DOTALL | re.IGNORECASE,
)
LOCK = re.compile(r"\sFOR\s+(NO\s+KEY\s+UPDATE|UPDATE|KEY\s+SHARE|SHARE)\b", re.IGNORECASE)
REGION = re.compile(r"\bregion_code\b", re.IGNORECASE)


def regional_tables():
    return {m._meta.db_table for m in apps.get_models() if issubclass(m, RegionalModel)}


def without_subqueries(sql):
    """Drop what stands in brackets and selects: its conditions are not the statement's."""
    kept, opened = [], []
    for index, character in enumerate(sql):
        if character == "(":
            opened.append(re.match(r"\(\s*SELECT\b", sql[index:], re.IGNORECASE) is not None)
        if not any(opened):
            kept.append(character)
        if character == ")" and opened:
            opened.pop()
    return "".join(kept)


def lacks_region(sql):
    statement = without_subqueries(sql)
    found = STATEMENT.match(statement)
    if not found or found[2] not in regional_tables():
        return False
    if found[1].upper() == "SELECT" and not LOCK.search(statement):
        return False
    condition = re.split(r"\bWHERE\b", statement, maxsplit=1, flags=re.IGNORECASE)[1:]
    return not any(REGION.search(part) for part in condition)


@pytest.fixture(autouse=True)
def every_change_names_its_region():
    culprits = []

    def watch(execute, sql, params, many, context):
        if lacks_region(sql):
            culprits.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield culprits
    assert culprits == []
