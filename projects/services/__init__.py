"""Everything that writes who asks, and what is found out about where they are."""
