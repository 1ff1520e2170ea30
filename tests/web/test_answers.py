"""What every answer carries: status, headers, an entity tag; and what no request may do."""

import re

import pytest
from django.db import OperationalError
from django.test import Client

from comitia.store import models
from comitia.store.queries import record


@pytest.mark.usefixtures("complete")
def test_pages_only_read(client: Client) -> None:
    """Whatever is not GET or HEAD is refused with 405, and says what is allowed."""
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        answer = getattr(client, method)("/units/ash/")
        assert (405, "GET, HEAD") == (answer.status_code, answer["Allow"])
    head = client.head("/units/ash/")
    assert (200, b"") == (head.status_code, head.content)


@pytest.mark.parametrize("address", ["/", "/units/ash/", "/nowhere/", "/healthz", "/record/"])
@pytest.mark.usefixtures("complete")
def test_headers(client: Client, address: str) -> None:
    """Nothing but our own style sheet and pictures may be loaded, and no other page may frame ours."""
    answer = client.get(address)

    policy = {part.strip() for part in answer["Content-Security-Policy"].split(";")}
    assert policy == {
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }
    assert ("nosniff", "DENY") == (answer["X-Content-Type-Options"], answer["X-Frame-Options"])
    assert ("same-origin", "same-origin") == (answer["Referrer-Policy"], answer["Cross-Origin-Opener-Policy"])
    assert not answer.cookies


@pytest.mark.usefixtures("complete")
def test_fresh_copy_is_not_made_again(client: Client, django_assert_num_queries: "pytest.FixtureRequest") -> None:
    """A copy that is still right is answered with 304 and one query; one of another page is not right."""
    first = client.get("/units/ash/")
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture is a function
        again = client.get("/units/ash/", headers={"If-None-Match": first["ETag"]})

    assert (304, b"") == (again.status_code, again.content)
    assert first["ETag"] == again["ETag"]
    assert "public, max-age=0, must-revalidate" == first["Cache-Control"] == again["Cache-Control"]
    assert client.get("/units/birch/", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get("/units/ash/?x", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.usefixtures("complete")
def test_the_record_grows_and_copies_age(client: Client) -> None:
    """Any new entry gives every page a new tag."""
    tag = client.get("/")["ETag"]
    models.Chain.objects.update(head="1" * 64)

    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.usefixtures("complete")
def test_copies_may_be_packed(client: Client) -> None:
    """A packed page has the same tag, and is told apart by `Vary`."""
    packed = client.get("/record/", headers={"Accept-Encoding": "gzip"})

    assert ("gzip", "Accept-Encoding") == (packed["Content-Encoding"], packed["Vary"])
    assert client.get("/record/")["ETag"] == packed["ETag"]


@pytest.mark.usefixtures("complete")
def test_style_sheet_is_kept_for_ever(client: Client) -> None:
    """Its address holds a hash of its content; under another address it is not there."""
    address = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").content.decode())[0]
    answer = client.get(address)

    assert re.fullmatch(r"/static/style\.[0-9a-f]{12}\.css", address)
    assert (200, "text/css") == (answer.status_code, answer["Content-Type"].partition(";")[0])
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get("/static/style.css").status_code == 404
    assert client.get("/static/../settings.py").status_code == 404


@pytest.mark.usefixtures("complete")
def test_health(client: Client) -> None:
    """It says how long the record is, and is never kept."""
    answer = client.get("/healthz")
    size = models.Chain.objects.get().size

    assert (200, "no-store") == (answer.status_code, answer["Cache-Control"])
    assert answer.content.decode() == f"ok: the database answers; the record has {size} entries\n"


@pytest.mark.django_db
def test_health_of_an_empty_register(client: Client) -> None:
    """A database without a record is healthy, and says so."""
    answer = client.get("/healthz")

    assert (200, b"ok: the database answers; it holds no record yet\n") == (answer.status_code, answer.content)


def test_health_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database does not answer, neither does the register."""

    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(record, "head", gone)

    assert client.get("/healthz").status_code == 503


def test_a_fault_is_said_in_the_frame(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault is a 500 in words, made without a look at the database."""

    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(record, "head", gone)
    client.raise_request_exception = False
    answer = client.get("/")

    assert answer.status_code == 500
    assert "on our side" in answer.content.decode()


@pytest.mark.usefixtures("complete")
def test_another_host_is_refused(client: Client) -> None:
    """A request under a name that is not ours is 400, in words."""
    answer = client.get("/", headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "cannot be answered" in answer.content.decode()
