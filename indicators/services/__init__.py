"""Everything that writes: one function, one transaction, one event."""
