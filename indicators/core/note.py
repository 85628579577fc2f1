"""What a reader should know about how a value was read: stable codes, put into words by the doors.

docs/values.md explains each code. Two of them carry a text behind a colon: `part:3月` is one of
the parts of a compound value, `starts:2023-07` is where a span of the calendar begins.
"""

from enum import StrEnum


class Note(StrEnum):
    """A code among the notes of a `Value`."""

    # What the print says beside the number.
    APPROXIMATE = "approximate"
    CHANGE = "change"
    REMARK = "remark"
    WORDS_BESIDE = "words_beside"
    ANOTHER_YEAR = "another_year"
    # Units.
    UNIT_MISSING = "unit_missing"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_IGNORED = "unit_ignored"
    UNIT_CONFLICT = "unit_conflict"
    UNIT_ALONE = "unit_alone"
    UNIT_CONVERTED = "unit_converted"
    BARE_WAN = "bare_wan"
    BARE_WAN_MONEY = "bare_wan_money"
    MONTHS_COUNTED = "months_counted"
    FRACTION_ROUNDED = "fraction_rounded"
    # Signs.
    SIGN_CONFLICT = "sign_conflict"
    SIGN_UNKNOWN = "sign_unknown"
    SIGN_WITHOUT_NUMBER = "sign_without_number"
    SIGN_SAYS_QUALITATIVE = "sign_says_qualitative"
    # Deadlines.
    YEAR_FROM_FORM = "year_from_form"
    HALF_YEAR = "half_year"
    TEN_DAYS = "ten_days"
    NEXT_MONTH = "next_month"
    TIME_OF_DAY = "time_of_day"
    MONTH_MISSING = "month_missing"
    VAGUE_MOMENT = "vague_moment"
    # Words.
    GRADED_SCALE = "graded_scale"
    FULL_COVERAGE = "full_coverage"
    OPEN_ENDED = "open_ended"
    NOT_STATED = "not_stated"
    FIGURE_IN_WORDS = "figure_in_words"
    # Damage.
    DOUBLED = "doubled"
    LOOK_ALIKE = "look_alike"
    SWAPPED_CELLS = "swapped_cells"
    # Why nothing was read.
    EMPTY = "empty"
    UNREAD = "unread"


PART = "part:"
STARTS = "starts:"
