"""Why the system refused a file → words for the user."""

import errno
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_REASONS: Final = {
    errno.EACCES: gettext_noop("no permission"),
    errno.EPERM: gettext_noop("no permission"),
    errno.EROFS: gettext_noop("the place is read-only"),
    errno.ENOSPC: gettext_noop("the disk is full"),
    errno.EDQUOT: gettext_noop("the disk is full"),
    errno.EFBIG: gettext_noop("the disk takes no file as large"),
    errno.EEXIST: gettext_noop("a file of this name is there"),
    errno.ENOTDIR: gettext_noop("a file stands where a folder should be"),
    errno.EISDIR: gettext_noop("it is a folder"),
    errno.ENOENT: gettext_noop("there is no such file"),
    errno.ELOOP: gettext_noop("links that lead back to each other"),
    errno.ENAMETOOLONG: gettext_noop("the name is too long"),
    errno.EIO: gettext_noop("the disk reports an error"),
}


def reason_of(error: OSError) -> str:
    """Say in the user's language why the system refused; what is rare, as the system says it."""
    words = _REASONS.get(error.errno) if error.errno else None
    return _(words) if words else str(error.strerror or error)
