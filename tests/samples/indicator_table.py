"""`@rows` and `@pairs`: rows of an indicator table laid out from the rows of a form.

`@rows 1 period | "绩效指标" | l1 | l2 first | l3 +1 | sign | number | unit`: the second form's
rows of the period; a text in quotes is one cell beside them all (`"^"` continues the
cell above). A column may be merged (`merge`,
the rule for levels), printed in the first row (`first`), in the middle one (`middle`), in each
(`repeat`), and span further grid columns (`+1`). `@pairs` puts the period's rows beside the
year's; the columns of the year bear a prime (`l3'`).
"""

from itertools import groupby, zip_longest

from tests.samples.sheet import ABOVE, LEFT

POLICIES = ("merge", "first", "middle", "repeat")


def expanded(line, forms, labels):
    """The matrix rows a directive stands for."""
    head, *columns = (part.strip() for part in line.split("|"))
    words = head.split()
    number = next((int(word) for word in words if word.isdigit()), 0)
    rows = forms[number]
    if words[0] == "@pairs":
        pairs = _paired(rows)
    else:
        scope = next((word for word in words if word in ("period", "annual")), None)
        pairs = [(row, None) for row in rows if scope in (None, row.scope)]
    texts = [_column(column, pairs, labels) for column in columns]
    return [[cell for column in texts for cell in column[i]] for i in range(len(pairs))]


def _paired(rows):
    halves = [[r for r in rows if r.scope == scope] for scope in ("period", "annual")]
    keys = list(dict.fromkeys((r.level1, r.level2) for half in halves for r in half))
    first_levels = [key[0] for key in keys]
    keys.sort(key=lambda key: first_levels.index(key[0]))
    return [
        pair
        for key in keys
        for pair in zip_longest(
            *([r for r in half if (r.level1, r.level2) == key] for half in halves)
        )
    ]


def _column(spec, pairs, labels):
    """The texts of one column, each with the grid columns it continues over."""
    if spec.startswith('"'):
        text, _, more = spec[1:].rpartition('"')
        texts, words = [text, *[ABOVE] * (len(pairs) - 1)], more.split()
    else:
        name, *words = spec.split()
        texts = _texts(name, words, pairs, labels)
    wide = next((int(word) for word in words if word.startswith("+")), 0)
    return [[text, *[ABOVE if text == ABOVE else LEFT] * wide] for text in texts]


def _texts(name, words, pairs, labels):
    primed, field = name.endswith("'"), name.rstrip("'")
    values = [_field(field, pair[primed], pair[not primed], labels) for pair in pairs]
    levels = field in ("l1", "l2")
    policy = next((word for word in words if word in POLICIES), "merge" if levels else "repeat")
    if policy == "repeat":
        return values
    groups = [
        (r or other).level1 + ("" if field == "l1" else (r or other).level2) for r, other in pairs
    ]
    texts: list[str] = []
    for _key, group in groupby(range(len(pairs)), key=lambda i: groups[i]):
        at = list(group)
        own = [ABOVE if policy == "merge" else ""] * len(at)
        own[len(at) // 2 if policy == "middle" else 0] = next(
            (values[i] for i in at if values[i]), ""
        )
        texts += own
    return texts


def _field(field, row, other, labels):
    if field in ("l1", "l2"):
        source = row or other
        level = source.level1 if field == "l1" else source.level2
        return (
            source.other.get(field)
            or labels.get(f"{source.level1}/{level}")
            or labels.get(level, level)
        )
    if row is None:
        return ""
    plain = {
        "l3": row.name,
        "sign": row.sign,
        "number": row.number,
        "unit": row.unit,
        "raw": row.raw,
    }
    if field == "praw":
        return row.period.raw if row.period else ""
    return (
        row.other.get("printed")
        if field == "l3" and "printed" in row.other
        else plain.get(field, row.other.get(field, ""))
    )
