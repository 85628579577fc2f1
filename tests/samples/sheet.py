"""A document as it is laid out: running text and tables whose cells span rows and columns."""

from dataclasses import dataclass

LEFT, ABOVE = "<", "^"


@dataclass(frozen=True)
class Line:
    """Running text: `title`, `right` or `plain`."""

    text: str
    style: str = "plain"


@dataclass(frozen=True)
class Break:
    """A new page; in a workbook a new sheet of that name."""

    name: str


@dataclass
class Span:
    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """A matrix of texts in which `<` continues the cell to the left and `^` the one above."""

    matrix: list[list[str]]

    @property
    def width(self):
        return max(len(row) for row in self.matrix)

    def spans(self):
        """The cells by row, each once, where it begins."""
        owners: dict[tuple[int, int], Span] = {}
        rows: list[list[Span]] = []
        for number, texts in enumerate(self.matrix):
            rows.append([])
            for column, text in enumerate(texts + [""] * (self.width - len(texts))):
                owner = self._owner(owners, number, column, text)
                if owner is None:
                    owner = Span(text, number, column)
                    rows[-1].append(owner)
                owners[number, column] = owner
                owner.row_span = max(owner.row_span, number - owner.row + 1)
                owner.column_span = max(owner.column_span, column - owner.column + 1)
        return rows

    @staticmethod
    def _owner(owners, row, column, text):
        if text == LEFT:
            return owners[row, column - 1]
        if text == ABOVE:
            return owners[row - 1, column]
        return None

    def printed(self):
        """The matrix with each merged cell printed once, as plain text has it."""
        return [
            ["" if text in (LEFT, ABOVE) else text for text in row] + [""] * (self.width - len(row))
            for row in self.matrix
        ]
