"""Nouns and laws in plain Python: standard library only, nothing kept, nothing read."""
