import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

pytestmark = pytest.mark.usefixtures("_in_english")
GOOD = {"raw": "≥95%", "comparator": None, "unit": None, "level2": None, "fiscal_year": 2023}


@pytest.fixture
def _in_english():
    with translation.override("en"):
        yield


def parsed(path):
    """Run the command; give its values, its complaints and whether it failed."""
    out, err = StringIO(), StringIO()
    try:
        call_command("parse_values", str(path), stdout=out, stderr=err)
    except SystemExit as stop:
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), stop.code
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), 0


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "values.jsonl"

    def write(*rows):
        texts = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return path

    return write


def test_values_come_in_the_order_of_the_lines(lines):
    path = lines(
        GOOD,
        {"raw": "95", "comparator": "≥", "unit": "%"},
        {"raw": "≤200万", "level2": "成本指标"},
        {"raw": "≥60万", "level2": "成本指标", "name": "参保人数"},
        {"raw": "12月底前", "fiscal_year": 2024},
    )
    values, complaints, code = parsed(path)
    assert [value["raw"] for value in values] == ["≥95%", "≥95%", "≤200万", "≥60万", "12月底前"]
    assert [value["canonical_unit"] for value in values] == ["%", "%", "元", None, None]
    assert values[-1]["deadline"]["year"] == 2024
    assert (complaints, code) == ("", 0)


def test_output_is_plain_utf8(lines):
    out = StringIO()
    call_command("parse_values", str(lines(GOOD)), stdout=out)
    assert out.getvalue().startswith('{"raw": "≥95%", "kind": "quantitative", ')


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ("nothing", "line 2: not JSON in UTF-8"),
        ("[1]", "line 2: not a JSON object"),
        ('{"unit": "人"}', "line 2: “raw” must be a text"),
        ('{"raw": null}', "line 2: “raw” must be a text"),
        ('{"raw": 95}', "line 2: “raw” must be a text"),
        ("[" * 100_000, "line 2: not JSON in UTF-8"),
    ],
)
def test_bad_line_is_named_and_stops_nothing(lines, bad, complaint):
    values, complaints, code = parsed(lines(GOOD, bad, GOOD))
    assert [value["raw"] for value in values] == ["≥95%", bad, "≥95%"]
    assert values[1]["kind"] == "unparseable"
    assert (complaints.strip(), code) == (complaint, 1)


@pytest.mark.parametrize(
    "mistake",
    [
        {"fiscal_year": "2023"},
        {"fiscal_year": True},
        {"comparator": 1},
        {"unit": ["人"]},
        {"level2": 5},
    ],
)
def test_value_with_a_mistake_beside_it_is_not_read(lines, mistake):
    values, complaints, code = parsed(lines(GOOD | mistake, GOOD))
    assert [value["kind"] for value in values] == ["unparseable", "quantitative"]
    assert complaints.strip() == f"line 1: “{next(iter(mistake))}” has the wrong type"
    assert code == 1


def test_other_encoding_is_named(tmp_path):
    path = tmp_path / "values.jsonl"
    path.write_bytes('{"raw": "≥95%"}\n'.encode("gb18030"))
    values, complaints, code = parsed(path)
    assert [value["kind"] for value in values] == ["unparseable"]
    assert (complaints, code) == ("line 1: not JSON in UTF-8\n", 1)


def test_blank_lines_and_a_byte_order_mark_say_nothing(tmp_path):
    path = tmp_path / "values.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"raw": "5"}\r\n\r\n\n{"raw": "6"}')
    values, complaints, code = parsed(path)
    assert ([value["number"] for value in values], complaints, code) == (["5", "6"], "", 0)


def test_half_a_surrogate_pair_comes_back(lines):
    values, _, code = parsed(lines('{"raw": "\\ud800好"}'))
    assert ([value["raw"] for value in values], code) == (["\ud800好"], 0)


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_file_that_cannot_be_opened_is_named(tmp_path, name):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("parse_values", str(tmp_path / name))


def test_empty_file_has_no_values(lines):
    assert parsed(lines()) == ([], "", 0)


def run(path, **options):
    """Run the command as anyone would, where no database can be reached."""
    command = [sys.executable, settings.BASE_DIR / "manage.py", "parse_values", path]
    environment = os.environ | {
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "REGISTRY_LANGUAGE": "en",
    }
    return subprocess.Popen(  # noqa: S603 # our own command
        command, env=environment, stdout=subprocess.PIPE, **options
    )


def test_needs_no_database(lines):
    process = run(lines(GOOD, "nothing"), stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=60)
    kinds = [json.loads(line)["kind"] for line in out.splitlines()]
    assert kinds == ["quantitative", "unparseable"]
    assert (err.decode().strip(), process.returncode) == ("line 2: not JSON in UTF-8", 1)


def test_reader_who_has_seen_enough_gets_no_traceback(lines):
    with run(lines(*[GOOD] * 5000), stderr=subprocess.PIPE) as process:
        assert json.loads(process.stdout.readline())["raw"] == "≥95%"
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 1)


def test_values_are_streamed_not_held(tmp_path):
    """The first values come while the file, a pipe here, is still being written."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = json.dumps(GOOD).encode() + b"\n"
    with run(pipe) as process:
        with pipe.open("wb") as writer:
            writer.write(line * 300)
            writer.flush()
            first = process.stdout.readline()
            writer.write(line)
        rest = process.stdout.read().splitlines()
        assert json.loads(first)["raw"] == "≥95%"
        assert (len(rest), process.wait(timeout=60)) == (300, 0)
