"""A place in a document in words: 第3页 第12行."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

WORDS = {
    "page": _("page %(at)s"),
    "sheet": _("sheet %(at)s"),
    "table": _("table %(at)s"),
    "line": _("line %(at)s"),
    "row": _("row %(at)s"),
    "column": _("column %(at)s"),
}


def place_words(place: Mapping[str, object]) -> str:
    parts = [str(words) % {"at": place[name]} for name, words in WORDS.items() if place.get(name)]
    return ", ".join(parts)
