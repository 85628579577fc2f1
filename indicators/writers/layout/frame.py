"""The grid of a head: a column for labels, and rows of boxes beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.writers.layout.grid import spans
from indicators.writers.layout.sheet import Align, Box, Row

# How wide a label and a text beside it stand, of the whole.
LABEL, TEXT = 15, 33


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of a sheet, the first `label` of which hold the labels of the head."""

    widths: tuple[int, ...]
    label: int

    @property
    def beside(self) -> tuple[int, ...]:
        return self.widths[self.label :]

    @property
    def is_wide(self) -> bool:
        """Whether two labelled texts find room side by side."""
        return len(self.beside) >= 4  # noqa: PLR2004 # two labels, two texts

    def label_box(self, text: str, rows: int = 1) -> Box:
        return Box(text, columns=self.label, rows=rows)

    def row(self, label: str, text: str) -> Row:
        """A label and one text beside it."""
        return (self.label_box(label), Box(text, columns=len(self.beside), align=Align.LEFT))

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
        """Labelled texts side by side, or one below the other where there is no room."""
        if len(pairs) == 1 or not self.is_wide:
            return tuple(self.row(label, text) for label, text in pairs)
        (first, text), (second, other) = pairs
        one, two, three = spans(self.beside, (TEXT, LABEL, TEXT))
        left = Box(text, columns=one, align=Align.LEFT)
        right = Box(other, columns=three, align=Align.LEFT)
        return ((self.label_box(first), left, Box(second, columns=two), right),)

    def shared(self, boxes: Sequence[tuple[Box, int]]) -> Row:
        """Boxes that share the columns beside the label, each with its share of the width."""
        taken = spans(self.beside, [share for _, share in boxes])
        return tuple(
            Box(box.text, columns=columns, rows=box.rows, align=box.align)
            for (box, _), columns in zip(boxes, taken, strict=True)
        )

    def beside_label(self, label: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Rows beside one label that reaches over all of them."""
        return tuple(self._labelled(label, rows))

    def _labelled(self, label: str, rows: Sequence[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            yield row if number else (self.label_box(label, rows=len(rows)), *row)
