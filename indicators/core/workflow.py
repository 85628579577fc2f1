"""The states of a form and of a source document."""

from enum import StrEnum


class FormState(StrEnum):
    """How far a form has come on its way from the clerk to the public."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DEPARTMENT_APPROVED = "department_approved"
    FINANCE_APPROVED = "finance_approved"
    PUBLISHED = "published"


class DocumentState(StrEnum):
    """What became of a source document: `kept` is stored and not yet read."""

    KEPT = "kept"
    READ = "read"
    FAILED = "failed"
