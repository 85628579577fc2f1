"""The states of a form, of a source document and of an import."""

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


class BatchState(StrEnum):
    """How far an import has come: what was read waits for a person before it is kept."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    COMMITTING = "committing"
    COMMITTED = "committed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNDONE = "undone"


class FileState(StrEnum):
    """How far one file of an import has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class ImportMode(StrEnum):
    """What an import does to a form that is kept already.

    `add` leaves it alone, `update` changes and adds but removes nothing, `replace` makes it say
    what the document says.
    """

    ADD = "add"
    UPDATE = "update"
    REPLACE = "replace"
