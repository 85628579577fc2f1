"""The wiring: settings, URLs, the whole API on one page, one error envelope, the embedded database."""
