"""The words that users read for the codes of the core."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.core.event import Verb
from indicators.core.export import ExportFormat, ExportState
from indicators.core.form import FormKind, FundingSource, Scope
from indicators.core.judging.verdict import Outcome
from indicators.core.marking.piece import Cell, FaultReason, Role
from indicators.core.money import FACTORS
from indicators.core.value import Comparator, Kind, Recurrence, Relation
from indicators.core.workflow import (
    BatchState,
    DocumentState,
    FileState,
    FormState,
    ImportMode,
)

FORM_KINDS = [
    (FormKind.PROJECT.value, _("Project")),
    (FormKind.DEPARTMENT_OVERALL.value, _("Department overall")),
    (FormKind.SPECIAL_FUND_OVERALL.value, _("Special fund overall")),
    (FormKind.REGIONAL_TRANSFER.value, _("Regional transfer")),
    (FormKind.SELF_EVALUATION.value, _("Self-evaluation")),
]

FORM_STATES = [
    (FormState.DRAFT.value, _("Draft")),
    (FormState.SUBMITTED.value, _("Submitted")),
    (FormState.RETURNED.value, _("Returned")),
    (FormState.DEPARTMENT_APPROVED.value, _("Approved by the department")),
    (FormState.FINANCE_APPROVED.value, _("Approved by the finance bureau")),
    (FormState.PUBLISHED.value, _("Published")),
]

DOCUMENT_STATES = [
    (DocumentState.KEPT.value, _("Kept")),
    (DocumentState.READ.value, _("Read")),
    (DocumentState.FAILED.value, _("Could not be read")),
]

BATCH_STATES = [
    (BatchState.WAITING.value, pgettext_lazy("import", "Waiting")),
    (BatchState.READING.value, pgettext_lazy("import", "Being read")),
    (BatchState.READ.value, pgettext_lazy("import", "To be checked")),
    (BatchState.COMMITTING.value, pgettext_lazy("import", "Being committed")),
    (BatchState.COMMITTED.value, pgettext_lazy("import", "Committed")),
    (BatchState.CANCELLED.value, pgettext_lazy("import", "Cancelled")),
    (BatchState.FAILED.value, pgettext_lazy("import", "Failed")),
    (BatchState.UNDONE.value, pgettext_lazy("import", "Undone")),
]

FILE_STATES = [
    (FileState.WAITING.value, pgettext_lazy("import", "Waiting")),
    (FileState.READING.value, pgettext_lazy("import", "Being read")),
    (FileState.READ.value, _("Read")),
    (FileState.FAILED.value, _("Could not be read")),
]

IMPORT_MODES = [
    (ImportMode.ADD.value, pgettext_lazy("import", "Add")),
    (ImportMode.UPDATE.value, pgettext_lazy("import", "Update")),
    (ImportMode.REPLACE.value, pgettext_lazy("import", "Replace")),
]

SCOPES = [
    (Scope.PERIOD.value, _("Implementation period")),
    (Scope.ANNUAL.value, _("Year")),
]

FUNDING_SOURCES = [
    (FundingSource.TOTAL.value, _("Total")),
    (FundingSource.CENTRAL.value, _("Central government")),
    (FundingSource.PROVINCIAL.value, pgettext_lazy("source of funds", "Province")),
    (FundingSource.LOCAL.value, _("City or county")),
    (FundingSource.SELF_RAISED.value, _("Raised by the unit")),
    (FundingSource.FISCAL_APPROPRIATION.value, _("Fiscal appropriation")),
    (FundingSource.CARRY_OVER.value, _("Carried over from last year")),
    (FundingSource.OTHER.value, _("Other")),
]

VALUE_KINDS = [
    (Kind.QUANTITATIVE.value, _("Number")),
    (Kind.RANGE.value, _("Range")),
    (Kind.QUALITATIVE.value, _("Words")),
    (Kind.DEADLINE.value, _("Deadline")),
    (Kind.DURATION.value, _("Duration")),
    (Kind.COMPOUND.value, _("Several parts")),
    (Kind.UNPARSEABLE.value, _("Not understood")),
]

COMPARATORS = [
    (Comparator.GTE.value, "≥"),
    (Comparator.LTE.value, "≤"),
    (Comparator.GT.value, "＞"),
    (Comparator.LT.value, "＜"),
    (Comparator.EQ.value, "＝"),
    (Comparator.BETWEEN.value, _("between")),
]

RECURRENCES = [
    (Recurrence.ONCE.value, _("once")),
    (Recurrence.MONTHLY.value, _("every month")),
    (Recurrence.QUARTERLY.value, _("every quarter")),
    (Recurrence.YEARLY.value, _("every year")),
]

RELATIONS = [
    (Relation.BEFORE.value, _("before")),
    (Relation.BY.value, _("no later than")),
    (Relation.AT.value, _("at")),
    (Relation.WITHIN.value, _("within")),
    (Relation.DURING.value, _("during")),
]

CELLS = [
    (Cell.COMPARATOR.value, pgettext_lazy("cell", "Sign")),
    (Cell.VALUE.value, pgettext_lazy("cell", "Target")),
    (Cell.UNIT.value, pgettext_lazy("cell", "Unit")),
]

PIECE_ROLES = [
    (Role.SIGN.value, pgettext_lazy("piece", "Sign")),
    (Role.NUMBER.value, pgettext_lazy("piece", "Number")),
    (Role.UNIT.value, pgettext_lazy("piece", "Unit")),
    (Role.LIMIT.value, pgettext_lazy("piece", "Limit")),
    (Role.ABOUT.value, pgettext_lazy("piece", "About")),
    (Role.CHANGE.value, pgettext_lazy("piece", "Change")),
    (Role.COMPARISON.value, pgettext_lazy("piece", "Comparison")),
    (Role.MOMENT.value, pgettext_lazy("piece", "Date")),
    (Role.RECURRENCE.value, pgettext_lazy("piece", "How often")),
    (Role.JOINER.value, pgettext_lazy("piece", "Between")),
    (Role.REMARK.value, pgettext_lazy("piece", "Remark")),
    (Role.WORDS.value, pgettext_lazy("piece", "Words")),
    (Role.DROPPED.value, pgettext_lazy("piece", "Left out")),
    (Role.UNREAD.value, pgettext_lazy("piece", "Not understood")),
]

FAULT_REASONS = [
    (FaultReason.EMPTY.value, _("Nothing is printed.")),
    (FaultReason.NOT_A_NUMBER.value, _("From here on the figures are no number.")),
    (FaultReason.NO_SUCH_DATE.value, _("The calendar has no such date.")),
    (FaultReason.SIGN_CONFLICT.value, _("This sign contradicts another, or is not known.")),
    (FaultReason.UNIT_CONFLICT.value, _("This unit contradicts the one beside the number.")),
    (FaultReason.UNIT_ALONE.value, _("A unit stands there without a number.")),
    (FaultReason.UNREAD.value, _("From here on it cannot be read.")),
]

VERBS = [
    (Verb.DOCUMENT_KEPT.value, _("Document kept")),
    (Verb.DOCUMENT_READ.value, _("Document read")),
    (Verb.DOCUMENT_FAILED.value, _("Document could not be read")),
    (Verb.FORM_CREATED.value, _("Form created")),
    (Verb.FORM_CHANGED.value, _("Form changed")),
    (Verb.FORM_REMOVED.value, _("Form removed")),
    (Verb.BATCH_KEPT.value, _("Files brought in")),
    (Verb.BATCH_READ.value, _("Import read")),
    (Verb.BATCH_FAILED.value, _("Import failed")),
    (Verb.BATCH_CORRECTED.value, _("Import corrected")),
    (Verb.BATCH_CANCELLED.value, _("Import cancelled")),
    (Verb.BATCH_COMMITTED.value, _("Import committed")),
    (Verb.BATCH_UNDONE.value, _("Import undone")),
]

TARGET_OUTCOMES = [
    (Outcome.MET.value, pgettext_lazy("target", "Met")),
    (Outcome.PARTLY_MET.value, pgettext_lazy("target", "Partly met")),
    (Outcome.NOT_MET.value, pgettext_lazy("target", "Not met")),
    (Outcome.UNDECIDABLE.value, pgettext_lazy("target", "Cannot be decided")),
]

EXPORT_FORMATS = [(each.value, each.value) for each in ExportFormat]

EXPORT_STATES = [
    (ExportState.WAITING.value, pgettext_lazy("export", "Waiting")),
    (ExportState.WRITING.value, pgettext_lazy("export", "Being written")),
    (ExportState.DONE.value, pgettext_lazy("export", "Done")),
    (ExportState.FAILED.value, pgettext_lazy("export", "Failed")),
    (ExportState.EXPIRED.value, pgettext_lazy("export", "Expired")),
]

MONEY_UNITS = [(unit, unit) for unit in FACTORS]
