"""The worker: does what waits in the queue, and takes up what another left undone."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from django.db import connections
from procrastinate import App, JobContext
from procrastinate.contrib.django import app

from indicators.services.batches.jobs import QUEUE

if TYPE_CHECKING:
    from procrastinate.contrib.django.django_connector import DjangoConnector
    from procrastinate.middleware import SyncCallNext
    from procrastinate.worker import Worker

# A worker that is alive says so; one that has not for this long is taken for dead.
HEARTBEAT = 2
SILENT = 10


def run_worker(*, once: bool = False) -> None:
    """Do jobs until told to stop, or those that wait, once."""
    connector = cast("DjangoConnector", app.connector).get_worker_connector()
    with app.replace_connector(connector) as working:
        asyncio.run(_work(working, once=once))


async def _work(working: App, *, once: bool) -> None:
    async with working.open_async():
        await _take_up(working)
        if once:
            await _do_jobs(working, wait=False)
            return
        taking_up = asyncio.create_task(_keep_taking_up(working))
        try:
            await _do_jobs(working, wait=True)
        finally:
            taking_up.cancel()
            with suppress(asyncio.CancelledError):
                await taking_up


async def _do_jobs(working: App, *, wait: bool) -> None:
    await working.run_worker_async(
        queues=[QUEUE],
        wait=wait,
        listen_notify=wait,
        install_signal_handlers=wait,
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


async def _take_up(working: App) -> None:
    """Put the jobs of workers that died back into the queue."""
    stalled = await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT)
    for job in stalled:
        await working.job_manager.retry_job(job)
