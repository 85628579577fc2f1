"""Forms, indicators, the catalogue, documents and events as JSON, by the contract's names."""
