"""Many forms at once: rows as text for COPY, so that the server's work is all the work there is."""
