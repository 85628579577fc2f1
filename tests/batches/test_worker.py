"""A worker reads and commits what waits, and takes up what a worker that died had begun."""

import pytest
from django.db import connection, connections
from procrastinate.contrib.django.models import ProcrastinateJob

from indicators.models import Form
from indicators.services.batches.ordering import order_commit
from indicators.services.batches.worker import close_connections, run_worker
from tests.batches.conftest import document, fresh, keep, order_of, plan
from tests.catalogue import load_catalogue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _world(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125")
    with connection.cursor() as cursor:  # of tests before: the queue is not emptied with the rest
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def test_an_import_is_read_and_committed_in_the_background():
    batch = keep(document(甲={"参保人数": "≥95%"}))
    run_worker(once=True)
    assert (fresh(batch).state, Form.objects.count()) == ("read", 0)
    order_commit(batch=batch, order=order_of(plan(fresh(batch))), by=None)
    assert fresh(batch).state == "committing"
    run_worker(once=True)
    assert (fresh(batch).state, Form.objects.count()) == ("committed", 1)
    assert ProcrastinateJob.objects.count() == 0


def test_a_job_leaves_no_connection_behind(monkeypatch):
    left = []

    def observed(do, context, worker):
        close_connections(do, context, worker)
        left.extend(each.connection for each in connections.all(initialized_only=True))

    monkeypatch.setattr("indicators.services.batches.worker.close_connections", observed)
    keep(document(甲={"参保人数": "≥95%"}))
    run_worker(once=True)
    assert left == [None]


def test_a_job_of_a_worker_that_died_is_taken_up_again():
    batch = keep(document(甲={"参保人数": "1"}), document(乙={"参保人数": "2"}))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '1 minute') RETURNING id"
        )
        [worker] = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    type(batch).objects.filter(region_code=batch.region_code).update(state="reading")
    run_worker(once=True)
    assert fresh(batch).state == "read"
    assert [str(row) for row in batch.forms.all()] == ["甲", "乙"]
