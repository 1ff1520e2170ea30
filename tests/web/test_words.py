"""What the pages say: each state by its word, each person by name and place, nothing prettier than it was."""

import re
from datetime import date
from unicodedata import normalize
from urllib.parse import quote

import pytest
from django.test import Client

from comitia.charter import Majority
from comitia.core.assembly.requirement import Bases, Tally, Votes, requirement_of
from comitia.core.mandate.given import MandatesGiven
from comitia.store import models
from comitia.store.folding import folded
from comitia.store.queries.acts import mandates
from comitia.store.queries.decision_names import DecisionNames
from comitia.store.queries.decisions import tally


def text(client: Client, address: str) -> str:
    """Return the words of a page, without its tags."""
    page = client.get(address).content.decode()
    words = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())
    return re.sub(r" ([.,;])", r"\1", words)


@pytest.mark.usefixtures("complete")
def test_front_names_the_holder_and_what_it_rests_on(client: Client) -> None:
    """Votes are those of the elections in which members voted; the others are counted apart."""
    page = text(client, "/")

    assert "The posts and bodies here rest, step by step, on 37 votes in 4 branches (1 known by totals only)." in page
    assert "1 more was uncontested and 1 was not held." in page
    assert "President Anna Berg of Dell Since 14 March 2026, until 13 March 2028 How Anna Berg was elected" in page
    assert "Secretary … awaited To be elected by the board." in page
    assert "9 of 12 seats filled, elected by branch meetings." in page


@pytest.mark.usefixtures("complete")
def test_body_says_which_seats_are_empty_and_why(client: Client) -> None:
    """The under-filled branch and the one that never reported leave three seats of the south vacant."""
    page = text(client, "/bodies/region_council/south/")

    assert "3 of 6 seats are filled, 3 are vacant. Elected for 2 years." in page
    assert "1 seat × vacant The election left it empty" in page
    assert "2 seats × vacant The election was not held" in page


@pytest.mark.usefixtures("awaiting")
def test_body_says_whom_it_waits_for(client: Client) -> None:
    """A body that is not complete names the elections that are awaited; the one above names the body below."""
    page, above = text(client, "/bodies/region_council/south/"), text(client, "/bodies/assembly/tide/")

    assert "1 election is not settled, so the body is not complete and cannot elect: Fernhill" in page
    assert "2 are awaited" in page
    assert "South (waits for the region council of South)" in above


@pytest.mark.usefixtures("awaiting")
def test_post_that_waits(client: Client) -> None:
    """A post whose electors are not complete says for whom it waits."""
    assert "It waits for the assembly to be complete." in text(client, "/posts/president/tide/")


@pytest.mark.usefixtures("complete")
def test_post_that_is_appointed(client: Client) -> None:
    """It has no election, so its page says who appoints and dismisses, and waits for nobody."""
    keeper, gardener = text(client, "/posts/keeper/tide/"), text(client, "/posts/gardener/north/")

    assert "Appointed by The assembly Dismissed by The board or the assembly" in keeper
    assert "Term no fixed term Holders 1 The holder may hold the keys." in keeper
    assert "Elections for it" not in keeper
    assert "Appointed by The region council Term 2 years" in gardener
    assert "Keeper Appointed by the assembly." in text(client, "/")
    assert "Gardener Appointed by the region council." in text(client, "/units/north/")


@pytest.mark.usefixtures("awaiting")
def test_front_says_what_may_still_open(client: Client) -> None:
    """An assembly with one region seated is not full: the other region's own council is still awaited."""
    page = text(client, "/")

    assert "Assembly 3 of 3 seats filled so far, elected by region councils." in page
    assert "Board Elected by the assembly. … not yet open" in page


@pytest.mark.usefixtures("awaiting")
def test_an_open_election_has_filled_none_of_its_seats(client: Client) -> None:
    """Nobody is elected yet, and it is said in the same form as for the others."""
    assert "… awaited 0 of 2 13 may vote" in text(client, "/elections/?office=region_council")


