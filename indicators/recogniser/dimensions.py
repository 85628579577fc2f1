"""Printed level labels → dimensions of a taxonomy, through what the print cut or added."""

from collections.abc import Iterable, Sequence

from indicators.core.taxonomy import Dimension, Taxonomy
from indicators.recogniser.labels import level_word

_Found = tuple[Dimension | None, Dimension | None]

_NONE: _Found = (None, None)
_SUFFIX = "指标"
_SHORTEST_CUT = 2
_SHORTEST_MISREAD = 4


class LevelWords:
    """The level labels of one taxonomy, found as printed."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._found: dict[str, _Found] = {}
        self._initials = {
            word[:1] for d in taxonomy.dimensions for word in (d.label, *d.aliases) if word
        }

    def find(self, text: str, level: int) -> Dimension | None:
        """Find the dimension that a cell names: its label or an alias, or the label cut short.

        A cut label keeps at least two characters (社会, 服务对象满意度指); one character too
        many behind the word proper is a misread one (服务对象满意度并).
        """
        return self._both(text)[level - 1]

    def names_level(self, text: str) -> bool:
        return self._both(text) != _NONE

    def _both(self, text: str) -> _Found:
        """What a text names on level 1 and on level 2; looked up once, for tables say it often."""
        found = self._found.get(text)
        if found is None:
            word = level_word(text)
            is_near = word[:1] in self._initials
            found = (self._look_up(word, 1), self._look_up(word, 2)) if is_near else _NONE
            self._found[text] = found
        return found

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


def choose_words(
    texts: Iterable[str], taxonomies: Sequence[Taxonomy], first_level: Iterable[str] = ()
) -> LevelWords:
    """Choose the taxonomy that knows most of the printed labels, the oldest of equals.

    成本指标 alone decides nothing: it is level 2 in one taxonomy and level 1 in the other, and
    cells slide. 经济成本指标 or 社会成本指标 do, and so do labels in a table's only column of
    levels, which are `first_level`.
    """
    printed, first = set(texts), set(first_level)
    candidates = [LevelWords(t) for t in sorted(taxonomies, key=lambda t: t.valid_from)]

    def known(words: LevelWords) -> tuple[int, int]:
        of_first = sum(words.find(text, 1) is not None for text in first)
        return sum(map(words.names_level, printed)), of_first

    return max(candidates, key=known)
