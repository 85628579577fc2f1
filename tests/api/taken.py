"""Exports in tests: a file whole, and a row of the list as a row of a table."""

import json


def taken(client, ending, query=""):
    answer = client.get(f"/api/v1/indicators/export/?format={ending}&{query}")
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def flat(row, write):
    """Give each value of a row as `write` writes it, by the name of its column."""
    return {name: write(value) for name, value in _members(row)}


OBJECTS = {
    "deadline": ("recurrence", "relation", "month", "day", "quarter", "year"),
    "project": ("id", "name"),
}


def _members(row, prefix=""):
    for name, value in row.items():
        if name == "place":
            yield f"{prefix}{name}", json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            yield f"{prefix}{name}", " ".join(value)
        elif name in OBJECTS and value is None:
            yield from ((f"{prefix}{name}_{inner}", None) for inner in OBJECTS[name])
        elif isinstance(value, dict):
            yield from _members(value, f"{prefix}{name}_")
        else:
            yield f"{prefix}{name}", value
