"""Commands of the installation: its database, its first rows."""
