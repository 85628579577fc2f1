"""An answer that a client has already is not sent again."""

import pytest

from registry.api import RESOURCES
from tests.catalogue import FIVE, load_catalogue


@pytest.fixture
def rows(rows):
    load_catalogue(*FIVE)
    return rows(2)


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_list_and_member_has_a_name(clerk, rows, resource):  # noqa: ARG001 - they are kept
    listed = clerk.get(f"/api/v1/{resource}/?page_size=1")
    [row] = listed.json()["results"]
    key = next(row[name] for name in ("id", "code", "symbol") if name in row)
    for address in (f"/api/v1/{resource}/?page_size=1", f"/api/v1/{resource}/{key}/"):
        answer = clerk.get(address)
        same = clerk.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (same.status_code, same.content) == (304, b"")
        assert (same["ETag"], same["Vary"]) == (answer["ETag"], answer["Vary"])
        assert same["Cache-Control"] == answer["Cache-Control"] == "private, no-cache"
        other = clerk.get(address, headers={"If-None-Match": '"x"'})
        assert (other.status_code, other.content) == (200, answer.content)


def test_another_answer_has_another_name(clerk, public, rows):
    address = f"/api/v1/forms/{rows[0].pk}/"
    etag = clerk.get(address)["ETag"]
    assert public.get(address, headers={"If-None-Match": etag}).status_code == 200
    rows[0].overview = "别的"
    rows[0].save()
    assert clerk.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_what_is_streamed_or_wrong_has_no_name(clerk, rows):  # noqa: ARG001 - they are kept
    stream = clerk.get("/api/v1/indicators/export/?format=csv")
    assert stream.getvalue()
    assert "ETag" not in stream
    assert "ETag" not in clerk.get("/api/v1/indicators/?x=1")


def test_a_content_is_named_by_its_version(clerk, rows):
    address = f"/api/v1/forms/{rows[0].pk}/content/"
    assert clerk.get(address)["ETag"] == '"1"'
    assert clerk.get(address, headers={"If-None-Match": '"1"'}).status_code == 304
