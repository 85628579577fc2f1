"""Printed level labels → dimensions of a taxonomy, through what the print cut or added."""

from collections.abc import Iterable, Sequence

from indicators.core.taxonomy import Dimension, Taxonomy
from indicators.recogniser.labels import level_word

_SUFFIX = "指标"
_SHORTEST_CUT = 2
_SHORTEST_MISREAD = 4


class LevelWords:
    """The level labels of one taxonomy, found as printed."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._found: dict[tuple[str, int], Dimension | None] = {}

    def find(self, text: str, level: int) -> Dimension | None:
        """Find the dimension that a cell names: its label or an alias, or the label cut short.

        A cut label keeps at least two characters (社会, 服务对象满意度指); one character too
        many behind the word proper is a misread one (服务对象满意度并).
        """
        key = (text, level)
        if key not in self._found:
            self._found[key] = self._look_up(level_word(text), level)
        return self._found[key]

    def names_level(self, text: str) -> bool:
        return self.find(text, 1) is not None or self.find(text, 2) is not None

    def parent(self, dimension: Dimension) -> Dimension | None:
        return self.taxonomy.by_code(dimension.parent) if dimension.parent else None

    def _look_up(self, word: str, level: int) -> Dimension | None:
        exact = self.taxonomy.by_label(word, level)
        if exact is not None:
            return exact
        cut = [
            dimension
            for dimension in self.taxonomy.at_level(level)
            if _is_cut(word, dimension.label)
        ]
        return cut[0] if len(cut) == 1 else None


def _is_cut(word: str, label: str) -> bool:
    if not _SHORTEST_CUT <= len(word) <= len(label):
        return False
    stem = label.removesuffix(_SUFFIX)
    return label.startswith(word) or (word[:-1] == stem and len(stem) >= _SHORTEST_MISREAD)


def choose_words(texts: Iterable[str], taxonomies: Sequence[Taxonomy]) -> LevelWords:
    """Choose the taxonomy that knows most of the printed labels, the oldest of equals.

    成本指标 alone decides nothing: it is level 2 in one taxonomy and level 1 in the other, and
    cells slide. 经济成本指标 or 社会成本指标 do.
    """
    printed = set(texts)
    candidates = [LevelWords(t) for t in sorted(taxonomies, key=lambda t: t.valid_from)]
    return max(candidates, key=lambda words: sum(map(words.names_level, printed)))
