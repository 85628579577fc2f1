"""What is taken away is what the list shows: every row, every value, to the last sign."""

import socket
import time
from decimal import Decimal
from io import BytesIO
from urllib.parse import urlsplit

import openpyxl
import orjson
import pytest
from django.contrib.auth.models import User
from django.db import connection
from hypothesis import HealthCheck, given, settings
from rest_framework.test import APIClient

from indicators.core.form import OVERALL
from indicators.core.workflow import FormState
from indicators.models import Form, Indicator
from indicators.services.content import Identity, Origin, create_form
from indicators.services.exporting.streams import ExportFormat, open_stream
from indicators.services.load.generating import generate_forms
from tests.api.rows import make_rows
from tests.api.taken import as_csv, as_parquet, as_xlsx, read_csv, read_parquet, read_xlsx, taken
from tests.catalogue import FIVE, load_catalogue
from tests.contents import contents
from tests.factories import (
    make_document,
    make_form,
    make_indicator,
    make_organisation,
    make_project,
)
from tests.writers.forms import disclosed

# Exports read on a connection of their own: what they shall find has to be committed.
pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/indicators/export/"
HOSTILE = (
    "=1+1",
    "+86 0358",
    "-2+3",
    "-5",
    "-5.50",
    "-5.",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "'quoted'",
    '"quoted", twice ""',
    "a,b;c",
    "line\nline\r\nline",
    "\\N",
    "\\.",
    "\\",
    "{}",
    "%s %(x)s %%",
    "\x01\x02\x1f\x7f\x85\u2028\u2029\ufeff",
    "\U0001f600\U00020000",
    " ",
    "_x000D_",
    "０",
)


@pytest.fixture
def signed_in():
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(User.objects.create_superuser("admin"))
    return client


def listed(client, query=""):
    """Give every row of the list, page by page."""
    page = client.get(f"/api/v1/indicators/?page_size=500&{query}").json()
    rows = page["results"]
    while page["next"]:
        parts = urlsplit(page["next"])
        page = client.get(f"{parts.path}?{parts.query}").json()
        rows += page["results"]
    return rows


def same(client, query=""):
    rows = listed(client, query)
    lines = b"".join(orjson.dumps(row) + b"\n" for row in rows)
    assert taken(client, "ndjson", query) == lines
    assert read_csv(taken(client, "csv", query)) == [*map(as_csv, rows)]
    assert read_xlsx(taken(client, "xlsx", query)) == [*map(as_xlsx, rows)]
    assert read_parquet(taken(client, "parquet", query)) == [*map(as_parquet, rows)]
    return rows


def keep(content, number, organisation):
    project = None
    if content.kind not in OVERALL and not content.blank:
        project = organisation.projects.get_or_create(
            name=f"项目{number}", region_code=organisation.region_code
        )[0]
    return create_form(
        content=content,
        identity=Identity(organisation, project, content.fiscal_year or 2023, number),
        by=None,
        origin=Origin(make_document(sha256=f"{number:064}"), number),
        state=FormState.PUBLISHED,
    )


def test_the_disclosures_are_taken_away_as_they_are_listed(signed_in):
    load_catalogue(*FIVE)
    organisation = make_organisation("141125")
    regions = ("datong", "liulin", "weixian", "xixiang", "shenmu")
    read = [content for region in regions for content in disclosed(region)]
    for number, content in enumerate(read):
        keep(content, number, organisation)
    assert len(same(signed_in)) == 467
    assert len(same(signed_in, "level2=数量指标&not[comparator]=eq")) > 20
    assert len(same(APIClient(), "kind=deadline")) == 14


def test_any_content_is_taken_away_as_it_is_listed(signed_in):
    load_catalogue(*FIVE)
    organisation = make_organisation("141125")

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.differing_executors]
    )
    @given(content=contents)
    def try_one(content):
        form = keep(content, Form.objects.count(), organisation)
        same(signed_in, f"form={form.pk}")

    try_one()


def test_hostile_texts_are_taken_away_and_execute_nothing(signed_in):
    organisation = make_organisation(name="=cmd|' /C calc'!A0", code="-1+1")
    form = make_form(make_project(organisation, "@项目"), title="+标题", state="published")
    for number, text in enumerate(HOSTILE):
        make_indicator(
            form,
            position=number,
            level3=text,
            raw=text,
            description=text if text.strip() else None,
            notes=[text, "two"],
            level1_printed=text if text.strip() else None,
        )
    assert len(same(signed_in)) == len(HOSTILE)
    rows = read_csv(taken(signed_in, "csv"))
    begins = {row[name][:1] for row in rows for name in ("level3", "organisation_name")}
    assert begins.isdisjoint("=+@\t\r\n＝＋－＠")
    assert {row["level3"] for row in rows if row["level3"].startswith("-")} == {"-5", "-5.50"}
    assert rows[0]["organisation_code"] == "'-1+1"


