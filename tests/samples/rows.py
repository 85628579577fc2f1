"""Indicator rows as a person writes them down, one a line.

`产出/数量 | name | ≥ 500 人 | w=10; a=520`: the two levels (left out where they are those of the
line above), the name, sign, number and unit (or words), and other columns. `[period]`, `[annual]`
and `[both]` say the scope of the lines below; with `both` the value is `annual // period`.
`open=1` leaves the reading open, `printed=` is the name with its prefix.
"""

import re
from dataclasses import dataclass, field, replace

OFFICIAL = {
    "产出": "产出指标", "效益": "效益指标", "满意度": "满意度指标", "成本": "成本指标",
    "数量": "数量指标", "质量": "质量指标", "时效": "时效指标",
    "经济": "经济效益指标", "社会": "社会效益指标", "生态": "生态效益指标",
    "可持续": "可持续影响指标", "服务对象": "服务对象满意度指标",
    "经济成本": "经济成本指标", "社会成本": "社会成本指标", "生态环境成本": "生态环境成本指标",
}  # fmt: skip
SIGNS = ("≥", "≤", "＞", "＜", ">=", "<=", ">", "<", "=", "＝", "定性")
NUMBER = re.compile(r"[-\d.,]+$")


@dataclass(frozen=True)
class Row:
    level1: str
    level2: str
    name: str
    sign: str = ""
    number: str = ""
    unit: str = ""
    scope: str = "annual"
    other: dict[str, str] = field(default_factory=dict)
    period: "Row | None" = None

    @property
    def raw(self):
        return self.other.get("raw", f"{self.sign}{self.number}{self.unit}")


def rows_of(text):
    """All rows of a form, in printed order."""
    rows: list[Row] = []
    scope, above = "annual", ("", "")
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            scope = line.strip("[]")
            continue
        levels, name, value, *rest = (part.strip() for part in f"{line} ".split("|"))
        above = _levels(levels, above)
        other = dict(
            pair.strip().split("=", 1) for part in rest for pair in part.split(";") if pair.strip()
        )
        rows.append(_row(above, name, value, scope, other))
    return rows


def _levels(text, above):
    if not text:
        return above
    first, second = text.split("/") if "/" in text else (above[0], text)
    return OFFICIAL.get(first, first), OFFICIAL.get(second, second)


def _row(levels, name, value, scope, other):
    if scope != "both":
        return _plain(levels, name, value, scope=scope, other=other)
    annual, period = value.split("//")
    of_period = {k: v for k, v in other.items() if k != "raw"}
    before = _plain(levels, name, period, scope="period", other=of_period)
    return replace(_plain(levels, name, annual, scope="annual", other=other), period=before)


def _plain(levels, name, value, *, scope, other):
    sign, number, unit = _value(value)
    return Row(levels[0], levels[1], name, sign, number, unit, scope, other)


def _value(text):
    parts = text.split()
    sign = parts.pop(0) if parts and parts[0] in SIGNS else ""
    if sign == "定性" or not parts or not NUMBER.match(parts[0]):
        return sign, " ".join(parts), ""
    return sign, parts[0], " ".join(parts[1:])


def in_contract_order(rows):
    """Period before annual; of a row with two values the one of the period first."""
    before = [r.period or r for r in rows if r.period or r.scope == "period"]
    return before + [replace(r, period=None) for r in rows if r.scope == "annual"]
