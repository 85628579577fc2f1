"""What reading a PDF costs a page, as a ratio to pdfplumber's bare table finding on the same file.

    python -m benchmarks.pdf [--rounds 5]

The baseline opens the file and finds the tables of each page, which parses all that the page
draws; it reads no text. CPU time, both in turns in one process, the best round of each.
"""

import logging
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pdfplumber

from benchmarks.timing import print_report, seconds
from indicators.readers.pdf import read_pdf

SAMPLES = Path(__file__).resolve().parent.parent / "tests/samples"
FILES = (
    "provinces/02.pdf",
    "provinces/10.pdf",
    "provinces/19.pdf",
    "readers/browser.pdf",
    "readers/cut-rows.pdf",
    "readers/spreadsheet.pdf",
)


def find_tables(data: bytes) -> None:
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.find_tables()
            page.close()


def read(data: bytes) -> None:
    read_pdf(data)


def report(rounds: int) -> Iterator[str]:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    yield f"{'file':26}{'pages':>6}{'find_tables ms':>16}{'read_pdf ms':>13}{'ratio':>7}"
    for name in FILES:
        data = (SAMPLES / name).read_bytes()
        pages = len(pdfplumber.open(BytesIO(data)).pages)
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(seconds(partial(find_tables, data)))
            ours.append(seconds(partial(read, data)))
        a, b = min(bare) / pages * 1e3, min(ours) / pages * 1e3
        yield f"{name:26}{pages:6}{a:16.1f}{b:13.1f}{b / a:7.2f}"


if __name__ == "__main__":
    print_report(report, __doc__, rounds=5)
