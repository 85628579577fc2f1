"""What a row or line is: a header, a foot, a row of the head, a title."""

from indicators.core.form import Scope
from indicators.recogniser.entries import entries_of, labels_of
from indicators.recogniser.items import Row
from indicators.recogniser.labels import (
    FIELD_BY_WORD,
    FOOT_FIELDS,
    TITLE,
    Field,
    plain,
    without_years,
)
from indicators.recogniser.roles import Role, is_side_label, names_metrics, role_of, scope_of

_LONGEST_TITLE = 120
_FEWEST_COLUMNS = 2


def is_indicator_header(row: Row) -> bool:
    roles = {role_of(cell.text) for cell in row.cells}
    return bool(roles & {Role.LEVEL1, Role.LEVEL2}) and bool(roles & {Role.NAME, Role.VALUE})


def is_header_without_levels(row: Row) -> bool:
    roles = {role_of(cell.text) for cell in row.cells}
    if Role.NAME not in roles and any(names_metrics(cell.text) for cell in row.cells):
        roles.add(Role.NAME)
    return roles >= {Role.NAME, Role.VALUE} and len(row.cells) > _FEWEST_COLUMNS


def is_foot(row: Row) -> bool:
    return bool(fields_in(row) & FOOT_FIELDS)


def is_head_below(row: Row) -> bool:
    """Whether a row below the indicators is one of the form's head (保障措施) or its foot."""
    if len(row.cells) > _FEWEST_COLUMNS:
        return is_foot(row)
    return is_foot(row) or entries_of(row)[0].label in FIELD_BY_WORD


def fields_in(row: Row) -> set[Field]:
    labels = (label for cell in row.cells for label in labels_of(cell.text))
    return {FIELD_BY_WORD[label] for label in labels if label in FIELD_BY_WORD}


def scopes_in(row: Row) -> frozenset[Scope]:
    cells = (*row.cells, *row.covering)
    sided = (c.text for c in cells if is_side_label(c.text) or role_of(c.text) is Role.VALUE)
    return frozenset(scope for scope in map(scope_of, sided) if scope)


def is_title(text: str) -> bool:
    word = title_word(text)
    return len(word) <= _LONGEST_TITLE and "。" not in word and TITLE.search(word) is not None


def title_word(text: str) -> str:
    """A title folded, without the year or years in brackets behind it."""
    return without_years(plain(text))
