"""What the printed words of `words.toml` mean, and how a print is folded to find them."""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from indicators.core.form import FormKind, FundingSource, Scope


class Field(StrEnum):
    """A field of a form's head or foot; the value is its name in `FormContent`."""

    PROJECT_NAME = "project_name"
    COMPETENT_DEPARTMENT = "competent_department"
    IMPLEMENTING_UNIT = "implementing_unit"
    DEPARTMENT = "department"
    ATTRIBUTE = "attribute"
    DURATION = "duration"
    OVERVIEW = "overview"
    BASIS = "basis"
    NECESSITY = "necessity"
    SAFEGUARDS = "safeguards"
    PLAN = "plan"
    RESPONSIBLE_PERSON = "responsible_person"
    HANDLER = "handler"
    PHONE = "phone"
    FILLED_AT = "filled_at"


WORDS: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
)

FIELDS: dict[Field, tuple[str, ...]] = {
    Field(name): tuple(words) for name, words in WORDS["fields"].items()
}
CODE_LABELS = {word: Field(name) for name, words in WORDS["codes"].items() for word in words}
PERIOD_STARTS = frozenset(WORDS["periods"]["start"])
PERIOD_ENDS = frozenset(WORDS["periods"]["end"])
OTHER_LABELS = (*WORDS["labels"]["other"], *PERIOD_STARTS, *PERIOD_ENDS)
YEAR_LABELS = tuple(WORDS["labels"]["year"])
WEAK_LABELS = frozenset(WORDS["labels"]["weak"])
FOOT_FIELDS = frozenset(
    {Field.RESPONSIBLE_PERSON, Field.HANDLER, Field.PHONE, Field.FILLED_AT},
)
PARTY_FIELDS = frozenset({Field.COMPETENT_DEPARTMENT, Field.IMPLEMENTING_UNIT, Field.DEPARTMENT})
NARRATIVE_FIELDS = frozenset(
    {
        Field.PROJECT_NAME,
        Field.OVERVIEW,
        Field.BASIS,
        Field.NECESSITY,
        Field.SAFEGUARDS,
        Field.PLAN,
    },
)

TOTALS: dict[str, Scope | None] = {
    **{word: scope for scope in Scope for word in WORDS["totals"][scope]},
    **dict.fromkeys(WORDS["totals"]["either"]),
}
SOURCE_BY_WORD = {
    word: source for source in FundingSource for word in WORDS["sources"].get(source, ())
}
FUNDING_HEADINGS = tuple(WORDS["funding"]["headings"])
BUDGET_COLUMNS = tuple(WORDS["funding"]["budget_columns"])
EXECUTION_COLUMNS = frozenset((*BUDGET_COLUMNS, *WORDS["funding"]["execution_columns"]))

GOAL_HEADINGS = tuple(WORDS["goals"]["headings"])
GOAL_SCOPES = {word: scope for scope in Scope for word in WORDS["goals"][scope]}
GOAL_RESULTS = tuple(WORDS["goals"]["results"])
GOAL_WORDS = frozenset((*GOAL_HEADINGS, *GOAL_SCOPES))

TASK_HEADINGS = tuple(WORDS["tasks"]["headings"])
TASK_COLUMNS = {w: name for name, words in WORDS["tasks"]["columns"].items() for w in words}
TASK_TOTALS = tuple(WORDS["tasks"]["totals"])
TASK_AMOUNTS = "预算金额"

# What a row of the indicator table begins with, in any taxonomy.
LEVEL_LABEL = re.compile(
    r"^(?:产出|效益|满意度|成本|数量|质量|时效|(?:经济|社会|生态|环境|生态环境)(?:效益|成本)?"
    r"|可持续影响|服务对象满意度?)指标$"
)
# Rows among or below the indicators that are none.
SUMS = frozenset(WORDS["rows"]["sums"])
NOTE = re.compile(r"^(?:注|说明|备注|填表说明|填报说明)\d*[:：、.]|^注$|^填[表报]说明$")
OPINION = re.compile(
    r"(?:意见|结论|存在(?:的?主要)?问题|改进措施|建议|审核人(?:签字)?|盖章\)?|签[字章]\)?|公章\)?|评审结果|审核结果|自评等级|评价等级"
    r"|^说明|(?:偏差|情况|其他(?:需要?)?)说明(?:的?(?:问题|事项))?|需要?说明的?(?:问题|事项))$"
)

