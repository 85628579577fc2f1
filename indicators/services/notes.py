"""The codes of `core/note.py` in the user's words."""

from django.utils.translation import gettext_lazy as _

from indicators.core.note import PART, STARTS, Note

WORDS = {
    Note.APPROXIMATE: _("The print says “about”."),
    Note.CHANGE: _("It speaks of a change, not of a level."),
    Note.REMARK: _("A remark stands beside the target."),
    Note.WORDS_BESIDE: _("Words stand beside the number."),
    Note.ANOTHER_YEAR: _("It speaks of another year."),
    Note.UNIT_MISSING: _("The number has no unit."),
    Note.UNIT_UNKNOWN: _("The unit is not in the catalogue."),
    Note.UNIT_IGNORED: _("A unit was printed that does not belong there."),
    Note.UNIT_CONFLICT: _("Two units contradict each other."),
    Note.UNIT_ALONE: _("A unit stands there without a number."),
    Note.UNIT_CONVERTED: _("The number was converted to the unit."),
    Note.BARE_WAN: _("万, 亿 or 千 stands without a unit: of what is not said."),
    Note.BARE_WAN_MONEY: _("The bare 万, 亿 or 千 was read as money, because it is a cost."),
    Note.MONTHS_COUNTED: _("Months or quarters are counted, not named."),
    Note.FRACTION_ROUNDED: _("A fraction was rounded."),
    Note.SIGN_CONFLICT: _("Two signs contradict each other."),
    Note.SIGN_UNKNOWN: _("The sign is not known."),
    Note.SIGN_WITHOUT_NUMBER: _("A sign stands there without a number."),
    Note.SIGN_SAYS_QUALITATIVE: _("The sign says that the target is stated in words."),
    Note.YEAR_FROM_FORM: _("The year is the form's."),
    Note.HALF_YEAR: _("It names half a year."),
    Note.TEN_DAYS: _("It names a third of a month."),
    Note.NEXT_MONTH: _("It names the month after."),
    Note.TIME_OF_DAY: _("It names a time of day."),
    Note.MONTH_MISSING: _("It names a day, but no month."),
    Note.VAGUE_MOMENT: _("It names the beginning or the middle, but no day."),
    Note.GRADED_SCALE: _("It is a scale of grades."),
    Note.FULL_COVERAGE: _("It promises all, in words."),
    Note.OPEN_ENDED: _("It has no end."),
    Note.NOT_STATED: _("It says that no target is set."),
    Note.FIGURE_IN_WORDS: _("Its figures name something and count nothing."),
    Note.DOUBLED: _("It is printed twice."),
    Note.LOOK_ALIKE: _("Letters were read as the figures that they look like."),
    Note.SWAPPED_CELLS: _("Two cells were swapped."),
    Note.EMPTY: _("Nothing is printed."),
    Note.UNREAD: _("It was not understood."),
}


def note_words(code: str) -> str:
    """Say what a note tells; what is not known is shown as it is."""
    for prefix, words in ((PART, _("One part: %(text)s")), (STARTS, _("It begins: %(text)s"))):
        if code.startswith(prefix):
            return str(words) % {"text": code.removeprefix(prefix)}
    return str(WORDS[Note(code)]) if code in set(Note) else code
