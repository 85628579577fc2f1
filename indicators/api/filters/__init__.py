"""What forms, indicators, the catalogue, documents and events can be asked by."""
