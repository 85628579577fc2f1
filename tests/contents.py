"""Contents for tests: one form that fills every field, and strategies for any form."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from indicators.core.form import (
    FormContent,
    FormKind,
    FundingLine,
    FundingSource,
    Goals,
    IndicatorContent,
    Party,
    Scope,
    Task,
)
from indicators.core.grid import Place
from indicators.core.value import Comparator, Deadline, Kind, Recurrence, Relation, Value

LEVELS = {
    None: (None,),
    "产出指标": (None, "数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": (None, "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": (None, "服务对象满意度指标"),
}

VALUES = (
    Value("≥95.0%", Kind.QUANTITATIVE, Comparator.GTE, number=Decimal("95.0"), unit="%",
          canonical_number=Decimal(95), canonical_unit="%"),
    Value("2518", Kind.QUANTITATIVE, Comparator.EQ, comparator_implied=True, number=Decimal(2518),
          notes=("unit_unknown", "bare_wan")),
    Value("[80,90)%", Kind.RANGE, Comparator.BETWEEN, number=Decimal(80), number_high=Decimal(90),
          high_inclusive=False, unit="%", canonical_number=Decimal(80),
          canonical_number_high=Decimal(90), canonical_unit="%"),
    Value("<1年", Kind.DURATION, Comparator.LT, number=Decimal(1), unit="年"),
    Value("及时及时", Kind.QUALITATIVE, repaired="及时"),
    Value("不晚于12月底", Kind.DEADLINE,
          deadline=Deadline(Recurrence.ONCE, Relation.BY, month=12, day="end")),
    Value("每月25日之前", Kind.DEADLINE,
          deadline=Deadline(Recurrence.MONTHLY, Relation.BEFORE, day=25)),
    Value("2023年第三季度", Kind.DEADLINE,
          deadline=Deadline(Recurrence.ONCE, Relation.DURING, quarter=3, year=2023)),
    Value("3月、4月、8月", Kind.COMPOUND),
    Value("？？", Kind.UNPARSEABLE),
)  # fmt: skip

FULL = FormContent(
    kind=FormKind.PROJECT,
    title="柳林县县级预算部门(单位)项目支出绩效目标申报表",
    taxonomy="2015",
    fiscal_year=2023,
    project_name="城镇居民医疗保险",
    competent_department=Party("柳林县医疗保障局", "053"),
    implementing_unit=Party("柳林县医疗保险服务中心"),
    department=Party("柳林县财政局", "904"),
    attribute="一次性项目",
    duration="1年",
    funding=(
        FundingLine(Scope.PERIOD, FundingSource.TOTAL, Decimal("150000.00"), "150,000.00", "元"),
        FundingLine(Scope.ANNUAL, FundingSource.OTHER, Decimal(0), "0", "万元"),
        FundingLine(Scope.ANNUAL, FundingSource.OTHER, Decimal(20000), "2", "万元"),
    ),
    overview="概况",
    basis="依据",
    necessity="必要性",
    safeguards="制度、措施",
    plan="计划",
    goals=Goals(period="实施期目标", annual="年度目标"),
    responsible_person="甲",
    handler="乙",
    phone="0358-0000000",
    filled_at="20230105104048",
    tasks=(
        Task("任务一", "内容", "908.51", "900", "8.51", "万元"),
        Task(None, "名称缺失", "61.49"),
        Task("任务一"),
    ),
    indicators=tuple(
        IndicatorContent(
            scope=scope,
            level1="产出指标",
            level2="数量指标",
            level3=f"指标{number}",
            value=value,
            description="描述",
            basis="依据",
            remark="备注",
            weight="10",
            direction="正向指标",
            actual="完成",
            score="9.5",
            deviation="无偏差",
            level1_printed="绩效指标",
            level2_printed="数量 指标",
            place=Place(page=2, row=number, column=3),
        )
        for scope in Scope
        for number, value in enumerate(VALUES)
    ),
    place=Place(page=1, line=424),
)
BARE = FormContent(kind=FormKind.DEPARTMENT_OVERALL, title="", taxonomy="2015", blank=True)

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8
).filter(str.strip)
maybe = st.none() | texts
numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2
) | st.integers(-(10**12), 10**12).map(Decimal)
signs = st.sampled_from([s for s in Comparator if s is not Comparator.BETWEEN])
parties = st.none() | st.builds(Party, texts, maybe)
places = st.builds(Place, page=st.none() | st.integers(1, 99), sheet=maybe)


@st.composite
def measured(draw, kind):
    sign, number, canonical = draw(signs), draw(numbers), draw(st.none() | numbers)
    return {
        "comparator": sign,
        "comparator_implied": sign is Comparator.EQ and draw(st.booleans()),
        "number": number,
        "unit": draw(texts if kind is Kind.DURATION else maybe),
        "canonical_number": canonical,
        "canonical_unit": None if canonical is None else draw(maybe),
    }


@st.composite
def spans(draw):
    low, high = sorted([draw(numbers), draw(numbers)])
    return {
        "comparator": Comparator.BETWEEN,
        "number": low,
        "number_high": high,
        "low_inclusive": draw(st.booleans()),
        "high_inclusive": draw(st.booleans()),
    }


deadlines = st.builds(
    Deadline,
    recurrence=st.sampled_from(Recurrence),
    relation=st.sampled_from(Relation),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.just("end") | st.integers(1, 28),
    year=st.none() | st.integers(1990, 2100),
)
PARTS = {
    Kind.QUANTITATIVE: measured(Kind.QUANTITATIVE),
    Kind.DURATION: measured(Kind.DURATION),
    Kind.RANGE: spans(),
    Kind.DEADLINE: st.fixed_dictionaries({"deadline": deadlines}),
}


@st.composite
def values(draw):
    kind = draw(st.sampled_from(Kind))
    return Value(
        raw=draw(texts),
        kind=kind,
        repaired=draw(maybe),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        **draw(PARTS.get(kind, st.just({}))),
    )


@st.composite
def rows(draw):
    level1 = draw(st.sampled_from(list(LEVELS)))
    return IndicatorContent(
        scope=draw(st.sampled_from(Scope)),
        level1=level1,
        level2=draw(st.sampled_from(LEVELS[level1])),
        level3=draw(st.sampled_from(["参保人数", "参保率"]) | texts),
        value=draw(values()),
        remark=draw(maybe),
        weight=draw(maybe | st.sampled_from(["10", "12.5"])),
        place=draw(places),
    )


def _fitting(content):
    """A blank template has no indicators."""
    return replace(content, blank=content.blank and not content.indicators)


contents = st.builds(
    FormContent,
    kind=st.just(FormKind.PROJECT),
    title=texts,
    taxonomy=st.just("2015"),
    blank=st.booleans(),
    fiscal_year=st.sampled_from([None, 2023]),
    project_name=maybe,
    competent_department=parties,
    funding=st.lists(
        st.builds(
            FundingLine,
            scope=st.sampled_from(Scope),
            source=st.sampled_from(FundingSource),
            amount=numbers,
            printed=texts,
            unit=st.sampled_from(["元", "万元"]),
        ),
        max_size=3,
    ).map(tuple),
    overview=maybe,
    goals=st.builds(Goals, maybe, maybe),
    tasks=st.lists(
        st.builds(Task, maybe, maybe, maybe, unit=st.none() | st.just("万元")), max_size=3
    ).map(tuple),
    indicators=st.lists(rows(), max_size=4).map(tuple),
    place=places,
).map(_fitting)