KINDS: tuple[tuple[FormKind, re.Pattern[str]], ...] = (
    (FormKind.SELF_EVALUATION, re.compile(r"自评价?(?:报告|情况)?表?(?:\([^()]*\))?$")),
    (FormKind.DEPARTMENT_OVERALL, re.compile(r"(?:部门|单位)?整体(?:支出)?绩效|部门整体")),
    (FormKind.SPECIAL_FUND_OVERALL, re.compile(r"专项资金[总整]体")),
    (FormKind.REGIONAL_TRANSFER, re.compile(r"(?:区域|转移支付)(?:整体|项目)?绩效")),
)
TITLE_TAILS = frozenset(WORDS["titles"]["tails"])
TITLE = re.compile(r"(?:绩效.{0,14}表|绩效(?:总体|整体)?目标|自评表)(?:\([^()]{1,20}\))?$")
# What is left of a title without it is the project's name, where the title has one.
TITLE_END = re.compile(r"绩效(?:总体)?目标(?:申报|批复|自评)?表?$|绩效自评表$")
NUMBERED_TITLE = re.compile(r"^(?:\d+|[一二三四五六七八九十]+)[、.．]\s*")
GENERIC_TITLE = re.compile(
    r"^[^《》]{0,20}(?:项目支出|整体支出|部门整体|专项业务经费|专项资金(?:总体)?|部门预算项目|财政支出)$"
)
BRACKETED_LINE = re.compile(r"\([^()]{2,20}\)")
# A year behind another one ends a project's period, and is not the form's: 2025—2027年.
ALONE = "(?<![-—\u2013~～至到])"
BRACKETED_YEAR = re.compile(rf"\(?{ALONE}((?:199|20\d)\d)年度?\)$")
CAPTION = re.compile(
    r"^(?:金额)?(?:计量)?单位[:：](?:人民币)?(?:亿|万|千)?元$|^(?:报表)?编号[:：]|^附[表件]\d*[:：]?$|^预算\d+表$"
)
CAPTION_UNIT = re.compile(r"单位[:：](?:人民币)?(?P<unit>亿元|万元|千元|元)$")
PAGE_NUMBER = re.compile(r"^(?:第\d+页)?(?:[,/]?共\d+页)?[-—]*\d{0,4}[-—]*$")
# Hyphens, en and em dash, bar, line, minus and waves, as print has them.
_DASH = r"(?:[-~\u2010\u2013-\u2015\u2212\u2500\u301c]|至|到)+"
_POINT = r"(?:199|20\d)\d(?:年度?)?(?:\.?(?:1[0-2]|0?[1-9])(?:月(?:\d{1,2}日)?|\.\d{1,2})?(?!\d))?"
_SPAN = rf"(?<!\d){_POINT}(?:{_DASH}{_POINT})+(?!\d)|(?<!\d){_POINT}{_DASH}\d\d年度?"
# 2025—2027年, 2025年1月至2027年12月; years that are counted up are of no one year either.
YEAR_SPAN = re.compile(_SPAN)
_SEVERAL_YEARS = re.compile(rf"{_SPAN}|(?<!\d){_POINT}(?:[、,/和及与]{_POINT})+(?!\d)")
_BRACKETED_YEARS = re.compile(rf"\((?:{_SEVERAL_YEARS.pattern})\)$")
_ONE_YEAR = re.compile(r"(?<!\d)(?:199|20\d)\d")
YEAR = re.compile(r"(?<!\d)(199\d|20\d\d)年?(?:度|预算|部门|单位|$|[)）])")
STATED_YEAR = re.compile(r"预算年度[:：]?(199\d|20\d\d)")
TITLE_YEAR = re.compile(
    rf"{ALONE}(?<!\d)(199\d|20\d\d)年?度?.{{0,6}}(?:预算.{{0,4}}公开(?:说明|情况|情况说明|报告|报表|表)?"
    r"|(?:部门|单位)预算(?:草案|绩效文本|文本|报表|表|编制说明|情况说明|说明)?)$"
)
CODED_PARTY = re.compile(
    r"^(?:\[(?P<boxed>\d{3,21})\]|(?P<led>\d{3,21})(?:[-—_]|\s+)|(?P<bare>\d{6,21}))(?P<name>\D.*)$",
    re.DOTALL,
)
PARTY_TAIL = re.compile(r"\[(?:部门|单位)\]$")
ORGANISATION = re.compile(
    r"(?:局|厅|委|委员会|办|办公室|中心|院|校|所|站|队|会|公司|政府|处|科|股|部|室|馆|社|园)"
    r"(?:\((?:本级|汇总)\))?$"
)
PUBLISHER = re.compile(
    r"^\s*(?:单位名称|部门名称|部门\(单位\)名称|编制单位|填报单位)\s*:\s*"
    r"(?P<name>\S+(?: \S+)*?)(?=\s{2,}|\s+\S{2,6}:|\s*$)"
)

