"""`python -m tests.samples.score [-q] [FILES…]`: how much of the corpus is read right.

Without files: the whole corpus. A folder or the beginning of a name (`07`, `provinces/0`) chooses
some. `-q` leaves the single differences out.
"""

import sys
from pathlib import Path

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


def main(arguments):
    set_up()
    total = Tally()
    for path in chosen([a for a in arguments if a != "-q"]):
        result = tally(expected(path), read(path))
        total.add(result)
        print(f"{path.relative_to(SAMPLES)!s:36} {result.line()}", flush=True)  # noqa: T201 - its purpose
        if "-q" not in arguments:
            print(*result.remarks, sep="\n", end="\n" if result.remarks else "")  # noqa: T201
    print(f"{'ALL':36} {total.line()}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
