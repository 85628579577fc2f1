"""Files are kept before they are read, and read once."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from indicators.core.transcript import content_from
from indicators.core.workflow import BatchState, FileState
from indicators.models import Event, Form
from indicators.services.batches.cancelling import cancel_batch
from indicators.services.batches.jobs import read_job
from indicators.services.batches.reading import read_batch
from indicators.services.catalogue import kept_catalogue
from indicators.services.refusal import ContentRefused
from tests.batches.conftest import bring, document, fresh, keep

pytestmark = pytest.mark.usefixtures("world")


def test_a_file_is_kept_before_it_is_read_and_a_job_waits_for_it():
    batch = keep(document(甲={"参保人数": "≥95%"}))
    [file] = batch.files.all()
    assert (batch.state, file.state) == (BatchState.WAITING, FileState.WAITING)
    with file.file.open() as opened:
        assert opened.read() == document(甲={"参保人数": "≥95%"}).encode()
    [job] = ProcrastinateJob.objects.all()
    assert (job.task_name, job.args) == (
        "read_batch",
        {"batch": str(batch.pk), "region_code": "000000"},
    )
    assert [event.verb for event in batch.events.all()] == ["batch_kept"]


def test_what_was_read_waits_for_a_person_and_no_form_is_kept():
    batch = bring(document(甲={"参保人数": "≥95%"}, 乙={"参保率": "？？"}))
    assert (batch.state, batch.done, batch.total) == (BatchState.READ, 1, 1)
    rows = list(batch.forms.all())
    assert [content_from(row.read).project_name for row in rows] == ["甲", "乙"]
    assert [row.doubts for row in rows] == [0, 1]
    assert [row.content == row.read for row in rows] == [True, True]
    assert Form.objects.count() == 0


def test_a_form_stands_beside_its_own_part_of_the_document():
    batch = bring(document(甲={"参保人数": "≥95%"}, 乙={"参保率": "好"}))
    texts = [
        {cell["text"] for table in row.tables for line in table.get("rows", []) for cell in line}
        for row in batch.forms.all()
    ]
    assert [("甲" in found, "乙" in found) for found in texts] == [(True, False), (False, True)]
    assert [table.get("text") for table in batch.forms.last().tables] == [
        "项目支出绩效目标表",
        None,
    ]


def test_a_job_that_was_interrupted_goes_on_and_reads_nothing_twice():
    batch = keep(document(甲={"参保人数": "1"}), document(乙={"参保人数": "2"}))
    read_batch(batch=batch, catalogue=kept_catalogue())
    second = batch.files.last()
    batch.forms.filter(region_code="000000", source=second).delete()
    batch.files.filter(region_code="000000", pk=second.pk).update(state=FileState.READING)
    type(batch).objects.filter(region_code="000000").update(state=BatchState.READING)
    read_job(batch=str(batch.pk), region_code="000000")
    assert [str(row) for row in batch.forms.all()] == ["甲", "乙"]
    read_job(batch=str(batch.pk), region_code="000000")
    assert batch.forms.count() == 2


def test_a_file_that_cannot_be_read_says_why_and_the_others_are_read():
    batch = bring("", document(甲={"参保人数": "1"}))
    assert [(file.state, [p["code"] for p in file.problems]) for file in batch.files.all()] == [
        ("failed", ["empty_file"]),
        ("read", []),
    ]
    assert (batch.state, batch.forms.count()) == (BatchState.READ, 1)


def test_an_import_without_any_form_has_failed():
    batch = bring("没有表")
    assert batch.state == BatchState.FAILED
    assert [p["code"] for p in batch.files.get().problems] == ["no_form"]


def test_a_waiting_import_is_cancelled_and_never_read():
    batch = keep(document(甲={"参保人数": "1"}))
    cancel_batch(batch=batch, by=None)
    read_job(batch=str(batch.pk), region_code="000000")
    assert (fresh(batch).state, batch.forms.count()) == (BatchState.CANCELLED, 0)
    assert [e.verb for e in Event.objects.order_by("at")] == ["batch_kept", "batch_cancelled"]
    with pytest.raises(ContentRefused, match="batch_not_open"):
        cancel_batch(batch=batch, by=None)


def test_an_import_that_is_being_read_stops_at_the_next_file():
    batch = keep(document(甲={"参保人数": "1"}))
    type(batch).objects.filter(region_code="000000").update(state=BatchState.READING)
    cancel_batch(batch=batch, by=None)
    read_job(batch=str(batch.pk), region_code="000000")
    assert (fresh(batch).state, batch.forms.count()) == (BatchState.CANCELLED, 0)
