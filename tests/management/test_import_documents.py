"""The command, run as people and machines run it, killed in the middle included."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from indicators.models import Event, Form, Indicator, SourceDocument
from indicators.services.kept import content_of
from projects.models import Organisation, Project
from tests.catalogue import FIVE, load_catalogue

DOCUMENTS = settings.BASE_DIR / "fixtures" / "documents"


def run(*arguments):
    out = StringIO()
    call_command("import_documents", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def everything():
    """What is kept, apart from keys and times."""
    forms = Form.objects.with_content().order_by("region_code", "position")
    return {
        "forms": [(f.region_code, f.organisation.name, f.state, content_of(f)) for f in forms],
        "organisations": sorted(
            Organisation.objects.values_list("region_code", "code", "name", "kind", "parent__name"),
            key=str,
        ),
        "projects": sorted(
            Project.objects.values_list("region_code", "organisation__name", "name")
        ),
        "documents": sorted(SourceDocument.objects.values_list("region_code", "sha256", "state")),
        "events": sorted(Event.objects.values_list("verb", "object_name")),
    }


@pytest.fixture
def catalogue(db):  # noqa: ARG001 -- asks for the database
    load_catalogue(*FIVE)


@pytest.mark.usefixtures("catalogue")
def test_the_five_disclosures_come_in_whole():
    lines = run("--published", DOCUMENTS)
    assert re.findall(r"\d+", lines[-1]) == ["5", "0", "40", "40", "467", "0"]
    assert (Form.objects.count(), Form.objects.filter(blank=True).count()) == (40, 2)
    assert Indicator.objects.count() == 467


@pytest.mark.usefixtures("catalogue")
def test_the_folder_again_changes_nothing_and_says_so():
    run(DOCUMENTS)
    before = everything()
    lines = run(DOCUMENTS)
    assert re.findall(r"\d+", lines[-1]) == ["5", "5", "40", "0", "0", "0"]
    assert everything() == before


@pytest.mark.usefixtures("catalogue")
def test_a_missing_file_is_named_and_the_others_come_in(tmp_path):
    missing = tmp_path / "没有.txt"
    with pytest.raises(SystemExit) as caught:
        run(missing, DOCUMENTS / "2023-xixiang-medical-insurance-fund-centre.txt")
    assert caught.value.code == 1
    assert Form.objects.count() == 3


@pytest.mark.usefixtures("catalogue")
def test_an_unknown_region_is_refused_before_anything_is_read():
    with pytest.raises(CommandError, match="999999"):
        run("--region", "999999", DOCUMENTS)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("year", ["0", "1800", "99999"])
def test_an_impossible_year_is_refused_before_anything_is_read(year):
    with pytest.raises(CommandError, match=year):
        run("--year", year, DOCUMENTS)


@pytest.mark.usefixtures("catalogue")
def test_a_difference_is_printed_with_its_place(tmp_path):
    name = "2023-xixiang-medical-insurance-fund-centre.txt"
    run(DOCUMENTS / name)
    corrected = tmp_path / name
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    corrected.write_text(text.replace("≤2次", "≤3次"), encoding="utf-8")
    lines = run(corrected)
    assert any("医保信息系统故障发生率次数" in line and "≤2次 → ≤3次" in line for line in lines)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_folder_at_once_equal_one(tmp_path):
    load_catalogue(*FIVE)
    first, second = _started(tmp_path), _started(tmp_path)
    assert (first.wait(), second.wait()) == (0, 0)
    together = everything()
    _emptied()
    assert _started(tmp_path).wait() == 0
    assert together == everything()


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_half_way_and_run_again_equals_one_clean_run(tmp_path):
    load_catalogue(*FIVE)
    process = _started(tmp_path)
    deadline = time.monotonic() + 60
    while SourceDocument.objects.count() < 2 and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert 2 <= SourceDocument.objects.count() < 5
    assert not Form.objects.filter(indicators=None, blank=False).exists()
    assert _started(tmp_path).wait() == 0
    resumed = everything()
    _emptied()
    assert _started(tmp_path).wait() == 0
    assert resumed == everything()


def _started(folder):
    """Run the command in a process of its own on the tests' database."""
    shown = connection.settings_dict
    keys = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    wanted = json.dumps({key: str(shown[key]) for key in keys})
    program = (
        "import json, os, sys, django; from django.conf import settings; django.setup();"
        " settings.DATABASES['default'].update(json.loads(os.environ['TEST_DATABASE']));"
        " from django.core.management import call_command;"
        f" call_command('import_documents', {str(DOCUMENTS)!r})"
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "TEST_DATABASE": wanted,
        "REGISTRY_DATA": str(folder),
    }
    return subprocess.Popen(  # noqa: S603 -- ourselves
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def _emptied():
    call_command("flush", interactive=False, verbosity=0)
    load_catalogue(*FIVE)


@pytest.mark.usefixtures("catalogue")
def test_the_documents_of_an_archive_come_in_one_by_one(tmp_path):
    archive = tmp_path / "公开.zip"
    with zipfile.ZipFile(archive, "w") as package:
        for path in sorted(DOCUMENTS.glob("*.txt"))[:2]:
            package.write(path, f"2023年/{path.name}")
    run("--published", archive)
    names = [path.name for path in sorted(DOCUMENTS.glob("*.txt"))[:2]]
    assert sorted(document.name for document in SourceDocument.objects.all()) == [
        f"公开.zip/2023年/{name}" for name in names
    ]
    assert Form.objects.exists()