@pytest.mark.usefixtures("complete")
def test_where_no_vote_was_taken_none_is_unknown(client: Client) -> None:
    """An uncontested election had no voters, neither known nor unknown."""
    person = models.Mandate.objects.get(contest="region_council.cedar", number=1).person

    assert "○ uncontested 2 of 2 no vote taken" in text(client, "/units/cedar/")
    assert "elected no vote taken ○ uncontested" in text(client, f"/people/{person}/")
    assert "no vote taken ● elected" in text(client, "/contests/region_council.cedar/")


@pytest.mark.usefixtures("complete")
def test_voters_of_a_branch_are_not_all_members(client: Client) -> None:
    """The steward of a branch is elected by those of the branch, on the contest's page and on the way up."""
    assert "Of 14 members in Ashford, 10 voted (71 %)." in text(client, "/contests/steward.ash/")
    assert "by the members of Ashford Steward of Ashford" in text(client, "/units/ash/up/")


@pytest.mark.usefixtures("complete")
def test_grades_have_words(client: Client) -> None:
    """The list of elections names the evidence of each result."""
    page = text(client, "/elections/")

    for word in ("● ballots counted", "◐ totals entered", "○ uncontested", "× not held", "… awaited"):
        assert word in page


@pytest.mark.usefixtures("complete")
def test_namesakes_are_told_apart(client: Client) -> None:
    """Two persons of one name are found with their places, and each page names the other."""
    page = text(client, "/people/?q=anna+BERG")

    assert "Anna Berg of Ashford" in page
    assert "Anna Berg of Dell" in page
    one = models.Elector.objects.get(unit="ash", person__in=_berg()).person
    assert "Not the same person: Anna Berg of Dell." in text(client, f"/people/{one}/")


@pytest.mark.usefixtures("complete")
def test_namesakes_are_told_apart_where_only_one_is_named(client: Client) -> None:
    """Two of one name stood for president: card, post, contest and the way down say which of them it is."""
    contest = text(client, "/contests/president/")

    assert "Anna Berg of Dell was elected with 4 of 6 votes cast" in contest
    assert "Anna Berg of Ashford not elected 2" in contest
    assert "Anna Berg of Dell holds the post of president" in text(client, "/mandates/president/1/")
    assert "President Anna Berg of Dell In office since" in text(client, "/posts/president/tide/")
    assert "Anna Berg of Dell" in text(client, "/units/tide/")
    assert "Bruno Costa of" not in text(client, "/contests/steward.ash/")


@pytest.mark.usefixtures("complete")
def test_namesakes_of_one_unit_have_their_numbers(client: Client) -> None:
    """Two candidates of one name on one roll are told apart by their numbers in the election."""
    models.Person.objects.filter(name__in=["Anna Berg", "Bruno Costa"]).update(
        name="Zoë Müller", folded=folded("Zoë Müller")
    )
    contest = text(client, "/contests/steward.ash/")

    assert "Zoë Müller of Ashford (no. 2) 3 How elected" in text(client, "/units/ash/")
    assert "Zoë Müller of Ashford (no. 1) was elected" in contest
    assert "Zoë Müller of Ashford (no. 2) not elected" in contest


@pytest.mark.usefixtures("complete")
@pytest.mark.parametrize("typed", ["Zoë MÜLL", "zoë müller", normalize("NFD", "zoë müller"), normalize("NFD", "ZOË")])
def test_accents_are_found_however_they_are_typed(typed: str, client: Client) -> None:
    """In capitals or not, and with the accents as signs of their own."""
    models.Person.objects.filter(name="Bruno Costa").update(name="Zoë Müller", folded=folded("Zoë Müller"))

    assert "Zoë Müller" in text(client, f"/people/?q={quote(typed)}").replace(typed, "")


@pytest.mark.usefixtures("complete")
def test_an_election_not_held_elected_nobody(client: Client) -> None:
    """Its seats are vacant, and nobody took part or may still vote."""
    for address in ("/units/fern/", "/elections/?office=region_council"):
        page = text(client, address)

        assert "× not held 2 seats vacant nobody nobody" in page


