"""Counting how much of a document was read as a person keyed it."""

from collections import Counter
from typing import Any

from tests.path.matching import ANY, differences
from tests.samples.alignment import IDENTITY, paired_forms, paired_rows

EMPTY: dict[str, Any] = {"indicators": [], "value": {}}


class Tally:
    """Counts and, in words, each difference."""

    def __init__(self):
        self.counts: Counter[str] = Counter()
        self.remarks: list[str] = []

    def add(self, other):
        self.counts += other.counts

    def share(self, part, whole):
        return 100 * self.counts[part] / self.counts[whole] if self.counts[whole] else 100.0

    def line(self):
        counts = self.counts
        return (
            f"forms {counts['forms_right']}/{counts['forms']} (+{counts['forms_more']})  "
            f"rows {counts['rows_right']}/{counts['rows']} "
            f"recall {self.share('rows_right', 'rows'):.1f} "
            f"precision {self.share('rows_right', 'rows_read'):.1f}  "
            f"readings {self.share('readings_right', 'readings'):.1f}  "
            f"columns {self.share('columns_right', 'columns'):.1f}  "
            f"meta {self.share('meta_right', 'meta'):.1f}"
        )


def tally(keyed, read):
    """Hold the read document against the keyed one."""
    result = Tally()
    for number, (form, other) in enumerate(paired_forms(keyed["forms"], read["forms"])):
        _form(result, form, other, f"form {number}")
    result.remarks += [f"  problem {p['code']}: {p['message']}" for p in read["problems"]]
    return result


def _form(result, keyed, read, name):
    counts = result.counts
    counts["forms"] += keyed is not None
    counts["forms_right"] += keyed is not None and read is not None
    counts["forms_more"] += keyed is None
    if keyed is None:
        result.remarks.append(f"  {name}: none is printed, read {read['title']!r}")
    elif read is None:
        result.remarks.append(f"  {name}: not found: {keyed.get('project_name')!r}")
    _meta(result, keyed or EMPTY, read, name)
    pairs = paired_rows((keyed or EMPTY)["indicators"], (read or EMPTY)["indicators"])
    for row, other in pairs:
        _row(result, row, other, name)


def _meta(result, keyed, read, name):
    for key, value in keyed.items():
        if key not in EMPTY and value != ANY:
            result.counts["meta"] += 1
            if read is None:
                continue
            found = list(differences(value, read.get(key), f".{key}"))
            result.counts["meta_right"] += not found
            result.remarks += [f"  {name}{remark}" for remark in found]


def _row(result, keyed, read, name):
    counts = result.counts
    counts["rows"] += keyed is not None
    counts["rows_read"] += read is not None
    if keyed is None or read is None:
        sign, row = ("+ read only ", read) if keyed is None else ("- not read  ", keyed)
        levels = " | ".join(str(row.get(key)) for key in IDENTITY)
        result.remarks.append(f"  {name} {sign}{levels} | {row['value']['raw']}")
        return
    counts["rows_right"] += 1
    _reading(result, keyed, read, name)
    _columns(result, keyed, read, name)


def _reading(result, keyed, read, name):
    found = list(differences(keyed["value"], read["value"], keyed["level3"] or ""))
    result.counts["readings"] += 1
    result.counts["readings_right"] += not found
    result.remarks += [f"  {name} value of {remark}" for remark in found]


def _columns(result, keyed, read, name):
    others = {k: v for k, v in keyed.items() if k not in (*IDENTITY, "value", "optional")}
    for key, value in others.items():
        found = list(differences(value, read.get(key), f"{keyed['level3']}.{key}"))
        result.counts["columns"] += 1
        result.counts["columns_right"] += not found
        result.remarks += [f"  {name} {remark}" for remark in found]
