"""One resource a file: what it gives, in which order, and to whom."""
