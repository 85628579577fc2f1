"""Imports: files are kept, read, checked by a person, committed as a whole, and can be undone."""
