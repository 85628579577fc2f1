"""A number and its format in a spreadsheet → the text that a person sees.

Formats are those of ECMA-376 part 1, 18.8.30/31. What is not understood gives the number plainly.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

GENERAL: Final = "General"
# The formats that files name by number only; 27 to 36 and 50 to 58 are those of Chinese Excel.
BUILT_IN: Final[dict[int, str]] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_FIGURES = Context(prec=15)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<digits>[0#?][0#?,.]*)'
    r"|(?P<scientific>[Ee][+-]0+)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|AM/PM|上午/下午|a{3,4})|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(>=|<=|<>|>|<|=)(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-]*)")
_FRACTION = re.compile(r"\?+\s*/\s*[?0-9]+")
_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_WEEKDAYS = "一二三四五六日"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a calendar day, of no zone

Token = tuple[str, str]


def shown(value: object, code: str) -> str:
    """Show a cell's value as its format prints it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number(_exact(value), code)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _moment(value, code)
    return str(value)


def _exact(value: float | Decimal) -> Decimal:
    """The number that was typed: Excel keeps fifteen figures."""
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return _FIGURES.create_decimal(number) if number.is_finite() else number


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = format(number.normalize(), "f") if number else "0"
    return text.removeprefix("-") if text == "-0" else text


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    return tuple(tuple(_tokens(section)) for section in _SECTIONS.split(code))


def _tokens(section: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind == "bracket":
            currency = _CURRENCY.match(match["bracket"])
            yield ("text", currency[1]) if currency else ("bracket", match["bracket"])
        elif kind in ("quoted", "escaped"):
            yield "text", match[kind]
        elif kind is not None:
            yield kind, match[kind]


def _number(number: Decimal, code: str) -> str:
    if code == GENERAL or not number.is_finite() or _FRACTION.search(code):
        return _plain(number)
    section, signed = _section(number, _sections(code))
    kinds = {kind for kind, _ in section}
    if "date" in kinds and "digits" not in kinds:
        return _moment(_EPOCH + timedelta(days=float(number)), code)
    if "digits" not in kinds:
        texts = "".join(text for kind, text in section if kind in ("text", "other"))
        return texts.replace("@", _plain(number)).replace(GENERAL, _plain(number))
    return _filled(number if signed else abs(number), section)


def _section(
    number: Decimal, sections: tuple[tuple[Token, ...], ...]
) -> tuple[tuple[Token, ...], bool]:
    """The section for a number, and whether the sign is to be printed with it."""
    for section in sections[:2]:
        condition = next((_CONDITION.fullmatch(t) for k, t in section if k == "bracket"), None)
        if condition:
            if _holds(number, condition[1], Decimal(condition[2])):
                return section, True
            continue
    if any(_CONDITION.fullmatch(t) for s in sections[:2] for k, t in s if k == "bracket"):
        return sections[-1], True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 -- positive; negative; zero
        return sections[2], True
    return sections[0], True


def _holds(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        ">": number > limit,
        "<": number < limit,
        ">=": number >= limit,
        "<=": number <= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _filled(number: Decimal, section: tuple[Token, ...]) -> str:
    percents = sum(text.count("%") for kind, text in section if kind == "other")
    parts = [text for kind, text in section if kind == "digits"]
    pattern = "".join(parts)
    thousands = len(pattern) - len(pattern.rstrip(","))
    scaled = number.scaleb(2 * percents - 3 * thousands)
    scientific = next((text for kind, text in section if kind == "scientific"), None)
    printed = _scientific(scaled, pattern, scientific) if scientific else _digits(scaled, pattern)
    out: list[str] = []
    for kind, text in section:
        if kind == "digits":
            out.append(printed)
            printed = ""
        elif kind in ("text", "other"):
            out.append(text)
    sign = "-" if scaled < 0 and any(c in "123456789" for c in "".join(out)) else ""
    return (sign + "".join(out)).strip()


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.rstrip(",").partition(".")
    places = sum(c in "0#?" for c in fraction)
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=60))
    left, _, right = format(rounded, "f").partition(".")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        left = _grouped(left)
    needed = fraction.rfind("0") + 1
    right = right[:needed] + right[needed:].rstrip("0")
    return f"{left}.{right}" if right or ("." in pattern and needed) else left or "0" * (not right)


def _grouped(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))]
    return ",".join(filter(None, groups))


def _scientific(number: Decimal, pattern: str, mark: str) -> str:
    exponent = number.adjusted() if number else 0
    mantissa = _digits(number.scaleb(-exponent), pattern)
    sign = "-" if exponent < 0 else "+" if "+" in mark else ""
    return f"{mantissa}E{sign}{abs(exponent):0{mark.count('0')}d}"


def _moment(value: date | time | timedelta, code: str) -> str:
    if isinstance(value, timedelta):
        return str(value)
    tokens = [t for t in _sections(code)[0] if t[0] in ("date", "text", "other", "digits")]
    if not any(kind == "date" for kind, _ in tokens):
        return value.isoformat() if not isinstance(value, datetime) else _iso(value)
    out: list[str] = []
    after_hour = False
    for index, (kind, text) in enumerate(tokens):
        if kind != "date":
            out.append(text.replace("@", ""))
            continue
        letters = text.lower()
        following = next((t.lower() for k, t in tokens[index + 1 :] if k == "date"), "")
        is_minute = letters[0] == "m" and (after_hour or following.startswith("s"))
        out.append(_part(value, letters, is_minute=is_minute, twelve="AM/PM" in code))
        after_hour = letters[0] == "h"
    return "".join(out).strip()


def _iso(value: datetime) -> str:
    day = value.date().isoformat()
    return day if value.time() == time() else f"{day} {value.time().isoformat('seconds')}"


def _part(value: date | time, letters: str, *, is_minute: bool, twelve: bool) -> str:
    if letters[0] in "hs" or is_minute or letters.startswith("am"):
        clock = value if isinstance(value, time) else getattr(value, "time", time)()
        return _clock(clock, letters, is_minute=is_minute, twelve=twelve)
    if isinstance(value, time):
        return ""
    return _calendar(value, letters)


def _clock(clock: time, letters: str, *, is_minute: bool, twelve: bool) -> str:
    if letters.startswith("am"):
        return "AM" if clock.hour < 12 else "PM"  # noqa: PLR2004 -- noon
    number = clock.minute if is_minute else clock.second
    if letters[0] == "h":
        number = (clock.hour - 1) % 12 + 1 if twelve else clock.hour
    return f"{number:02d}" if len(letters) > 1 else str(number)


def _calendar(day: date, letters: str) -> str:
    if letters[0] == "y":
        return f"{day.year:04d}" if len(letters) > 2 else f"{day.year % 100:02d}"  # noqa: PLR2004
    if letters[0] == "a":
        return ("星期" if len(letters) > 3 else "") + _WEEKDAYS[day.weekday()]  # noqa: PLR2004
    number = day.month if letters[0] == "m" else day.day
    if letters[0] == "m" and len(letters) > 2:  # noqa: PLR2004 -- mmm is a name
        return f"{number}月"
    return f"{number:02d}" if len(letters) == 2 else str(number)  # noqa: PLR2004
