"""A clerk's way to the preview of an import: files chosen, sent and read."""

from threading import Thread

from indicators.services.batches.worker import run_worker


def work():
    """Do the jobs that wait, beside the browser's own loop."""
    worker = Thread(target=run_worker, kwargs={"once": True})
    worker.start()
    worker.join()


def bring(site, *files):
    site.open("/admin/indicators/batch/add/")
    site.page.set_input_files("[name=documents]", files)
    site.page.get_by_role("button", name="上传并识别").click()
    site.page.wait_for_url("**/change/")
    work()
    site.page.get_by_text("待核对").first.wait_for()
    site.page.wait_for_load_state("networkidle")


def cell(page, path):
    return page.locator(f'.cell[data-path="{path}"] >> css=textarea, select').first
