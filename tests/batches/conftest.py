"""Imports in tests: a text document of one or more forms, brought in and read."""

import pytest

from indicators.core.workflow import ImportMode
from indicators.models import Batch
from indicators.services.batches.cells import Cells
from indicators.services.batches.committing import Order, commit_batch, name_of_losses
from indicators.services.batches.keeping import keep_batch
from indicators.services.batches.ordering import order_commit
from indicators.services.batches.planning import plan_batch
from indicators.services.batches.reading import read_batch
from indicators.services.catalogue import kept_catalogue
from indicators.services.files import File
from projects.services.regions import kept_regions
from tests.catalogue import load_catalogue

HEAD = """2023年度单位预算公开
单位名称：柳林县医疗保险服务中心
"""
FORM = """
项目支出绩效目标表

项目名称\t{project}\t\t\t\t
主管部门及代码\t053-柳林县医疗保障局[部门]\t\t实施单位\t柳林县医疗保险服务中心\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t备注
"""
ROW = "\t产出指标\t数量指标\t{name}\t{target}\t\n"


def document(**projects):
    """Print a form for each project, with a row for each of its targets."""
    forms = (
        FORM.format(project=project)
        + "".join(ROW.format(name=name, target=target) for name, target in targets.items())
        for project, targets in projects.items()
    )
    return HEAD + "\n".join(forms)


@pytest.fixture
def world(settings, tmp_path, db):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125", "130533")


@pytest.fixture
def cells(world):  # noqa: ARG001 - the catalogue has to be loaded
    return Cells(kept_catalogue())


def keep(*texts, by=None, **options):
    files = [File(f"{n}.txt", text.encode()) for n, text in enumerate(texts, start=1)]
    return keep_batch(files=files, by=by, **options)


def bring(*texts, **options):
    """Bring documents in and read them."""
    batch = keep(*texts, **options)
    read_batch(batch=batch, catalogue=kept_catalogue())
    return fresh(batch)


def fresh(batch):
    return Batch.objects.get(pk=batch.pk)


def plan(batch, mode="add", *, by=None):
    return plan_batch(batch=batch, mode=ImportMode(mode), regions=kept_regions(), by=by)


def order_of(plans, mode="add", *, confirmed=None):
    if confirmed is None:
        confirmed = {str(p.row.pk): name_of_losses(p) for p in plans}
    return Order(ImportMode(mode), {str(p.row.pk): p.seen for p in plans}, confirmed)


def commit(batch, mode="add", *, order=None, by=None):
    """Order everything in an import, and do it."""
    order_commit(batch=batch, order=order or order_of(plan(batch, mode), mode), by=by)
    commit_batch(batch=batch, regions=kept_regions())
    return fresh(batch)
