"""The environment of PostgreSQL's programs."""

import os


def environment() -> dict[str, str]:
    """Ours without libpq's and the server's variables, and with messages that can be read back."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return {**kept, "LC_ALL": "C"}
