"""The admin's pages for forms, indicators, source documents, the catalogue and events."""

from indicators.admin import catalogue, documents, events, forms, indicators

__all__ = ["catalogue", "documents", "events", "forms", "indicators"]
