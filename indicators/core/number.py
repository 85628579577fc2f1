"""Numbers as documents print them: 1,234.50 · 三十二 · 一百零五 · 两 · 半 · 5万 · 三分之二."""

import re
from decimal import Context, Decimal, Inexact
from functools import reduce

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "俩": 2,
}
_TEN = 10
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_NOUGHT = "零〇"
_NOUGHTS = frozenset(_NOUGHT)
_MYRIADS = {"亿": 10**8, "万": 10**4}
CHINESE = frozenset(DIGITS) | frozenset(_TENS) | {"半"}
_CHINESE_RUN = re.compile("[" + "".join(sorted(CHINESE | frozenset(_MYRIADS))) + "]++")

_CHINESE_FRACTION = re.compile("点([" + "".join(sorted(DIGITS)) + "]{1,8})")

# Longest first: 百万 before 百.
MULTIPLIERS = {
    "万亿": Decimal(10**12),
    "千亿": Decimal(10**11),
    "百亿": Decimal(10**10),
    "十亿": Decimal(10**9),
    "千万": Decimal(10**7),
    "百万": Decimal(10**6),
    "十万": Decimal(10**5),
    "亿": Decimal(10**8),
    "万": Decimal(10**4),
    "千": Decimal(10**3),
    "百": Decimal(10**2),
}

# Most numbers have no thousands separators.
_PLAIN = re.compile(r"[0-9]{1,20}+(?:\.[0-9]{1,20}+)?+(?![., ]?[0-9])")
_ARABIC = re.compile(r"([0-9]++(?:,[0-9]++)*+)(\.[0-9]++)?|(\.[0-9]++)")
_FIGURES_AND_BLANKS = re.compile(r"[0-9.,]++(?: [0-9.,]++)++")
_POINT_AND_BLANK = re.compile(r"(?:(?<=[0-9][0-9])|(?<=[^0-9]0)|(?<=^0))\. (?=[0-9])")
# 2亿3000万 and 1万5千: each figure with a lower place than the one before.
_MIXED = re.compile(
    r"(?=[0-9.]++[亿万])(?:([0-9]{1,12}(?:\.[0-9]{1,8})?)亿零?)?(?:([0-9])千万)?"
    r"(?:([0-9]{1,4}(?:\.[0-9]{1,8})?)万零?)?(?:([0-9])千(?!万))?([0-9]{1,8}(?![0-9.万亿千百]))?"
)
_GROUP = 3
# A target of more figures is not a target; and the database must be able to keep it.
MOST_FIGURES = 20


def is_printable(number: Decimal) -> bool:
    """Whether a number has no more figures than are read."""
    exponent = number.as_tuple().exponent
    return (
        number.adjusted() < MOST_FIGURES and isinstance(exponent, int) and exponent >= -MOST_FIGURES
    )


def join_spaced(text: str) -> str:
    """Take `1 234 567` and `98. 33` for one number each; `1. 95` begins with a list's number."""
    if " " not in text:
        return text
    return _FIGURES_AND_BLANKS.sub(_joined, _POINT_AND_BLANK.sub(".", text))


def _joined(match: re.Match[str]) -> str:
    first, *groups = match[0].split(" ")
    groups[-1] = groups[-1].partition(".")[0]
    thousands = all(len(group) == _GROUP and group.isdigit() for group in groups)
    if thousands and first.isdigit() and len(first) <= _GROUP:
        return match[0].replace(" ", "")
    return match[0]


def read_arabic(text: str, start: int = 0) -> tuple[Decimal, int] | None:
    """`arabic = figures ("," three figures)* ("." figures)? | "." figures`.

    What follows must not be another figure or point: 1,2345 and 1.2.3 are no numbers.
    """
    if plain := _PLAIN.match(text, start):
        return Decimal(plain[0]), plain.end()
    match = _ARABIC.match(text, start)
    if match is None or _goes_on(text, match.end()):
        return None
    whole, fraction, bare_fraction = match.groups()
    if bare_fraction is not None:
        whole, fraction = "0", bare_fraction
    if "," in whole:
        first, *groups = whole.split(",")
        if len(first) > _GROUP or any(len(group) != _GROUP for group in groups):
            return None
        whole = whole.replace(",", "")
    if len(whole) > MOST_FIGURES or len(fraction or "") > MOST_FIGURES + 1:
        return None
    return Decimal(whole + (fraction or "")), match.end()


