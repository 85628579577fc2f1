"""The worker: does what waits in the queue, and takes up what another left undone."""

import asyncio
import logging
from typing import TYPE_CHECKING, cast

from django.db import DatabaseError, connections
from procrastinate import App, JobContext
from procrastinate.contrib.django import app

from indicators.services.batches.jobs import QUEUE as IMPORTS
from indicators.services.exporting.jobs import QUEUE as EXPORTS
from indicators.services.statistics.refreshing import refresh_summaries

if TYPE_CHECKING:
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.middleware import SyncCallNext
    from procrastinate.worker import Worker

_log = logging.getLogger(__name__)
QUEUES = (IMPORTS, EXPORTS)
# A worker that is alive says so; one that has not for this long is taken for dead.
HEARTBEAT = 2
SILENT = 10
# What is counted beforehand is counted again so many seconds after it changed.
REFRESH = 5


def run_worker(*, once: bool = False) -> None:
    """Do jobs until told to stop, or those that wait, once."""
    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as working:
        asyncio.run(_work(working, once=once))


async def _work(working: App, *, once: bool) -> None:
    async with working.open_async():
        await _take_up(working)
        if once:
            for queue in QUEUES:
                await _do_jobs(working, queue, wait=False)
            await asyncio.to_thread(_refresh)
            return
        async with asyncio.TaskGroup() as beside:
            others = [beside.create_task(_keep_taking_up(working))]
            others += [beside.create_task(_keep_refreshing())]
            others += [beside.create_task(_do_jobs(working, queue)) for queue in QUEUES[1:]]
            await _do_jobs(working, QUEUES[0], is_told_to_stop=True)
            for other in others:
                other.cancel()


async def _do_jobs(
    working: App, queue: str, *, wait: bool = True, is_told_to_stop: bool = False
) -> None:
    """Do the jobs of a queue one by one: a long one holds up no other queue."""
    await working.run_worker_async(
        queues=[queue],
        wait=wait,
        listen_notify=wait,
        install_signal_handlers=is_told_to_stop,
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=SILENT,
        delete_jobs="successful",
        task_middleware=[close_connections],
    )


def close_connections(do: "SyncCallNext", _context: JobContext, _worker: "Worker") -> None:
    """Do a job; the thread it ran in has a connection of its own, which nobody else closes."""
    try:
        do()
    finally:
        connections.close_all()


async def _keep_taking_up(working: App) -> None:
    while True:
        await asyncio.sleep(SILENT)
        await _take_up(working)


async def _keep_refreshing() -> None:
    while True:
        await asyncio.to_thread(_refresh)
        await asyncio.sleep(REFRESH)


def _refresh() -> None:
    """Count again; the thread has a connection of its own, which nobody else closes."""
    try:
        refresh_summaries()
    except DatabaseError:
        _log.exception("what is counted beforehand could not be counted again")
    finally:
        connections.close_all()


async def _take_up(working: App) -> None:
    """Put the jobs of workers that died back into the queue."""
    stalled = await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT)
    for job in stalled:
        await working.job_manager.retry_job(job)
