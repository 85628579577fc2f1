"""`python -m tests.samples.score [-q] [--grids] [FILES…]`: how much of the corpus is read right.

Without files: the whole corpus. A folder or the beginning of a name (`07`, `provinces/0`) chooses
some. `-q` leaves the single differences out; `--grids` takes the layouts themselves instead of the
documents, so that only the recogniser is scored.
"""

import sys
from pathlib import Path

from tests.samples.layout import layouts
from tests.samples.tally import Tally, tally
from tests.samples.truth import SAMPLES, documents, expected, recognised, set_up


def chosen(names):
    if not names:
        return documents()
    starts = tuple(
        str(Path(name).resolve()) if Path(name).exists() else str(SAMPLES / name) for name in names
    )
    return [path for path in documents() if str(path).startswith(starts)]


def read(path):
    """What is recognised; a crash is a document with no forms, so that the others are scored."""
    try:
        return recognised(path)
    except Exception as error:  # noqa: BLE001 - any at all, and it is printed
        return {"forms": [], "problems": [{"code": "crash", "message": repr(error)}]}


def of_documents(names):
    return ((str(path.relative_to(SAMPLES)), expected(path), read(path)) for path in chosen(names))


def of_layouts(names):
    """Each layout as a perfect reader would hand it on, whatever the readers can do."""
    from tests.samples.grids import recognised_layout  # noqa: PLC0415 - needs Django set up

    return [
        (layout.name, layout.truth, recognised_layout(layout))
        for layout in layouts()
        if not names or layout.name.startswith(tuple(names))
    ]


def main(arguments):
    set_up()
    total = Tally()
    names = [argument for argument in arguments if argument not in ("-q", "--grids")]
    for name, keyed, found in (of_layouts if "--grids" in arguments else of_documents)(names):
        result = tally(keyed, found)
        total.add(result)
        print(f"{name:36} {result.line()}", flush=True)  # noqa: T201 - its purpose
        if "-q" not in arguments:
            print(*result.remarks, sep="\n", end="\n" if result.remarks else "")  # noqa: T201
    print(f"{'ALL':36} {total.line()}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