def test_nothing_found_is_a_file_with_nothing_in_it(signed_in):
    make_rows()
    assert same(signed_in, "fiscal_year=1999") == []
    assert taken(signed_in, "ndjson", "fiscal_year=1999") == b""
    assert taken(signed_in, "csv", "fiscal_year=1999").startswith(b"\xef\xbb\xbfid,position,")
    none = Indicator.objects.none()
    assert b"".join(open_stream(rows=none, format=ExportFormat.NDJSON)) == b""


def test_numbers_that_a_sheet_cannot_hold_are_texts_there(signed_in):
    form = make_form()
    exact = ("123456789012345.678", "0.0000000000000001", "12345678901234567890123456789")
    for position, number in enumerate((*exact, "95.0", "-0.50")):
        make_indicator(
            form,
            position=position,
            raw=number,
            value_kind="quantitative",
            comparator="eq",
            number=number,
            canonical_number=number,
        )
    same(signed_in)
    book = openpyxl.load_workbook(BytesIO(taken(signed_in, "xlsx")))
    header, *rows = book.active.iter_rows(values_only=True)
    column = header.index("value_number")
    assert [row[column] for row in rows] == [-0.5, 95, *reversed(exact)]
    decimals = [row["value_canonical_decimal"] for row in read_parquet(taken(signed_in, "parquet"))]
    assert decimals == [Decimal("-0.5"), 95, None, None, Decimal(exact[0])]


def test_a_text_that_no_cell_holds_is_refused_by_the_workbook_alone(signed_in):
    make_indicator(make_form(), raw="长" * 32_768)
    answer = signed_in.get(f"{URL}?format=xlsx")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_printable")
    assert len(read_csv(taken(signed_in, "csv"))) == 1


def test_the_public_takes_away_what_it_sees(public, signed_in):
    form, draft = make_rows(2)
    type(draft).objects.filter(pk=draft.pk, region_code=draft.region_code).update(state="draft")
    assert {row["form"]["id"] for row in same(public)} == {str(form.pk)}
    assert {row["form"]["id"] for row in same(signed_in)} == {str(form.pk), str(draft.pk)}


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("", "format", "missing_parameter"),
        ("format=pdf", "format", "invalid_value"),
        ("format=csv&page_size=5", "page_size", "unknown_parameter"),
        ("format=csv&ordering=id", "ordering", "unknown_parameter"),
        ("format=csv&format=ndjson", "format", "repeated_parameter"),
        ("format=csv&scope=yearly", "scope", "invalid_value"),
        ("format=csv&value_min=5", "value_min", "unit_missing"),
    ],
)
def test_a_query_that_is_not_understood_is_refused(public, query, parameter, code):
    answer = public.get(f"{URL}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = [(error["parameter"], error["code"]) for error in answer.json()["errors"]]
    assert told == [(parameter, code)]


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("ndjson", "application/x-ndjson"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("parquet", "application/vnd.apache.parquet"),
    ],
)
def test_a_file_says_what_it_is(public, ending, media_type):
    make_rows()
    for accepted in ("*/*", media_type, "text/html"):
        answer = public.get(f"{URL}?format={ending}", headers={"Accept": accepted})
        assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
        assert answer["Content-Disposition"] == f'attachment; filename="indicators.{ending}"'
        assert {"Authorization", "Cookie"} <= set(answer["Vary"].split(", "))
        answer.close()
    assert public.head(f"{URL}?format={ending}").status_code == 200


def _running(statement="COPY%"):
    """Give the statements of this database that run, beside our own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT state FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND query LIKE %s",
            [statement],
        )
        return [state for [state] in cursor.fetchall()]


def _until(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_broken_connection_ends_the_statement_on_the_server(live_server):
    load_catalogue(*FIVE)
    generate_forms(forms=1800, seed=1, by=None)  # more than all buffers on the way hold
    Form.objects.update(state="published")
    parts = urlsplit(live_server.url)
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((parts.hostname, parts.port))
        asked = f"GET {URL}?format=ndjson HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n"
        client.sendall(asked.encode())
        assert client.recv(1000).startswith(b"HTTP/1.1 200 OK")
        time.sleep(0.5)
        assert _running() == ["active"], "no more is written than is read"
    _until(lambda: _running() == [])


def test_a_stream_that_nobody_reads_leaves_no_connection(public):
    make_rows()
    answer = public.get(f"{URL}?format=csv")
    answer.close()
    _until(lambda: _running() == [])
