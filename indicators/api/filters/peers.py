"""Among which indicators one is compared."""

from indicators.api.filters.indicator import IndicatorFilters
from indicators.models import Indicator
from projects.api.filters.declared import DeclaredFilters

_THEIRS = IndicatorFilters.base_filters
YEARS = ("fiscal_year", "fiscal_year_min", "fiscal_year_max")


class PeerFilters(DeclaredFilters):
    """Those of the list that widen or narrow a comparison; the metric itself is given."""

    fiscal_year = _THEIRS["fiscal_year"]
    fiscal_year_min = _THEIRS["fiscal_year_min"]
    fiscal_year_max = _THEIRS["fiscal_year_max"]
    region = _THEIRS["region"]
    region_level = _THEIRS["region_level"]
    organisation_kind = _THEIRS["organisation_kind"]
    comparator = _THEIRS["comparator"]

    class Meta:
        model = Indicator
        fields: list[str] = []
