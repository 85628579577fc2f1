"""Which read form answers which keyed one, and which read row which keyed row."""

from tests.path.matching import differences

IDENTITY = ("scope", "level1", "level2", "level3")


def same_row(keyed, read):
    """Scope, the three levels and the printed value are right."""
    wanted = {key: keyed.get(key) for key in IDENTITY} | {"raw": keyed["value"]["raw"]}
    found = {key: read.get(key) for key in IDENTITY} | {"raw": read["value"]["raw"]}
    return not list(differences(wanted, found))


def paired_rows(keyed, read):
    """Pairs of rows, in keyed order; `None` on the side where none answers."""
    open_rows = list(read)
    pairs = []
    for row in keyed:
        found = next((other for other in open_rows if same_row(row, other)), None)
        if found is not None:
            open_rows.remove(found)
        pairs.append((row, found))
    return pairs + [(None, row) for row in open_rows]


def paired_forms(keyed, read):
    """Pairs of forms: those that share most rows and a name first."""
    likeness = {
        (i, j): (_likeness(form, other), i == j, -abs(i - j))
        for i, form in enumerate(keyed)
        for j, other in enumerate(read)
    }
    pairs: dict[int, int] = {}
    for i, j in sorted(likeness, key=lambda pair: likeness[pair], reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    answered = [(form, read[pairs[i]] if i in pairs else None) for i, form in enumerate(keyed)]
    return answered + [(None, form) for j, form in enumerate(read) if j not in pairs.values()]


def _likeness(keyed, read):
    rows = paired_rows(keyed["indicators"], read["indicators"])
    named = not list(differences(keyed.get("project_name"), read.get("project_name")))
    return sum(row is not None and other is not None for row, other in rows) + named
