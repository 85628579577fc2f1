"""Dimensions of the taxonomies as a query names them: by code or by official label."""

from django.utils.translation import gettext_lazy as _

from indicators.services.catalogue import DimensionRow, recent_dimensions
from projects.api.parameters import Parameter


class LevelNames(Parameter):
    """Labels (in every taxonomy that has them) or codes, separated by commas."""

    longest = 1000
    expected = _("labels or codes of the taxonomies, separated by commas")

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level
        self.schema = {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
        }

    @property
    def allowed(self) -> list[str]:  # type: ignore[override] # known to the database only
        rows = self._rows()
        return [*dict.fromkeys(row.label for row in rows), *(row.code for row in rows)]

    def read(self, text: str) -> list[str]:
        """Give the codes."""
        if "\0" in text or len(text) > self.longest:
            raise ValueError(text)
        words = set(text.split(","))
        named = [row for row in self._rows() if words & {row.code, row.label}]
        if words - {name for row in named for name in (row.code, row.label)}:
            raise ValueError(text)
        return [row.code for row in named]

    def _rows(self) -> list[DimensionRow]:
        return [row for row in recent_dimensions() if row.level == self.level]
