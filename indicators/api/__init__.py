"""Forms, indicators, the catalogue, documents and events over HTTP."""
