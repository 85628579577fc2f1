"""The wiring: settings, addresses, the whole API on one page, one error envelope, the database."""
