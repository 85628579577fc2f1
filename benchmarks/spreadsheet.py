"""What reading a workbook costs a thousand rows, as a ratio to calamine's bare read of the same.

    python -m benchmarks.spreadsheet [--rounds 3]

The baseline takes every value of every sheet over into Python. CPU time, both in turns in one
process that looks for garbage seldom, as the process that reads documents does; the best round
of each. Then the most memory that a process holds which reads, and one which reads and
recognises, a workbook of 100,000 indicators; and how long that takes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import python_calamine
import xlsxwriter

from benchmarks.timing import print_report, seconds
from benchmarks.values import packaged_units
from indicators.core.taxonomy import Dimension, Taxonomy
from indicators.readers.spreadsheet import read_xlsx
from indicators.recogniser.recognise import recognise
from indicators.services.confined.child import collect_rarely, give_back_memory, most_held

ROOT = Path(__file__).resolve().parent.parent
MANY: Final = 100_000
HEADER = (
    *("单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标"),
    *("指标性质", "指标值", "度量单位", "权重", "指标方向性"),
)
LEVELS = (
    *(("产出指标", name) for name in ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
HOLD = "from benchmarks.spreadsheet import hold; hold({path!r}, with_forms={with_forms})"


def write_workbook(path: Path, rows: int) -> None:
    """A flat table of projects with six indicators each; sums and shares bear number formats."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("绩效目标")
        framed = book.add_format({"border": 1})
        money = book.add_format({"border": 1, "num_format": "#,##0.00"})
        share = book.add_format({"border": 1, "num_format": "0%"})
        sheet.write(0, 0, "部门预算项目绩效目标申报表（2023年度）")
        sheet.write_row(1, 0, HEADER)
        for number in range(rows):
            project, kind = divmod(number, len(LEVELS))
            row = number + 2
            texts = f"某县单位{project % 300}", f"项目{project}", f"完成第{project}项任务。"
            sheet.write_row(row, 0, texts[:2], framed)
            sheet.write(row, 2, 100_000 + project * 1.5, money)
            sheet.write_row(row, 3, (texts[2], *LEVELS[kind], f"指标{number}", "≥"), framed)
            is_share = kind == 1
            sheet.write(
                row, 8, 0.95 if is_share else number % 100 + 1, share if is_share else framed
            )
            sheet.write_row(row, 9, ("" if is_share else "个", 10, "正向指标"), framed)


def read_bare(data: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def read(data: bytes) -> None:
    read_xlsx(data)


def packaged_taxonomies() -> tuple[Taxonomy, ...]:
    """The packaged taxonomies, without Django."""
    rows = json.loads((ROOT / "fixtures/taxonomies.json").read_text("utf-8"))
    kept = [(r["pk"], r["fields"]) for r in rows if r["model"] == "indicators.dimension"]
    kept.sort(key=lambda row: row[1]["position"])
    return tuple(
        Taxonomy(
            r["pk"],
            r["fields"]["name"],
            date.fromisoformat(r["fields"]["valid_from"]),
            tuple(
                Dimension(code, f["label"], f["level"], f["parent"], tuple(f["aliases"]))
                for code, f in kept
                if f["taxonomy"] == r["pk"]
            ),
        )
        for r in rows
        if r["model"] == "indicators.taxonomy"
    )


def hold(path: str, *, with_forms: bool) -> None:
    """Read a workbook, and perhaps recognise it; print what that took."""
    start = time.monotonic()
    collect_rarely()
    blocks = read_xlsx(Path(path).read_bytes()).blocks
    give_back_memory()
    if with_forms:
        recognise(blocks, taxonomies=packaged_taxonomies(), units=packaged_units())
    print(f"{most_held() / 1024**2:6.0f} MiB {time.monotonic() - start:7.1f} s")


def measured(path: Path, *, with_forms: bool) -> str:
    """What a process says that does nothing else."""
    code = HOLD.format(path=str(path), with_forms=with_forms)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 -- ourselves
    return done.stdout.strip()


def ratio(path: Path, rows: int, rounds: int) -> str:
    data = path.read_bytes()
    bare, ours = [], []
    for _ in range(rounds):
        bare.append(seconds(partial(read_bare, data)))
        ours.append(seconds(partial(read, data)))
    a, b = min(bare), min(ours)
    return f"{a / rows * 1e6:12.1f}{b / rows * 1e6:14.1f}{b / a:8.2f}"


def report(rounds: int) -> Iterator[str]:
    collect_rarely()
    yield f"{'rows':>8}{'calamine ms':>12}{'read_xlsx ms':>14}{'ratio':>8}   (a thousand rows)"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "workbook.xlsx")
        for rows in (1_000, 10_000, MANY):
            write_workbook(path, rows)
            yield f"{rows:8,}{ratio(path, rows, rounds)}"
        yield f"{MANY:,} indicators read:       {measured(path, with_forms=False)}"
        yield f"{MANY:,} indicators recognised: {measured(path, with_forms=True)}"


if __name__ == "__main__":
    print_report(report, __doc__, rounds=3)
