"""Where an organisation is, as far as its name says: 柳林县医疗保险服务中心 is of 柳林县."""

import re
from collections import defaultdict
from collections.abc import Iterable

from projects.models import Region
from projects.services.divisions import Division

# Organs of parties name themselves before their region: 中共柳林县委宣传部.
_LEADING = ("中国共产党", "中国共产主义青年团", "中共", "共青团")
# 东区, 矿区, 城区 name one division in the list and a part of town everywhere else.
_LONGEST_VAGUE = 2
_VAGUE_TAIL = "区"
# What reads like a division but is none that the list has: 神木县, 凉山州. Not 城市管理局, 市场.
_LIKE_A_DIVISION = re.compile(
    r"[^市县区旗州盟]{1,5}[市县区旗州盟](?![场政民容划域级])"
    r"(?<!城市)(?<!超市)(?<!社区)(?<!小区)(?<!校区)(?<!园区)(?<!景区)(?<!库区)(?<!灌区)"
    r"(?<!开发区)(?<!保护区)(?<!示范区)(?<!联盟)"
)


class Regions:
    """The divisions of the country, found by what a text begins with."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self._parents: dict[str, str | None] = {}
        self._codes: defaultdict[str, list[str]] = defaultdict(list)
        for division in divisions:
            self._parents[division.code] = division.parent
            if division.parent is not None:
                self._codes[division.name].append(division.code)
        self._divided = frozenset(self._parents.values())
        self._longest = max(map(len, self._codes), default=0)

    def beginning(self, text: str, above: str | None) -> tuple[str, list[str]]:
        """Give the longest name that the text begins with and its divisions below `above`."""
        for length in range(min(len(text), self._longest), 1, -1):
            found = [c for c in self._codes.get(text[:length], ()) if self._is_below(c, above)]
            if found:
                return text[:length], found
        return "", []

    def is_divided(self, code: str) -> bool:
        return code in self._divided

    def _is_below(self, code: str, above: str | None) -> bool:
        parent = self._parents[code]
        return above is None or (
            parent is not None and (parent == above or self._is_below(parent, above))
        )


def kept_regions() -> Regions:
    """Read the divisions of the database; worth keeping for as long as an import lasts."""
    rows = Region.objects.values_list("code", "name", "level", "parent_id")
    return Regions(Division(*row) for row in rows)


def region_of(name: str, regions: Regions) -> str | None:
    """Give the code of the smallest division that the name begins with, step by step from above.

    Where an organisation is, is never guessed. None where its name begins with no division, with
    one that several share and no step above decides between (朝阳区), or goes on with something
    like a division that the list does not have (榆林市神木县, a former name).
    """
    text = _without_lead("".join(name.split()))
    code = None
    while True:
        word, codes = regions.beginning(text, code)
        if not word:
            break
        if len(codes) > 1 or (code is None and _is_vague(word)):
            return None
        code, text = codes[0], text.removeprefix(word)
    if code is None or (regions.is_divided(code) and _LIKE_A_DIVISION.match(text)):
        return None
    return code


def _without_lead(text: str) -> str:
    for lead in _LEADING:
        if text.startswith(lead):
            return text.removeprefix(lead)
    return text


def _is_vague(word: str) -> bool:
    return len(word) <= _LONGEST_VAGUE and word.endswith(_VAGUE_TAIL)
