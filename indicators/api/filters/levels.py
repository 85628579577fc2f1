"""Dimensions of the taxonomies as a query names them: by code or by official label."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models import Dimension
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
        rows = Dimension.objects.filter(level=self.level).values_list("label", "code")
        labels, codes = zip(*rows, strict=True) if rows else ((), ())
        return [*dict.fromkeys(labels), *codes]

    def read(self, text: str) -> list[str]:
        """Give the codes."""
        if "\0" in text or len(text) > self.longest:
            raise ValueError(text)
        words = set(text.split(","))
        named = Dimension.objects.filter(Q(code__in=words) | Q(label__in=words), level=self.level)
        codes = dict(named.values_list("code", "label"))
        if words - set(codes) - set(codes.values()):
            raise ValueError(text)
        return list(codes)
