#!/usr/bin/env python
"""The registry's command line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

INTERRUPTED = 130  # as a shell says it

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OperationalError as error:
        sys.exit(f"数据库不可用 (the database is not available): {error}")
    except ImproperlyConfigured as error:
        sys.exit(str(error))
