"""The pages of the chain and of contests: what they say, what they link to, and what they never hold."""

import hashlib
import re

import pytest
from django.test import Client
from tests.chain.federation import Federation
from tests.web.markup import text_of

from comitia.count import from_json
from comitia.exchange.ballots import parse_blt
from comitia.store import models
from comitia.store.queries.chain import chain, evidence, in_words, plain

pytestmark = pytest.mark.django_db
PAGES = [
    "/mandates/president.round-2/1/",
    "/mandates/president.round-2/1/?unit=quay-2",
    "/mandates/treasurer/1/",
    "/mandates/district_council.harrow-2/1/",
    "/units/quay-2/up/",
    "/units/moor-3/up/",
    "/units/quay/up/",
    "/units/meadow/up/",
    "/contests/district_council.quay-2/",
    "/contests/district_council.moor-3/",
    "/contests/district_chair.quay/",
    "/contests/president/",
]


@pytest.fixture
def reader(federation: Federation) -> Client:  # noqa: ARG001  it reads that federation
    return Client(headers={"host": "localhost"})


def test_the_front_page_counts_direct_elections_to_posts(reader: Client) -> None:
    """The treasurer is elected by a roll: those votes are among the ones on which posts and bodies rest."""
    first = models.Contest.objects.filter(roll__isnull=False, round=1)
    cast = [row.cast or 0 for row in models.Return.objects.filter(contest__in=first.values("id"))]
    voted = first.filter(outcome__in=["ballots_counted", "totals_entered"]).count()

    assert first.filter(office="treasurer").exists()
    said = f"The posts and bodies here rest, step by step, on {sum(cast):,} votes in {voted} elections"
    assert said in text_of(reader.get("/"))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_keeps_the_content_security_policy(reader: Client, address: str) -> None:
    """No page holds a script, an inline style or anything from elsewhere; all say what they are."""
    response = reader.get(address)
    page = response.content.decode()

    assert 200 == response.status_code
    assert " style=" not in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert 1 == page.count("<h1>")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_the_chain_leads_somewhere(reader: Client, address: str) -> None:
    """Contests, mandates and ways up that a page links to are there; places on the page exist."""
    page = reader.get(address).content.decode()
    links = set(re.findall(r'href="(/(?:contests|mandates)/[^"#]+|/units/[^"#/]+/up/)"', page))
    places = set(re.findall(r'href="#([^"]+)"', page))

    assert {200} >= {reader.get(link).status_code for link in links}
    assert places <= set(re.findall(r' id="([^"]+)"', page))


def test_how_elected_says_the_words_and_draws_them(reader: Client) -> None:
    """The page has the sentence of the chain, the drawing with title and description, and the same as a table."""
    found = chain("president.round-2:1")
    assert found is not None
    response = reader.get("/mandates/president.round-2/1/")
    page, said = response.content.decode(), text_of(response)

    assert f"{found.holding.name} holds the post of president" in said
    assert plain(in_words(found)) in said
    assert all(sentence in said for sentence in evidence(found))
    assert '<title id="icicle-title">From the president down to at least 311 votes</title>' in page
    assert '<desc id="icicle-desc">' in page
    for unit in models.Unit.objects.filter(type__in=("branch", "district", "region")):
        assert said.count(unit.name) >= 2
    assert "From one place no return came; its seats stay vacant: Moor Branch 3." in said


def test_where_no_vote_was_taken_no_ballots_were_counted(reader: Client) -> None:
    """The page of somebody elected unopposed does not speak of ballots that never were."""
    said = text_of(reader.get("/mandates/district_council.harrow-2/1/"))

    assert "Nothing is missing: there were no more candidates than seats, so no vote was taken." in said
    assert "ballots were counted here" not in said


def test_the_way_of_a_chosen_branch_is_marked(reader: Client) -> None:
    """With ?unit= the boxes from the branch to the top are marked, with words for those who do not see it."""
    page = reader.get("/mandates/president.round-2/1/?unit=quay-2").content.decode()

    marked = re.findall(r'aria-label="([^":]+)[^"]*"><g class="box[^"]*box-mine', page)
    assert ["South", "Quay", "Quay Branch 2"] == marked
    assert "on your way" in page


@pytest.mark.parametrize(
    "address", ["/mandates/president/1/", "/mandates/president/0/", "/units/nowhere/up/", "/contests/no.where/"]
)
def test_what_is_not_on_the_record_is_not_found(reader: Client, address: str) -> None:
    """An unknown mandate, unit or contest answers 404 with a sentence."""
    response = reader.get(address)

    assert 404 == response.status_code
    assert "There is no such" in text_of(response)


@pytest.mark.parametrize(
    ("contest", "words"),
    [
        ("treasurer", "was elected with 138 of 327 votes cast, from 3 candidates for 1 seat. Of all 618 members, 327 voted (53 %); 7 blank."),
        ("district_council.harrow-2", "were elected unopposed: 2 candidates for 2 seats, so no vote was taken. Otherwise it would have been for"),
        ("district_council.kestrel-1", "totals entered"),
        ("district_council.fenside-2", "as a document says. It was for "),
        ("district_council.moor-3", "No return came, and the election was closed as not held; 2 seats are vacant."),
        ("district_council.moor-4", "1 seat stays vacant."),
        ("district_council.quay-4", "Nobody voted, so nobody was elected; 1 seat vacant."),
        ("district_chair.quay", "No result yet: the return is awaited. It is for 1 seat; the 9 members of the district council of Quay can vote."),
        ("president", "Nobody had enough votes, and it goes to a second round between"),
        ("president", "goes on to the next round"),
        ("president.round-2", "Election of the president, second round"),
    ],
)  # fmt: skip
def test_a_contest_says_its_outcome_first(reader: Client, contest: str, words: str) -> None:
    """Each state has its sentence."""
    assert words in text_of(reader.get(f"/contests/{contest}/"))