def read_mixed(text: str, start: int) -> tuple[Decimal, int] | None:
    """`mixed = [figures 亿] [figure 千万] [figures 万] [figure 千] [figures]`, two at least.

    A number before 万元 alone is none: its 万 belongs to the unit.
    """
    match = _MIXED.match(text, start)
    if match is None:
        return None
    given = [(part, place) for part, place in zip(match.groups(), _PLACES, strict=True) if part]
    numbers = [_WHOLE.multiply(Decimal(part), place) for part, place in given]
    below = all(low < place for low, (_, place) in zip(numbers[1:], given, strict=False))
    return (reduce(_WHOLE.add, numbers), match.end()) if len(given) > 1 and below else None


_PLACES = tuple(map(Decimal, (10**8, 10**7, 10**4, 10**3, 1)))
# Wide enough for all that is matched, whatever the context of the caller.
_WHOLE = Context(prec=64, traps=[Inexact])


def _goes_on(text: str, end: int) -> bool:
    rest = text[end : end + 2]
    return rest[:1] in {".", ",", " "} and rest[1:].isdigit()


def read_chinese(text: str, start: int = 0) -> tuple[Decimal, int] | None:
    """`chinese = 半 | section ((万 | 亿) section)*`.

    A single 万 or 亿 is left to the unit: 五万元 is 5 万元, printed as such.
    """
    match = _CHINESE_RUN.match(text, start)
    if match is None:
        return None
    run = match[0]
    if run == "半":
        return Decimal("0.5"), match.end()
    if fraction := _CHINESE_FRACTION.match(text, match.end()):
        return _with_fraction(run, fraction)
    body = run.rstrip("万亿")
    if any(mark in body for mark in _MYRIADS):
        body = run
    value = _chinese(body)
    return None if value is None else (Decimal(value), start + len(body))


def _with_fraction(run: str, fraction: re.Match[str]) -> tuple[Decimal, int] | None:
    """九十五点五 is 95.5."""
    whole = _chinese(run)
    figures = "".join(str(DIGITS[figure]) for figure in fraction[1])
    return None if whole is None else (Decimal(f"{whole}.{figures}"), fraction.end())


def _chinese(run: str) -> int | None:
    """Read 一百零五, 二十三, 十, 一万五千, 二〇二三; None for what is no numeral (三五, 十百)."""
    if not run or len(run) > MOST_FIGURES:
        return None
    if len(run) > 1 and all(c in DIGITS for c in run):
        return _figure_by_figure(run)
    for mark, factor in _MYRIADS.items():
        head, found, tail = run.partition(mark)
        if found:
            high, low = _chinese(head), _rest(tail, factor)
            return None if high is None or low is None else high * factor + low
    return _section(run)


def _rest(tail: str, above: int) -> int | None:
    """What follows 万 or 亿: it fills the next place, or says with a nought that it does not."""
    low = _chinese(tail.lstrip(_NOUGHT)) if tail else 0
    if low is None or low >= above:  # 一万二万
        return None
    skips = low * 10 < above and tail != ""
    return None if skips and tail[0] not in _NOUGHTS else low


def _figure_by_figure(run: str) -> int | None:
    """二〇二三: only where a nought shows that it is meant so, and not in front."""
    if run[0] in _NOUGHTS or _NOUGHTS.isdisjoint(run):
        return None
    return int("".join(str(DIGITS[c]) for c in run))


def _section(run: str) -> int | None:
    """A numeral under 10,000: figure and place by turns, each place lower than the one before."""
    total, last = 0, _MYRIADS["万"]
    figure: int | None = None
    for position, character in enumerate(run):
        place = _TENS.get(character)
        if place is None:
            if figure or character not in DIGITS:
                return None
            figure = DIGITS[character]
        else:
            if place >= last or (figure is None and (position > 0 or place != _TEN)):
                return None
            total, last, figure = total + (1 if figure is None else figure) * place, place, None
    return _ended(total, figure, last, run)


def _ended(total: int, figure: int | None, last: int, run: str) -> int | None:
    """一百零五 is 105; 一百五 is 150 to some and 105 to others: no number."""
    if figure is None:
        return total
    if _TEN < last < _MYRIADS["万"] and run[-2] not in _NOUGHTS:
        return None
    return total + figure