PLACEHOLDER = re.compile(
    r"^(?:(?:\d+[.、])?(?:目标内容|目标|指标)\d*[:：]?)*[.…·。]*$",
)
NOTHING = frozenset(WORDS["rows"]["nothing"])
_WRAPPED = re.compile(r"(?P<latin>(?<=[A-Za-z0-9])\s*\n\s*(?=[A-Za-z0-9]))|\s*\n\s*")
_PREFIXED = re.compile(r"^\s*指标\s*\d{1,2}\s*[:：]\s*(?=\S)")
_PREFIX = re.compile(r"^(?:指标|目标)\d*[:：]")
_BRACKETS = re.compile(r"\([^()]*\)$")
_REMARK = re.compile(r"(?<=[\u4e00-\u9fff])\([^()]*\)(?=指标$)")
_POINTS = re.compile(
    r"[(\[【](?:权重|分值|共|计|满分|总分|占)*:?\d+(?:\.\d+)?(?:[-~]\d+)?[分%]?[)\]】]$"
    r"|(?<=指标)[:/]?\d+(?:\.\d+)?[分%]?$"
)
# Once circled and Roman numbers are folded: (一) 一、 1.1 1-1 1) A. A1 IV.
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十]{1,3}\)[、.]?"
    r"|\(?(?:[A-Za-z]?\d{1,2}(?:[.-]\d{1,2}){0,3}|[IVX]{1,4}|[A-Za-z])\)?[、.,:]?"
    r"|[❶-❿•·●■◆○-])"
)
_YEARS = "…"
_GOAL_YEARS = re.compile(
    rf"^\(?(?:(?P<span>{_SPAN})|(?:199|20\d)\d年?度?)\)?(?P<goal>.{{0,6}}目标)$"
)
_UNIT_IN_LABEL = re.compile(r"\((?:单位:)?(?P<unit>亿元|万元|千元|元)\)$")


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Fold what print may vary in a label: widths, blanks, a colon behind, an asterisk before."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(folded.split()).rstrip(":").lstrip("*")


def unprefixed(name: str) -> str:
    """A metric's name without what the template prints before it: 指标1：抽检批次 → 抽检批次."""
    return _PREFIXED.sub("", name)


def one_line(text: str) -> str:
    """A text whose lines are one: joined as they are where a line ends or begins in Chinese."""
    return _WRAPPED.sub(lambda m: " " if m["latin"] else "", text) if "\n" in text else text


def without_lead(label: str) -> str:
    """Drop `其中:` before the name of a funding source."""
    return label.removeprefix("其中").lstrip(":")


def goal_of_year(label: str) -> str:
    """A goal's label with its years in words: 2025年度目标 → 年度目标, 2025-2027年… → 中期…."""
    match = _GOAL_YEARS.match(label)
    if match is None:
        return label
    return ("中期" if match["span"] else "年度") + match["goal"]


def year_in(pattern: re.Pattern[str], text: str) -> int | None:
    """The year that a pattern finds in a text; an end of several years is none."""
    word = plain(text)
    if pattern.search(word) is None:
        return None
    match = pattern.search(_SEVERAL_YEARS.sub(_if_one, word))
    return int(match[1]) if match else None


def names_years(text: str) -> bool:
    """Whether a text names several years at once: 2025—2027年, 2025、2026年."""
    return any(_if_one(match) == _YEARS for match in _SEVERAL_YEARS.finditer(plain(text)))


def without_years(title: str) -> str:
    """A folded title without the year or years in brackets behind it."""
    return BRACKETED_YEAR.sub("", _BRACKETED_YEARS.sub("", title))


def _if_one(span: re.Match[str]) -> str:
    """A span as it stands if all of it is of one year (2025年1月至2025年12月)."""
    ends = _ONE_YEAR.findall(span[0])
    is_one = len(ends) > 1 and len(set(ends)) == 1
    return span[0] if is_one else _YEARS


def unremarked(label: str) -> str:
    """Drop the number before a label and the remark in brackets behind it.

    2.中期目标(2023年—2025年) and 主管部门(盖章) are 中期目标 and 主管部门.
    """
    return _BRACKETS.sub("", _NUMBER.sub("", label))


def unit_in(label: str) -> tuple[str, str | None]:
    """Part a label from the money unit printed in brackets behind it."""
    match = _UNIT_IN_LABEL.search(label)
    return (label[: match.start()], match["unit"]) if match else (label, None)


def is_placeholder(text: str) -> bool:
    """Whether a text is what an empty template prints (指标1:, 目标2:, ……) or nothing at all."""
    return PLACEHOLDER.match(plain(text)) is not None


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to say (无, 不涉及, /)."""
    return _PREFIX.sub("", plain(text)) in NOTHING


def level_word(text: str) -> str:
    """A level label without number before, remark inside and points behind: 一、产出指标(50分)."""
    return _REMARK.sub("", _POINTS.sub("", _NUMBER.sub("", plain(text))))


FIELD_BY_WORD = {word: name for name, words in FIELDS.items() for word in words}
FOOT_LABEL = re.compile(
    "(?:"
    + "|".join(sorted((w for f in FOOT_FIELDS for w in FIELDS[f]), key=len, reverse=True))
    + ")"
    r"\s*[:：]"
)
