"""A problem → one sentence that stands alone: which file, where in it, and why."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from indicators.core.grid import Place
from indicators.core.problem import Problem
from indicators.services.problems import problem_message

# In the order in which a person would look.
_PLACES = {
    "page": gettext_noop("page %(at)s"),
    "sheet": gettext_noop("sheet “%(at)s”"),
    "table": gettext_noop("table %(at)s"),
    "line": gettext_noop("line %(at)s"),
    "row": gettext_noop("row %(at)s"),
    "column": gettext_noop("column %(at)s"),
}


def problem_sentence(problem: Problem, file: str) -> str:
    """Say in the user's language what is wrong with a file, and where in it."""
    message, place = problem_message(problem), " ".join(_place_words(problem.place))
    if not place:
        return _("%(file)s: %(message)s") % {"file": file, "message": message}
    told = {"file": file, "place": place, "message": message}
    return _("%(file)s (%(place)s): %(message)s") % told


def _place_words(place: Place) -> list[str]:
    at = {name: getattr(place, name) for name in _PLACES}
    return [_(words) % {"at": at[name]} for name, words in _PLACES.items() if at[name] is not None]
