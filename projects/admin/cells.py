"""Cells of lists that say two things."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

LINK = '<a class="text-primary-600 dark:text-primary-500" href="{}">{}</a>'
_UNDER = '{}<div class="text-font-subtle-light dark:text-font-subtle-dark">{}</div>'


def two_lines(first: object, second: object) -> SafeString:
    """Put the less important under the more important."""
    return format_html(_UNDER, first, second) if second else format_html("{}", first)


def shortened(text: str, most: int) -> SafeString:
    """Cut a long text; the whole of it shows when it is pointed at."""
    if len(text) <= most:
        return format_html("{}", text)
    return format_html('<span title="{}">{}…</span>', text, text[:most])
