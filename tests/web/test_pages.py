"""Every page of a register answers and is well made, in every state that an election can have."""

from html import escape
from urllib.parse import quote

import pytest
from django.test import Client
from tests.web.federation import HOSTILE, LONG
from tests.web.markup import Page

from comitia.store import models


def walk(client: Client) -> dict[str, Page]:
    """Return every page that links lead to from the front page, by address; all must answer."""
    waiting, pages = ["/"], dict[str, Page]()
    failed = {}
    while waiting:
        address = waiting.pop()
        if address in pages or address in failed:
            continue
        answer = client.get(address)
        if answer.status_code != 200:
            failed[address] = answer.status_code
        elif answer["Content-Type"].startswith("text/html"):
            pages[address] = Page(answer.content.decode())
            waiting += [_whole(link, address) for link in pages[address].links if link[:1] in "/?"]
    assert not failed
    return pages


def _whole(link: str, address: str) -> str:
    link = link.partition("#")[0]
    return address.partition("?")[0] + link if link.startswith("?") else link


@pytest.mark.usefixtures("complete")
def test_every_page_of_a_complete_register(client: Client) -> None:
    """From the front page every link leads to a page, and every page is well made."""
    pages = walk(client)

    assert {} == {address: page.problems for address, page in pages.items() if page.problems}
    assert len(pages) > 100


@pytest.mark.usefixtures("awaiting")
def test_every_page_while_results_are_awaited(client: Client) -> None:
    """The same while a branch has not reported."""
    pages = walk(client)

    assert {} == {address: page.problems for address, page in pages.items() if page.problems}


@pytest.mark.django_db
def test_empty_register_says_how_to_begin(client: Client) -> None:
    """A database without a record answers, and says what to do."""
    page = client.get("/")

    assert page.status_code == 200
    assert "comitia run" in page.content.decode()
    assert [404] * 5 == [
        client.get(address).status_code
        for address in ("/units/x/", "/record/", "/rules/", "/people/p1/", "/bodies/a/b/")
    ]
    assert [200, 200] == [client.get(address).status_code for address in ("/people/?q=a", "/elections/")]


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/units/nowhere/",
        "/bodies/assembly/north/",
        "/bodies/nothing/tide/",
        "/posts/president/north/",
        "/people/p0000000000000000/",
        "/contests/assembly.nowhere/",
        "/elections/?office=nothing",
        "/elections/?office=assembly&page=2",
        "/elections/?office=assembly&page=0",
        "/elections/?office=assembly&page=²",
        "/elections/?office=assembly&state=won",
        "/record/?before=-1",
        "/record/?before=x",
        "/record/99999/",
        "/record/99999999999999999999/",
        "/units/%00/",
    ],
)
@pytest.mark.usefixtures("complete")
def test_what_is_not_there(client: Client, address: str) -> None:
    """What does not exist is 404, in the frame of the register."""
    answer = client.get(address)

    assert answer.status_code == 404
    assert not Page(answer.content.decode()).problems
    assert ".." not in answer.content.decode().partition("<main")[2].replace("...", "")


@pytest.mark.parametrize(
    ("address", "section"), [("/nowhere/", None), ("/", "Register"), ("/mandates/president/1/", "Register")]
)
@pytest.mark.usefixtures("complete")
def test_the_menu_marks_where_one_is(client: Client, address: str, section: str | None) -> None:
    """The section is the one with which the way to the page begins; what is nowhere is in none."""
    menu = client.get(address).content.decode().partition('aria-label="Main"')[2].partition("</nav>")[0]
    marked = menu.partition(' aria-current="true">')[2].partition("<")[0] or None

    assert section == marked


@pytest.mark.usefixtures("complete")
def test_names_are_text(client: Client) -> None:
    """A name that looks like markup is shown letter for letter, wherever it stands."""
    person = models.Person.objects.get(name=HOSTILE).id
    for address in ("/", "/units/cedar/", f"/people/{person}/", f"/people/?q={quote(HOSTILE)}", "/record/"):
        page = client.get(address).content.decode()
        assert "<script" not in page
        assert escape(HOSTILE) in page or address == "/record/"


@pytest.mark.usefixtures("complete")
def test_erased_name(client: Client) -> None:
    """Where a name was erased, the page stands and says so."""
    person = models.Person.objects.get(name=LONG)
    models.Person.objects.filter(id=person.id).update(name="", salt="")

    assert "(name erased)" in client.get(f"/people/{person.id}/").content.decode()
    assert {} == {address: page.problems for address, page in walk(client).items() if page.problems}
