"""Indicators are taken away: whatever a question finds, as a stream or as a file."""
