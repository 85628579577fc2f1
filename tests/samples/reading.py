"""The reading of a value, keyed plainly: what needs thought is left open (`*`)."""

import re
from decimal import Decimal

COMPARATORS = {
    "≥": "gte",
    ">=": "gte",
    "≤": "lte",
    "<=": "lte",
    "＞": "gt",
    ">": "gt",
    "＜": "lt",
    "<": "lt",
    "=": "eq",
    "＝": "eq",
    "": "eq",
}
DURATIONS = ("年", "月", "个月", "天", "日", "小时", "分钟", "工作日", "个工作日", "秒")
SCALES = {"万": Decimal(10000), "亿": Decimal(100000000)}
PARTS = (
    "comparator",
    "comparator_implied",
    "number",
    "number_high",
    "unit",
    "canonical_number",
    "canonical_number_high",
    "canonical_unit",
    "deadline",
    "repaired",
)


def value_json(row):
    if "open" in row.other:
        return _open(row)
    if re.search(r"\d", row.raw) and not row.number.replace(",", "").replace(".", "").isdigit():
        return _open(row)
    if re.search(r"每|[前底末]", row.raw) and not re.search(r"\d", row.raw):
        return _open(row)
    if row.sign == "定性" or not re.search(r"\d", row.raw):
        return _words(row)
    return _quantity(row)


def _raws(row):
    """In a sign column 定性 says only that the value is in words: with or without it is right."""
    return [row.raw, row.raw.removeprefix("定性")] if row.sign == "定性" else row.raw


def _open(row):
    plain = "open" not in row.other and re.search(r"\d", row.raw)
    kind = "deadline" if plain and re.search(r"(月|日|底)前?$|前(完成)?$", row.raw) else "*"
    return {"raw": _raws(row), "kind": kind} | dict.fromkeys(PARTS, "*")


def _words(row):
    nulls = dict.fromkeys(PARTS)
    return {"raw": _raws(row), "kind": "qualitative"} | nulls | {"comparator_implied": "*"}


def _quantity(row):
    number = Decimal(row.number.replace(",", ""))
    unit = row.unit.replace("％", "%")
    canonical, canonical_unit = _canonical(number, unit)
    return {
        "raw": row.raw,
        "kind": ["duration", "quantitative"] if unit in DURATIONS else "quantitative",
        "comparator": COMPARATORS[row.sign],
        "comparator_implied": row.sign == "",
        "number": str(number),
        "number_high": None,
        "unit": _either(unit) or None,
        "canonical_number": format(canonical.normalize(), "f"),
        "canonical_number_high": None,
        "canonical_unit": canonical_unit or None,
        "deadline": None,
        "repaired": None,
    }


def _canonical(number, unit):
    if unit == "百分比":
        return number, "%"
    scale = SCALES.get(unit[:1])
    return (
        (number * scale, _either(unit[1:])) if scale and len(unit) > 1 else (number, _either(unit))
    )


def _either(unit):
    if "·" in unit:
        return [unit, unit.replace("·", "/")]
    if unit == "百分比":
        return ["百分比", "%"]
    if unit == "工作日":
        return [unit, f"个{unit}"]
    return [unit, unit[1:]] if unit.startswith("个") and len(unit) > 1 else unit
