"""Counts and distributions of indicators: how the same thing is set elsewhere."""
