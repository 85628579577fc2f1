"""FORM as clients state it: the contract's keys, and beside them whose form it is."""

from typing import Any

from rest_framework import serializers

from indicators.models.choices import (
    COMPARATORS,
    FORM_KINDS,
    FUNDING_SOURCES,
    MONEY_UNITS,
    RECURRENCES,
    RELATIONS,
    SCOPES,
    VALUE_KINDS,
)
from projects.api.stated import (
    Stated,
    StatedChoice,
    StatedText,
    StatedTruth,
    StatedWhole,
    many,
    printed,
)

_MOST_ROWS = 2000
_NUMBER = 200  # figures that a number may have here; what it says is read from the print
EXAMPLE: dict[str, Any] = {
    "organisation": None,
    "region_code": "141125",
    "kind": "project",
    "title": "项目支出绩效目标申报表",
    "fiscal_year": 2026,
    "project_name": "城乡居民基本医疗保险补助",
    "implementing_unit": {"code": "053001", "name": "柳林县医疗保险服务中心"},
    "funding": [{"scope": "annual", "source": "total", "printed": "15", "unit": "万元"}],
    "goals": {"annual": "参保率稳定在95%以上"},
    "indicators": [
        {
            "scope": "annual",
            "level1": "产出指标",
            "level2": "质量指标",
            "level3": "参保率",
            "value": {"raw": "≥95%"},
        }
    ],
}


def _number(about: str = "") -> StatedText:
    return printed(about, max_length=_NUMBER)


class StatedPartySerializer(Stated):
    """An organisation as the form names it."""

    code = printed("Its budget code, where printed.", max_length=200)
    name = StatedText(max_length=500)


class StatedFundingSerializer(Stated):
    """A sum: `amount`, where it is given, is what `printed` and `unit` say."""

    scope = StatedChoice(SCOPES)
    source = StatedChoice(FUNDING_SOURCES)  # type: ignore[assignment] # the metaclass takes it away
    amount = _number("In 元, as a decimal text.")
    printed = StatedText(max_length=_NUMBER)
    unit = StatedChoice(MONEY_UNITS)


class StatedGoalsSerializer(Stated):
    period = printed()
    annual = printed()


class StatedTaskSerializer(Stated):
    """A main task; `unit` is that of its sums, which the contract leaves out."""

    name = printed()
    content = printed()
    total = printed()
    fiscal = printed()
    other = printed()
    unit = printed(max_length=50)


class StatedDeadlineSerializer(Stated):
    recurrence = StatedChoice(RECURRENCES)
    relation = StatedChoice(RELATIONS)
    month = StatedWhole(required=False, allow_null=True)
    day = serializers.JSONField(required=False, allow_null=True)
    quarter = StatedWhole(required=False, allow_null=True)
    year = StatedWhole(required=False, allow_null=True)


class StatedValueSerializer(Stated):
    """A target: `raw` is read by the registry; what else is given has to be what was read."""

    raw = StatedText(allow_blank=True, max_length=10_000)
    kind = StatedChoice(VALUE_KINDS, required=False)
    comparator = StatedChoice(COMPARATORS, required=False, allow_null=True)
    comparator_implied = StatedTruth(required=False)
    number = _number()
    number_high = _number()
    unit = printed()
    canonical_number = _number()
    canonical_number_high = _number()
    canonical_unit = printed()
    deadline = StatedDeadlineSerializer(required=False, allow_null=True)
    repaired = printed()
    notes = serializers.ListField(child=StatedText(), required=False, max_length=50)


class StatedPlaceSerializer(Stated):
    page = StatedWhole(required=False, min_value=0, max_value=2**31)
    sheet = StatedText(required=False, max_length=200)
    table = StatedWhole(required=False, min_value=0, max_value=2**31)
    line = StatedWhole(required=False, min_value=0, max_value=2**31)
    row = StatedWhole(required=False, min_value=0, max_value=2**31)
    column = StatedWhole(required=False, min_value=0, max_value=2**31)


class StatedIndicatorSerializer(Stated):
    scope = StatedChoice(SCOPES)
    level1 = printed("一级指标, an official label.")
    level2 = printed("二级指标, an official label.")
    level3 = StatedText(allow_blank=True, help_text="三级指标 as printed.")
    value = StatedValueSerializer()
    description = printed()
    basis = printed()
    remark = printed()
    weight = printed(max_length=_NUMBER)
    direction = printed()
    actual = printed()
    score = printed()
    deviation = printed()
    place = StatedPlaceSerializer(required=False)


class StatedContentSerializer(Stated):
    """What a form says: a FORM of docs/contract.md; keys that are left out are null or empty."""

    kind = StatedChoice(FORM_KINDS)
    blank = StatedTruth(required=False, default=False)
    title = StatedText(allow_blank=True, max_length=1000)
    fiscal_year = StatedWhole(
        required=False, allow_null=True, min_value=1990, max_value=2100, help_text="As printed."
    )
    project_name = printed("项目名称")
    competent_department = StatedPartySerializer(required=False, allow_null=True)
    implementing_unit = StatedPartySerializer(required=False, allow_null=True)
    department = StatedPartySerializer(required=False, allow_null=True)
    attribute = printed()
    duration = printed()
    funding = many(StatedFundingSerializer(), 100)
    overview = printed()
    basis = printed()
    necessity = printed()
    safeguards = printed()
    plan = printed()
    goals = StatedGoalsSerializer(required=False)
    responsible_person = printed()
    handler = printed()
    phone = printed()
    filled_at = printed()
    tasks = many(StatedTaskSerializer(), _MOST_ROWS)
    indicators = many(StatedIndicatorSerializer(), _MOST_ROWS)
    taxonomy = StatedText(
        required=False,
        max_length=50,
        help_text="Code of the taxonomy of the levels; without it, the one that knows them.",
    )


class StatedFormSerializer(StatedContentSerializer):
    """A form to be entered: whose it is, and what it says."""

    organisation = serializers.UUIDField(
        required=False,
        allow_null=True,
        help_text="Id of the organisation; without it, the one that the form names.",
    )
    region_code = StatedText(
        required=False,
        allow_null=True,
        max_length=6,
        help_text="The region of an organisation whose name tells none.",
    )
