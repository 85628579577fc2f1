"""What can happen to forms and documents, as the log of events names it."""

from enum import StrEnum


class Verb(StrEnum):
    DOCUMENT_KEPT = "document_kept"
    DOCUMENT_READ = "document_read"
    DOCUMENT_FAILED = "document_failed"
    FORM_CREATED = "form_created"
    FORM_CHANGED = "form_changed"
    FORM_REMOVED = "form_removed"
