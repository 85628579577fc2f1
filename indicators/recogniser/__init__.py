"""Blocks → form contents and leftovers, from header words, shapes and the taxonomy alone."""
