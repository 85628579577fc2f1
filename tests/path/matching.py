"""How a reading is held against keyed truth."""

import unicodedata
from decimal import Decimal, InvalidOperation

ANY = "*"
AMOUNTS = frozenset(
    {"amount", "number", "number_high", "canonical_number", "canonical_number_high"}
)


def differences(expected, actual, path=""):
    """Yield each place where a reading departs from the truth.

    In the truth `*` is not compared, a list in place of a value gives all right ones, and an
    entry marked `optional` may be there or not. Texts are compared after NFKC without blanks.
    """
    if isinstance(expected, dict):
        yield from _in_mapping(expected, actual, path)
    elif isinstance(expected, list) and isinstance(actual, list):
        yield from _in_list(expected, actual, path)
    elif not _matches(expected, actual, path):
        yield f"{path}: expected {expected!r}, read {actual!r}"


def _in_mapping(expected, actual, path):
    if not isinstance(actual, dict):
        yield f"{path}: expected {expected!r}, read {actual!r}"
        return
    for key, value in expected.items():
        if key != "optional":
            yield from differences(value, actual.get(key), f"{path}.{key}")


def _in_list(expected, actual, path):
    if path.endswith(".funding"):
        yield from _in_funding(expected, actual, path)
        return
    if len(expected) != len(actual):
        yield f"{path}: expected {len(expected)} entries, read {len(actual)}"
    for index, (one, other) in enumerate(zip(expected, actual, strict=False)):
        yield from differences(one, other, f"{path}[{index}]")


def _in_funding(expected, actual, path):
    open_lines = list(actual)
    for line in expected:
        found = next((o for o in open_lines if not list(differences(line, o, path))), None)
        if found is not None:
            open_lines.remove(found)
        elif not line.get("optional"):
            yield f"{path}: {line!r} was not read"
    yield from (f"{path}: {line!r} is not printed" for line in open_lines)


def _matches(expected, actual, path):
    if expected == ANY:
        return True
    if isinstance(expected, list):
        return any(not list(differences(choice, actual, path)) for choice in expected)
    if path.rpartition(".")[2] in AMOUNTS and isinstance(expected, str):
        return _same_number(expected, actual)
    if isinstance(expected, str) and isinstance(actual, str):
        return _plain(expected) == _plain(actual)
    return expected == actual and type(expected) is type(actual)


def _same_number(expected, actual):
    try:
        return Decimal(expected) == Decimal(actual)
    except (InvalidOperation, TypeError):
        return False


def _plain(text):
    return "".join(unicodedata.normalize("NFKC", text).split())