def test_the_stage_table_is_that_of_the_record(reader: Client) -> None:
    """Every total, transfer value and outcome of the return is there; the rule's place in the charter is one tap away."""
    declared = models.Return.objects.get(contest="district_council.quay-2")
    counted = from_json(declared.count)
    said = text_of(reader.get("/contests/district_council.quay-2/"))

    assert "2 Surplus of Amina Novakat 0.33333 a vote" in said
    for stage in counted.stages:
        assert all(counted.votes(total).rstrip("0").rstrip(".") in said for total in stage.totals)
    table = said[said.index("2 Surplus of Amina Novakat") :]
    assert table.count("● elected") == table.count("● elected at") + table.count("● elected, stage") + 3
    assert table.count("× excluded") == table.count("× excluded, stage") + len(counted.stages) - 2
    assert "The upright line is the quota, 6." in said
    assert "contests.delegates.rule" in said


def test_an_alternate_is_named(reader: Client) -> None:
    """Who came next, and so is an alternate, is said."""
    alternate = models.Alternate.objects.get(contest="district_council.quay-2", rank=1)
    name = models.Person.objects.get(id=alternate.person).name

    assert f"Alternates, in this order: {name}." in text_of(reader.get("/contests/district_council.quay-2/"))


def test_a_lot_can_be_drawn_again(reader: Client) -> None:
    """The page gives the line to run and its result; SHA-256 of the text gives the same, lowest first."""
    page = text_of(reader.get("/contests/district_council.quay-2/"))
    lines = re.findall(r"printf '(comitia-lot/1 [0-9a-f]{64} \d+ \d+)' \| sha256sum ([0-9a-f]{64})", page)

    assert len(lines) == 2
    assert [hashlib.sha256(line.encode()).hexdigest() for line, _ in lines] == [digest for _, digest in lines]
    assert [digest for _, digest in lines] == sorted(digest for _, digest in lines)


def test_the_ballots_come_as_a_file(reader: Client) -> None:
    """The download is plain text with a safe name and a strong tag; it names candidates and holds every valid ballot."""
    response = reader.get("/contests/district_council.quay-2/ballots.blt")
    ballots = parse_blt(response.content, "download")

    assert 'attachment; filename="district_council.quay-2.blt"' == response.headers["Content-Disposition"]
    assert "text/plain; charset=utf-8" == response.headers["Content-Type"]
    assert "nosniff" == response.headers["X-Content-Type-Options"]
    assert re.fullmatch(r'"[0-9a-f]{64}"', response.headers["ETag"])
    assert (22, 3) == (ballots.profile.cast, ballots.seats)
    assert ballots.names[0] in text_of(reader.get("/contests/district_council.quay-2/"))
    assert "Election to the district council of Quay, in Quay Branch 2" == ballots.title


def test_a_reader_who_has_the_ballots_is_told_so(reader: Client) -> None:
    """The tag of the download is answered 304; another one brings the file."""
    address = "/contests/district_council.quay-2/ballots.blt"
    tag = reader.get(address).headers["ETag"]

    assert 304 == reader.get(address, headers={"if-none-match": tag}).status_code
    assert 200 == reader.get(address, headers={"if-none-match": '"another"'}).status_code


@pytest.mark.parametrize("contest", ["district_council.harrow-2", "district_chair.quay", "district_council.moor-3"])
def test_where_no_ballots_are_there_are_none_to_send(reader: Client, contest: str) -> None:
    """A contest without ballots offers no download, and its address answers 404."""
    assert "Recount it yourself" not in text_of(reader.get(f"/contests/{contest}/"))
    assert 404 == reader.get(f"/contests/{contest}/ballots.blt").status_code


def test_an_erased_name_leaves_the_pages_standing(reader: Client) -> None:
    """Where a name was erased, pages and downloads say so in its place."""
    models.Person.objects.update(name="")

    for address in PAGES:
        assert 200 == reader.get(address).status_code
    assert "(name erased) holds the post of president" in text_of(reader.get("/mandates/president.round-2/1/"))
    assert b'"(name erased)"' in reader.get("/contests/district_council.quay-2/ballots.blt").content


def test_a_hostile_name_is_shown_as_text(reader: Client) -> None:
    """Marks, quotes and line ends in a name are text on the page, and one line in the download; namesakes are told apart."""
    models.Person.objects.update(name='<b>"Bo"\nby</b>')

    for address in PAGES:
        assert "<b>" not in reader.get(address).content.decode()
    names = parse_blt(reader.get("/contests/district_council.quay-2/ballots.blt").content, "download").names
    assert [f'<b>"Bo" by</b> of Quay Branch 2 (no. {number})' for number in range(1, len(names) + 1)] == list(names)
