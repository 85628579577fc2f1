"""The API against its own schema, by schemathesis: no 500, no answer that the schema denies.

API_CASES=50 tries 2,000 for each of both; API_PHASES=coverage,fuzzing every border case of every
parameter as well, which takes an hour.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from tests.api.rows import make_rows

CASES = int(os.environ.get("API_CASES", "8"))
PHASES = os.environ.get("API_PHASES", "fuzzing")
ST = Path(sys.executable).with_name("st")
LABELS = {"level1": ["产出指标", "2021.cost"], "level2": ["数量指标", "2015.output.cost"]}


# What is read together has to fit together, and some orders need another parameter.
QUANTITIES = {"value": "1万元", "value_min": "1万元", "value_max": "5万元", "unit": "元"}
# Tried elsewhere: cursors are made by the registry, and what is left out is not there.
APART = {"cursor", "fields"}
NEEDING = {"value", "-value", "position", "-position"}


def _closed(schema):
    """Say what only the data knows: labels that there are; cursors are tried elsewhere.

    A target may be longer than the address that this server takes.
    """
    for path, item in schema["paths"].items():
        for operation in item.values():
            given = [p for p in operation.get("parameters", ()) if p["name"] not in APART]
            operation["parameters"] = given
            for parameter in given:
                if parameter["name"] == "raw":
                    parameter["schema"].pop("maxLength", None)
                if path != "/api/v1/reading/":
                    _close(parameter["name"], parameter["schema"])
    return schema


def _close(name, schema):
    if name in LABELS:
        schema.pop("minLength", None)
        schema.get("items", schema)["enum"] = LABELS[name]
    if name in QUANTITIES:
        schema["enum"] = [QUANTITIES[name]]
    if name == "ordering":
        schema["enum"] = [word for word in schema["enum"] if word not in NEEDING]
    if name == "not":
        for part, inner in schema["properties"].items():
            _close(part, inner)


@pytest.mark.parametrize("who", ["public", "clerk"])
def test_the_api_keeps_to_its_schema(live_server, request, tmp_path, who):
    call_command("loaddata", "taxonomies", "units", verbosity=0)
    make_rows(3)
    client = request.getfixturevalue(who)
    schema = yaml.safe_load((settings.BASE_DIR / "docs/api/schema.yml").read_text("utf-8"))
    (tmp_path / "schema.json").write_text(json.dumps(_closed(schema)), "utf-8")
    command = [ST, "run", "schema.json", "--url", live_server.url, "--no-color"]
    command += ["--phases", PHASES, "--max-examples", str(CASES), "--seed", "20260101"]
    command += ["--continue-on-failure", "--generation-database", "none"]
    if client.cookies:
        # It would have the cookie refused beside a wrong password; the better of two is taken.
        command += ["--exclude-checks", "ignored_auth"]
        command += ["-H", f"Cookie: sessionid={client.cookies['sessionid'].value}"]
    environment = os.environ | {"SCHEMATHESIS_HOOKS": "tests.api.lines_for_schemathesis"}
    environment["PYTHONPATH"] = str(settings.BASE_DIR)
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=tmp_path, capture_output=True, check=False, text=True, env=environment
    )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
