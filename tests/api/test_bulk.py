"""Many forms at once: every line is answered once and in order, and a bad one costs no good one."""

import json

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from indicators.api.serializers.stated import EXAMPLE
from indicators.models import Event, Form
from tests.catalogue import FIVE, load_catalogue

URL = "/api/v1/forms/bulk/"
OUTCOMES = ("created", "updated", "unchanged", "differs", "refused")


@pytest.fixture(autouse=True)
def _catalogue(db):  # noqa: ARG001 - asks for the database
    load_catalogue(*FIVE)


def _form(number, **changes):
    return EXAMPLE | {"project_name": f"项目{number}"} | changes


def _line(stated):
    return stated if isinstance(stated, bytes) else json.dumps(stated).encode()


def _send(client, lines, query="", separator=b"\n"):
    body = separator.join(map(_line, lines))
    return client.post(f"{URL}{query}", body, content_type="application/x-ndjson")


def _outcomes(answer):
    return [(line["line"], line["outcome"]) for line in answer.json()["lines"]]


def test_good_lines_are_kept_beside_bad_ones(clerk):
    lines = [
        b"\xef\xbb\xbf" + _line(_form(1)),
        _form(2, kind="?"),
        b"",
        b'{"kind": ',
        _form(3),
        b'"\xff"',
        b"[]",
        _form(4, region_code=None, implementing_unit={"name": "中心"}),
    ]
    answer = _send(clerk, lines)
    assert answer.status_code == 200
    report = answer.json()
    assert _outcomes(answer) == [
        (1, "created"),
        (2, "refused"),
        (4, "refused"),
        (5, "created"),
        (6, "refused"),
        (7, "refused"),
        (8, "refused"),
    ]
    assert {name: report[name] for name in OUTCOMES} == {
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "differs": 0,
        "refused": 5,
    }
    faults = {line["line"]: line["errors"] for line in report["lines"] if line["errors"]}
    assert [(each["pointer"], each["code"]) for each in faults[2]] == [("/kind", "invalid_choice")]
    assert faults[4][0]["detail"].startswith("No JSON: line 1, column 10")
    assert faults[6][0]["detail"] == "Not UTF-8: byte 2."
    assert faults[8][0]["code"] == "region_unknown"
    assert {str(form.pk) for form in Form.objects.all()} == {
        line["id"] for line in report["lines"] if line["id"]
    }
    assert Event.objects.filter(verb="form_created").count() == 2


def test_what_is_kept_is_left_alone_or_replaced(clerk):
    _send(clerk, [_form(1), _form(2)])
    again = [_form(1), _form(2, overview="别的"), _form(3)]
    assert _outcomes(_send(clerk, again)) == [(1, "unchanged"), (2, "differs"), (3, "created")]
    assert Form.objects.filter(overview="别的").count() == 0
    update = _send(clerk, again, "?mode=update")
    assert _outcomes(update) == [(1, "unchanged"), (2, "updated"), (3, "unchanged")]
    assert Form.objects.get(overview="别的").version == 2
    Form.objects.filter(region_code="141125").update(state="published")
    closed = _send(clerk, [_form(2, overview="又")], "?mode=update")
    [line] = closed.json()["lines"]
    assert (line["outcome"], line["errors"][0]["code"]) == ("refused", "form_not_open")


def test_a_dry_run_tells_and_does_nothing(clerk):
    report = _send(clerk, [_form(1), _form(1)], "?dry_run=true").json()
    assert report["dry_run"] is True
    assert [(line["outcome"], line["id"]) for line in report["lines"]] == [("created", None)] * 2
    assert (Form.objects.count(), Event.objects.count()) == (0, 0)


def test_there_is_a_limit_of_lines(clerk, settings):
    settings.BULK_FORMS = 2
    answer = _send(clerk, [_form(1), b"", _form(2), b" ", _form(3)])
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert Form.objects.count() == 0
    assert _send(clerk, [_form(1), b"", _form(2)], separator=b"\r\n").status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"), [("?mode=replace", "mode"), ("?dry_run=1", "dry_run"), ("?x=1", "x")]
)
def test_a_parameter_that_is_not_understood_is_an_error(clerk, query, parameter):
    answer = _send(clerk, [_form(1)], query)
    assert answer.json()["errors"][0]["parameter"] == parameter
    assert Form.objects.count() == 0


def test_only_lines_of_json_are_taken(clerk):
    answer = clerk.post(URL, "{}", content_type="application/json")
    assert answer.status_code == 415


LINES = st.lists(
    st.sampled_from(
        [
            (b"", None),
            (b"  ", None),
            (b"{", "refused"),
            (b"null", "refused"),
            (_line(_form(1, title=7)), "refused"),
            (_line(_form(1)), "created"),
            (_line(_form(2)), "created"),
            (_line(_form(3, indicators=[])), "created"),
        ]
    )
    | st.binary(max_size=20).map(lambda text: (text.replace(b"\n", b""), "refused")),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=LINES)
def test_every_line_is_answered_once_and_in_order(lines):
    person = User.objects.filter(username="hypothesis").first()
    client = APIClient()
    client.force_login(person or User.objects.create_superuser("hypothesis"))
    Form.objects.filter(region_code="141125").delete()
    report = _send(client, [line for line, _outcome in lines]).json()
    wanted, made = [], set()
    for number, (line, outcome) in enumerate(lines, 1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if text.strip():
            wanted.append((number, "unchanged" if line in made else outcome))
            made |= {line} if outcome == "created" else set()
    assert [(line["line"], line["outcome"]) for line in report["lines"]] == wanted
    assert sum(report[name] for name in OUTCOMES) == len(wanted)
    assert Form.objects.count() == len(made) == report["created"]
