"""The secret key of an installation that was given none."""

import functools
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _


@functools.cache
def secret_key(data_dir: Path) -> str:
    """The key kept in the data folder; the first process to ask makes it."""
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            _make(path)
        return path.read_text()
    except OSError as error:
        message = _("The secret key cannot be kept in %(path)s: %(reason)s")
        raise ImproperlyConfigured(message % {"path": path, "reason": error.strerror}) from error


def _make(path: Path) -> None:
    """Write the whole key aside, then give it its name, which only one process can."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix="secret_key.", dir=path.parent)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
