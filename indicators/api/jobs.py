"""The door that a worker comes in by: a question that was kept is read again, and answered."""

from procrastinate.contrib.django import app

from indicators.api.filters.indicator import IndicatorFilters
from indicators.core.problem import Problem
from indicators.models import Export, Indicator
from indicators.services.exporting.jobs import QUEUE, WRITE
from indicators.services.exporting.writing import fail_export, write_export


@app.task(name=WRITE, queue=QUEUE)
def write_job(export: str) -> None:
    row = Export.objects.select_related("asked_by").get(pk=export)
    try:
        seen = Indicator.objects.visible_to(row.asked_by)
        rows = IndicatorFilters.apply(seen, IndicatorFilters.read(row.query))
        write_export(export=row, rows=rows)
    except Exception as error:
        fail_export(export=row, problem=Problem("export_failed", type(error).__name__))
        raise
