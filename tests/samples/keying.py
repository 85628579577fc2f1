"""A layout's keyed truth as the recognise command would print it."""

from decimal import Decimal

from tests.samples.reading import value_json
from tests.samples.rows import in_contract_order

PARTIES = ("competent_department", "implementing_unit", "department")
COLUMNS = {
    "w": "weight",
    "a": "actual",
    "s": "score",
    "d": "deviation",
    "x": "description",
    "b": "basis",
    "r": "remark",
    "dir": "direction",
}
SCALE = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def form_json(form, rows, accept):
    """`form` as the layout has it, `rows` its indicators, `accept` what local words may read as."""
    given = {
        k: _null(v) for k, v in form.items() if k not in ("rows", "funding", "goals", *PARTIES)
    }
    goals = form.get("goals", {})
    funding = form.get("funding", [])
    defaults = {"kind": "project", "blank": False, "project_name": None}
    return (
        defaults
        | given
        | {
            **{key: _party(form.get(key, "")) for key in PARTIES},
            "funding": funding if funding == "*" else [_funding(line) for line in funding],
            "goals": {scope: _null(goals.get(scope, "")) for scope in ("period", "annual")},
            "indicators": [_indicator(row, accept) for row in in_contract_order(rows)],
        }
    )


def _null(value):
    """A text file has no null: an empty text stands for it, in lists too."""
    return (
        [_null(v) for v in value] if isinstance(value, list) else (None if value == "" else value)
    )


def _party(text):
    if isinstance(text, list):
        return [_party(one) for one in text]
    if text in ("", "*"):
        return text or None
    code, _, name = text.rpartition(" ")
    return {"code": code or None, "name": name}


def _funding(line):
    scope, source, printed, unit, *more = line.split()
    amount = printed if printed == "*" else str(Decimal(printed.replace(",", "")) * SCALE[unit])
    return {"scope": scope, "source": source, "amount": amount, "unit": unit} | (
        {"optional": True} if more else {}
    )


def _indicator(row, accept):
    level1 = accept.get(f"{row.level1}/", accept.get(row.level1, row.level1))
    level2 = accept.get(row.level2, row.level2)
    printed = row.other.get("printed")
    return {
        "scope": row.scope,
        "level1": _null(level1),
        "level2": _null(level2),
        "level3": [printed, row.name] if printed else row.name,
        "value": value_json(row),
    } | {name: row.other[key] for key, name in COLUMNS.items() if row.other.get(key)}
