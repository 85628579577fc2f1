"""What can happen to forms, documents and imports, as the log of events names it."""

from enum import StrEnum


class Verb(StrEnum):
    DOCUMENT_KEPT = "document_kept"
    DOCUMENT_READ = "document_read"
    DOCUMENT_FAILED = "document_failed"
    FORM_CREATED = "form_created"
    FORM_CHANGED = "form_changed"
    FORM_REMOVED = "form_removed"
    BATCH_KEPT = "batch_kept"
    BATCH_READ = "batch_read"
    BATCH_FAILED = "batch_failed"
    BATCH_CORRECTED = "batch_corrected"
    BATCH_CANCELLED = "batch_cancelled"
    BATCH_COMMITTED = "batch_committed"
    BATCH_UNDONE = "batch_undone"
