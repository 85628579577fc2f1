"""The admin's pages for forms, indicators, source documents, the catalogue and events."""

from indicators.admin import batches, catalogue, documents, events, forms, indicators

__all__ = ["batches", "catalogue", "documents", "events", "forms", "indicators"]
