"""The official labels of a content's levels → dimensions of its taxonomy."""

from indicators.core.form import IndicatorContent
from indicators.core.problem import Problem
from indicators.models import Dimension
from indicators.services.refusal import ContentRefused


class Levels:
    """The dimensions of one taxonomy, read once."""

    def __init__(self, taxonomy: str) -> None:
        rows = Dimension.objects.filter(taxonomy=taxonomy).values_list(
            "level", "parent_id", "label", "code"
        )
        self._codes = {
            (level, parent, label): code for level, parent, label, code in rows.order_by("code")
        }

    def code(self, row: IndicatorContent, level: int) -> str | None:
        """Give the code of the row's label at a level.

        Raises:
            ContentRefused: The taxonomy has no such label there, or, where the row names no
                level 1, has it under several.
        """
        label = row.level1 if level == 1 else row.level2
        if label is None:
            return None
        above = self.code(row, 1) if level > 1 else None
        found = [
            code
            for (at, parent, name), code in self._codes.items()
            if (at, name) == (level, label) and above in {None, parent}
        ]
        if len(found) != 1:
            raise ContentRefused(Problem("level_unknown", label, row.place))
        return found[0]