def _berg() -> list[str]:
    return list(models.Person.objects.filter(name="Anna Berg").values_list("id", flat=True))


@pytest.mark.usefixtures("complete")
def test_several_mandates_and_candidacies_on_one_page(client: Client) -> None:
    """A person's page shows what they hold together, and where they stood and were not elected."""
    dell = models.Elector.objects.get(unit="dell", person__in=_berg()).person
    ash = models.Elector.objects.get(unit="ash", person__in=_berg()).person

    assert "4 seats and posts held; of Dell." in text(client, f"/people/{dell}/")
    page = text(client, f"/people/{ash}/")
    assert "2 seats and posts held; of Ashford." in page
    assert "President not elected 2 votes ● ballots counted" in page
    assert "Region council of North, elected in Ashford elected 5 first votes ● ballots counted" in page


@pytest.mark.usefixtures("complete")
def test_members_who_never_stood_are_nobody_elses_business(client: Client) -> None:
    """They are not found, and have no page."""
    member = models.Person.objects.get(name="Member 9 of ash")

    assert client.get(f"/people/{member.id}/").status_code == 404
    assert "Nobody who stood in an election" in text(client, "/people/?q=Member+9+of+ash")


@pytest.mark.usefixtures("complete")
def test_record_shows_its_fingerprint_and_how_to_check_it(client: Client) -> None:
    """The fingerprint stands there in groups, and in the command that checks it."""
    page, head = text(client, "/record/"), models.Chain.objects.get().head

    assert head[:4] + " " + head[4:8] in page
    assert f"comitia verify record.jsonl --head {head}" in page


@pytest.mark.usefixtures("complete")
def test_entry_in_words_with_its_bytes_one_tap_away(client: Client) -> None:
    """An entry is a sentence first; its content follows in a fold."""
    seq = models.Return.objects.get(contest="president").seq
    page = text(client, f"/record/{seq}/")

    assert "President: the result is declared: 1 is elected; its ballots were counted." in page
    assert "return_declared/1" in page


@pytest.mark.usefixtures("complete")
def test_rules_in_words(client: Client) -> None:
    """Sentences name the way of counting, never the id of a rule."""
    page = text(client, "/rules/").partition("The charter as data")[0]

    assert "in force from 1 January 2026" in page
    assert "counted as single transferable vote, Scottish rules" in page
    assert "scottish-stv" not in page


class Plainly(DecisionNames):
    """Names that say what they are asked for."""

    def __init__(self) -> None:
        """Hold nothing."""

    def person(self, person: str) -> str:
        """Return a name."""
        return f"Name {person}"

    def office(self, office: str, unit: str | None = None) -> str:  # noqa: ARG002  as it is asked
        """Return the office."""
        return office


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (3, "Name a, Name b and Name c take"),
        (4, "Name a, Name b, Name c and Name d take"),
        (5, "Name a, Name b, Name c and 2 others take"),
    ],
)
def test_four_are_named_all_four(number: int, words: str) -> None:
    """Three and four persons are named; of five the sentence names three."""
    event = MandatesGiven(
        motion="motion-1",
        kind="body",
        office="organ",
        office_unit="union",
        persons=tuple("abcde"[:number]),
        starts=date(2026, 3, 1),
        ends=None,
    )

    assert mandates._given(event, Plainly()).startswith(words)


def test_a_tie_is_the_chairs() -> None:
    """9 of 18 are no majority; it is the casting vote that carried, and the sentence says so."""
    majority = Majority.model_validate({"id": "m", "gt": "1/2", "tie": "casting_vote", "abstentions": "ignored"})
    requirement = requirement_of(majority, "rule")
    bases = Bases(
        all_seats=20, filled_seats=20, may_vote=20, present=18, credentialed=None, units=4, weight=None, colleges={}
    )
    tied = Tally(votes=Votes(in_favour=9, against=9, abstaining=0), casting="for")

    assert ["9 of 18 votes for and against were for; a tie, decided by the chair’s casting vote for it."] == list(
        tally._shares(tied, requirement, bases)
    )
