"""Contents → NDJSON: one JSON object a line, one line an indicator."""

import json
from collections.abc import Sequence

from indicators.core.form import FormContent
from indicators.writers.records import records


def write_ndjson(contents: Sequence[FormContent]) -> bytes:
    lines = (
        json.dumps(record, ensure_ascii=False) + "\n"
        for number, content in enumerate(contents)
        for record in records(content, number)
    )
    return "".join(lines).encode()
