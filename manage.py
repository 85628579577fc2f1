#!/usr/bin/env python
"""The registry's command line."""

import os
import sys

from django.core.management import execute_from_command_line

INTERRUPTED = 130  # as a shell says it

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
