"""INDICATOR as one row of a table: the names of the API, those inside others joined by `_`."""

from dataclasses import dataclass
from enum import StrEnum

# A row as texts, one for each column; None where nothing stands.
Row = tuple[str | None, ...]


class Kind(StrEnum):
    """What stands in a column. All of them can be empty.

    A word is a code, an id or a name of ours, and never begins like a formula; a text is whatever
    was printed. Numbers are decimal texts, exact to the last nought.
    """

    WORD = "word"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    TRUTH = "truth"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: Kind


COLUMNS = (
    Column("id", Kind.WORD),
    Column("position", Kind.WHOLE),
    Column("level1_code", Kind.WORD),
    Column("level2_code", Kind.WORD),
    Column("level1_en", Kind.TEXT),
    Column("level2_en", Kind.TEXT),
    Column("level1_printed", Kind.TEXT),
    Column("level2_printed", Kind.TEXT),
    Column("low_inclusive", Kind.TRUTH),
    Column("high_inclusive", Kind.TRUTH),
    Column("weight_number", Kind.NUMBER),
    Column("due_on", Kind.DAY),
    Column("outcome", Kind.WORD),
    Column("scope", Kind.WORD),
    Column("level1", Kind.TEXT),
    Column("level2", Kind.TEXT),
    Column("level3", Kind.TEXT),
    Column("value_raw", Kind.TEXT),
    Column("value_kind", Kind.WORD),
    Column("value_comparator", Kind.WORD),
    Column("value_comparator_implied", Kind.TRUTH),
    Column("value_number", Kind.NUMBER),
    Column("value_number_high", Kind.NUMBER),
    Column("value_unit", Kind.TEXT),
    Column("value_canonical_number", Kind.NUMBER),
    Column("value_canonical_number_high", Kind.NUMBER),
    Column("value_canonical_unit", Kind.TEXT),
    Column("value_deadline_recurrence", Kind.WORD),
    Column("value_deadline_relation", Kind.WORD),
    Column("value_deadline_month", Kind.WHOLE),
    Column("value_deadline_day", Kind.WORD),
    Column("value_deadline_quarter", Kind.WHOLE),
    Column("value_deadline_year", Kind.WHOLE),
    Column("value_repaired", Kind.TEXT),
    Column("value_notes", Kind.TEXT),
    Column("description", Kind.TEXT),
    Column("basis", Kind.TEXT),
    Column("remark", Kind.TEXT),
    Column("weight", Kind.TEXT),
    Column("direction", Kind.TEXT),
    Column("actual", Kind.TEXT),
    Column("score", Kind.TEXT),
    Column("deviation", Kind.TEXT),
    Column("place", Kind.WORD),
    Column("form_id", Kind.WORD),
    Column("form_kind", Kind.WORD),
    Column("form_title", Kind.TEXT),
    Column("form_state", Kind.WORD),
    Column("fiscal_year", Kind.WHOLE),
    Column("region_code", Kind.WORD),
    Column("organisation_id", Kind.WORD),
    Column("organisation_code", Kind.TEXT),
    Column("organisation_name", Kind.TEXT),
    Column("project_id", Kind.WORD),
    Column("project_name", Kind.TEXT),
)
