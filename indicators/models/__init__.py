"""How forms, indicators, the catalogue, source documents, imports, exports and events are kept."""

from indicators.models.batch import Batch, BatchFile, BatchForm
from indicators.models.catalogue import Dimension, Taxonomy, Unit
from indicators.models.document import SourceDocument
from indicators.models.event import Event
from indicators.models.export import Export
from indicators.models.form import Form, FormQuerySet
from indicators.models.indicator import Indicator
from indicators.models.number import ExactNumberField
from indicators.models.part import FormPart
from indicators.models.promise import FundingLine, Goal, Task
from indicators.models.summary import Outdated, Summary
from indicators.models.text import PrintedTextField

__all__ = [
    "Batch",
    "BatchFile",
    "BatchForm",
    "Dimension",
    "Event",
    "ExactNumberField",
    "Export",
    "Form",
    "FormPart",
    "FormQuerySet",
    "FundingLine",
    "Goal",
    "Indicator",
    "Outdated",
    "PrintedTextField",
    "SourceDocument",
    "Summary",
    "Task",
    "Taxonomy",
    "Unit",
]
