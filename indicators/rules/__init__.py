"""Content → findings: the room of the review rules, one family per file."""
