"""The examples of docs/api.md are run in their order and print what stands below them."""

import json
import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command

from registry.api import RESOURCES
from tests.catalogue import FIVE, load_catalogue

GUIDE = settings.BASE_DIR / "docs" / "api.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"
TOLD = {"code", "value"}  # a problem, a reading
PASSWORD = "a long pass phrase"  # noqa: S105 - of a test


@pytest.fixture
def _disclosures(transactional_db, settings, tmp_path):  # noqa: ARG001 - asks for the database
    settings.MEDIA_ROOT = tmp_path
    load_catalogue(*FIVE)
    documents = settings.BASE_DIR / "fixtures" / "documents"
    call_command("import_documents", str(documents), "--published", verbosity=0)
    User.objects.create_superuser("admin", password=PASSWORD)


def _run(language, program, folder):
    command = ["bash", "-euo", "pipefail", "-c"] if language == "bash" else [sys.executable, "-c"]
    done = subprocess.run(  # noqa: S603 - our own examples
        [*command, program],
        cwd=folder,
        env={"REGISTRY_ADMIN_PASSWORD": PASSWORD, "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, ""), program
    return done.stdout


def _answers(output):
    """Give the JSON documents that stand one behind the other."""
    decoder, answers = json.JSONDecoder(), []
    while output.strip():
        answer, end = decoder.raw_decode(output.lstrip())
        answers.append(answer)
        output = output.lstrip()[end:]
    return answers


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is missing (apt install curl)")
@pytest.mark.usefixtures("_disclosures")
def test_the_examples_print_what_stands_below_them(live_server, tmp_path):
    output, python, compared = "", "", []
    for language, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        program = text.replace(ADDRESS, live_server.url)
        if language == "bash":
            output = _run(language, program, tmp_path)
            if not output.startswith("{"):
                continue
            for answer in _answers(output):
                assert answer.get("results") or answer.get("count") == 0 or TOLD & set(answer)
        elif language == "python":
            before, python = python, python + program
            output = _run(language, python, tmp_path).removeprefix(
                _run(language, before, tmp_path) if before else ""
            )
        elif language == "json":
            assert _answers(output) == [json.loads(text)]
            compared.append(language)
        else:
            assert output == text
            compared.append(language)
    printed = [language for language, _text in BLOCK.findall(GUIDE.read_text(encoding="utf-8"))]
    assert compared == [language for language in printed if language in {"json", "text"}]
    assert len(compared) > 10


def test_every_resource_has_its_line():
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    named = [line.split("`")[1] for line in lines if re.match(r"\| `\w+/` \|", line)]
    assert named == [f"{name}/" for name in RESOURCES]
