"""The pages of motions say what was moved, how the votes fell, what it did, and what undid it."""

import pytest
from django.test import Client
from tests.web.markup import Page
from tests.web.test_pages import walk
from tests.web.test_words import text

from comitia.store import models


def person(reference: str) -> str:
    """Return the address of a person."""
    return f"/people/{models.Person.objects.get(reference=reference).id}/"


@pytest.mark.usefixtures("decided")
def test_every_page_of_a_register_that_decided(client: Client) -> None:
    """From the front page every link leads to a page, and every page is well made."""
    pages = walk(client)

    assert {} == {address: page.problems for address, page in pages.items() if page.problems}
    assert {f"/decisions/{number}/" for number in range(1, 31)} <= set(pages)


@pytest.mark.usefixtures("decided")
def test_register_of_motions(client: Client) -> None:
    """Each motion is a line: what it does, how the votes fell, and where it stands, in words."""
    page = text(client, "/decisions/")

    for line in (
        "30. Moved: Greta Moll, keeper of the papers, is relieved Relief from office, in the assembly, 27 October 2026. "
        "… before the assembly",
        "29. The board asks for a price. Resolution, in the assembly, 27 October 2026: 4 for, 0 against, 1 abstaining. "
        "Carried. → carried, waiting until 2 November 2026",
        "28. We buy two barges. Resolution, in the assembly, 27 October 2026. – withdrawn",
        "27. Moved: edition 3 of the charter is in force Amendment of the charter, in the assembly, 27 October 2026: 4 for, 1 "
        "against, 0 abstaining. Carried. → carried, not yet in force",
        "3 for, 2 against, 1 abstaining. Carried. Counted again: 2 for, 3 against, 1 abstaining. Lost. × lost",
        "12. The archivist is called keeper of the papers",
        "∅ lapsed",
        "↩ reversed",
        "● in effect",
    ):
        assert line in page, line
    assert page.index("30. ") < page.index("29. ") < page.index("1. The canal path")


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        ("state=lost", [18, 5]),
        ("kind=create_post", [10, 7, 6]),
        ("body=harbour_committee", [11, 10]),
        ("body=region_council&unit=south", [20]),
        ("body=assembly&state=carried&kind=amend", [27]),
        ("kind=censure&state=lost", []),
    ],
)
@pytest.mark.usefixtures("decided")
def test_register_by_body_state_and_kind(client: Client, chosen: str, numbers: list[int]) -> None:
    """What is chosen is listed, and nothing else; where nothing is like that, the page says so."""
    page = Page(client.get(f"/decisions/?{chosen}").content.decode())
    found = [int(link.split("/")[2]) for link in page.links if link.startswith("/decisions/") and link[11:12].isdigit()]

    assert numbers == found
    assert ("None is like that." in text(client, f"/decisions/?{chosen}")) is not bool(numbers)


@pytest.mark.usefixtures("decided")
def test_motions_come_in_pages_of_fifty(client: Client) -> None:
    """Of 130 motions the third page has the first thirty; there is no fourth."""
    motion = models.Motion.objects.get(number=5)
    for number in range(31, 131):
        motion.id, motion.number, motion.seq = f"motion-{number}", number, 10_000 + number
        motion.save(force_insert=True)

    assert "Page 3 of 3" in text(client, "/decisions/?page=3")
    assert "1. The canal path" in text(client, "/decisions/?page=3")
    assert [404] * 3 == [client.get(f"/decisions/?page={page}").status_code for page in ("4", "0", "x")]


@pytest.mark.usefixtures("decided")
def test_pending_motion_says_what_will_be(client: Client) -> None:
    """Before the vote: what is so if it is carried, and if it is lost."""
    page = text(client, "/decisions/30/")

    assert "If carried Greta Moll, keeper of the papers, is relieved. If lost Nothing changes." in page
    assert "“" not in page
    assert "One keeper of the papers is enough." in page
    assert "Moved by Anna Berg on 27 October 2026." in page
    assert "What it needs More than half of the votes for and against." in page


@pytest.mark.usefixtures("decided")
def test_both_results_of_a_challenged_vote_are_shown(client: Client) -> None:
    """3 to 2 carried, counted again 2 to 3 lost: both counts stand, with what was needed and the grounds."""
    page = text(client, "/decisions/18/")

    assert "3 for, 2 against, 1 abstaining. Carried. Counted again: 2 for, 3 against, 1 abstaining. Lost." in page
    assert "3 of 5 votes for and against were for; at least 3 were needed. Carried." in page
    assert "2 of 5 votes for and against were for; at least 3 were needed. Lost." in page
    assert "One who had left the hall was counted." in page
    assert "It was challenged, and the recount gave another result. Both counts stand here." in page
    assert "Nothing changes by it." in page


@pytest.mark.usefixtures("decided")
def test_what_a_decision_did_and_what_undid_it(client: Client) -> None:
    """An expulsion ended three mandates; the appeal gave them back; both lists stand side by side."""
    page = text(client, "/decisions/20/")
    did, undid = page.index("What the decision did"), page.index("What undid it")

    for sentence, after in (
        ("Farid Haddad is expelled, by motion 20.", did),
        ("Farid Haddad is no longer a member of the board: expelled from membership, by motion 20.", did),
        ("Farid Haddad is a member again: motion 20 is reversed.", undid),
        ("Farid Haddad is a member of the board again, as before: motion 20 is reversed.", undid),
    ):
        assert page.index(sentence) > after
    assert "An appeal against the decision on motion 20 is before the assembly. The till was found in the barn." in page
    assert "The appeal against the decision on motion 20 is upheld, by motion 21." in page


@pytest.mark.usefixtures("decided")
def test_amendment_with_its_ratification(client: Client) -> None:
    """What changes in the charter in sentences, how many must ratify, who did, and until when."""
    page = text(client, "/decisions/25/")

    assert "New The steward may keep the keys. No longer The steward may keep the keys of the branch." in page
    assert "It needs at least 1 of 2 region councils, until 4 December 2026; a later vote does not count." in page
    assert "The region council of North ratifies the amendment of motion 25, by motion 26." in page
    assert "4 of 5 present were for; at least 4 were needed. Carried. 5 present of 5 members" in page
    waits = text(client, "/decisions/27/")
    assert "It comes into force on 1 January 2027. It must be ratified, as below." in waits
    assert "None has ratified it so far." in waits


@pytest.mark.usefixtures("decided")
def test_a_text_that_was_erased(client: Client) -> None:
    """Where text and salt are cleared, the pages stand and say so."""
    models.Text.objects.update(text="", salt="")

    assert "The text was erased, or is not kept here." in text(client, "/decisions/1/")
    assert "1. The board carries it out by 1 September 2026" in text(client, "/decisions/?state=in_effect")
    assert "The text was erased, or is not kept here." in text(client, "/resolutions/")


@pytest.mark.usefixtures("decided")
def test_resolutions_without_a_report_come_first(client: Client) -> None:
    """By whom, by when, and what was last reported; no clock says that anything is late."""
    page = text(client, "/resolutions/")
    order = [page.index(f"{number}. ") for number in (4, 3, 2, 1)]

    assert sorted(order) == order
    assert "4 in effect: resolutions, directions and instructions. On 3 nobody has reported." in page
    assert "To be carried out by the board, by 1 September 2026." in page
    assert "Reported on 18 April 2026: The owners of two mills agree; the third wants a fence." in page
    assert "To be carried out by all region councils below, by 31 December 2026." in page
    assert "To be carried out by its delegates in the assembly; no day is set." in page
    assert "Nobody is named to carry it out; no day is set." in page


@pytest.mark.usefixtures("decided")
def test_person_with_requests_and_ended_offices(client: Client) -> None:
    """What was held and how it ended; each request with its outcome; leave; motions moved."""
    page = text(client, person("dell1"))

    assert "President, held until 22 September 2026: resigned, by motion 24." in page
    assert "Board, held until 18 July 2026: relieved, by motion 15." in page
    assert "1 September 2026: asked to be released as president; the assembly decides. entry" in page
    assert "Refused: the holder stayed in post, 8 September 2026, by motion 22." in page
    assert "Accepted, 22 September 2026, by motion 24." in page
    assert "17. Anna Berg, president, has leave from 1 September 2026 until 1 November 2026" in page
    assert "5. The society buys a barge." in page
    other = text(client, person("elm1"))
    assert "In effect when it was received." in other
    assert "Charges against Farid Haddad are before the region council of South." in other
    assert "Farid Haddad, member of the board, is censured" in other


@pytest.mark.usefixtures("decided")
def test_person_who_never_stood(client: Client) -> None:
    """Who got a mandate by a motion alone has a page, and is found by name; who is only on a roll has none."""
    page = text(client, person("guest1"))

    assert "Ilse Maurer 2 seats and posts held." in page
    assert "By motion 8: who decided" in page
    assert "Ilse Maurer" in text(client, "/people/?q=maurer")
    assert client.get(person("fern5")).status_code == 404


@pytest.mark.usefixtures("decided")
def test_posts_made_abolished_and_left(client: Client) -> None:
    """A post made by decision says so, and by whom it is filled; an abolished one where its powers went."""
    archivist = text(client, "/posts/archivist/tide/")
    assert "made by decision, not in the charter" in archivist
    assert "Made by Motion 6 Filled by The assembly Term no fixed term Holders 2" in archivist
    assert "It was called archivist before." in archivist
    steward = text(client, "/posts/steward/ash/")
    assert "Abolished by motion 13; its powers went to the board." in steward
    assert "Bruno Costa, 14 March 2026 to 4 July 2026: the post was abolished, by motion 13." in steward
    president = text(client, "/posts/president/tide/")
    assert "× vacant Nobody has held it since its holder left." in president
    assert "Anna Berg of Dell" in text(client, "/mandates/president/1/")
    assert [404, 404] == [client.get(f"/posts/archivist/{unit}/").status_code for unit in ("ash", "nowhere")]


@pytest.mark.usefixtures("decided")
def test_bodies_and_what_they_decided(client: Client) -> None:
    """Seats that were left are vacant; a body lists its motions and what it was told; an organ says who made it."""
    hall = text(client, "/bodies/assembly/tide/")
    assert "5 of 6 seats are filled, 1 is vacant." in hall
    assert "Its holder has left." in hall
    assert "All motions in the assembly" in hall
    assert "recalled, by motion 19." in hall
    organ = text(client, "/bodies/harbour_committee/tide/")
    assert "3 of 3 seats are filled. made by decision, not in the charter It was made by motion 7." in organ
    assert "Eva Lind since 6 June 2026 by motion 9" in organ
    assert "3. Each region council lists its water meadows." in text(client, "/bodies/region_council/south/")
    assert "0 of 2 seats are filled, 2 are vacant." in text(client, "/bodies/board/tide/")


@pytest.mark.usefixtures("decided")
def test_how_a_mandate_by_motion_came_about(client: Client) -> None:
    """The chain goes on from the motion through the bodies that decided, down to the branches."""
    page = text(client, "/mandates/motion-11/1/")

    assert (
        "Elected by the harbour committee (motion 11: 2 for, 0 against, 1 abstaining), whose members were elected by the "
        "assembly (by a decision: counted votes of the body, no ballots), those by 2 region councils (1 uncontested)"
    ) in page
    assert (
        "2 steps are decisions of bodies: their votes were counted, and there are no ballots: motion 11, motion 9."
        in page
    )
    keeper = text(client, "/mandates/motion-14/1/")
    assert "Appointed by the assembly (motion 14: 3 for, 0 against, 1 abstaining)" in keeper


@pytest.mark.usefixtures("decided")
def test_a_chain_whose_mandate_ended(client: Client) -> None:
    """It keeps its chain, and says when and why it ended."""
    page = text(client, "/mandates/president/1/")

    assert "Anna Berg of Dell held the post of president" in page
    assert "It ended on 22 September 2026: resigned, by motion 24. How it had come about still stands below." in page
    assert "Elected by the assembly (4 of 6)" in page


@pytest.mark.usefixtures("decided")
def test_the_way_up_goes_on_through_decisions(client: Client) -> None:
    """Whom the votes of a branch reach: offices filled by motions too, to the post that an organ filled."""
    page = text(client, "/units/ash/up/")

    assert (
        "The harbour committee elected None of its 3 members was elected by Ashford itself. Warden of the quays" in page
    )
    assert "Bruno Costa until 4 July 2026" in page


@pytest.mark.usefixtures("decided")
def test_rules_with_every_edition(client: Client) -> None:
    """Each edition that was in force, with the decision that brought it; and who decides what by which majority."""
    page = text(client, "/rules/")

    assert "Edition 2, in force since 13 October 2026, by motion 25" in page
    assert "Edition 1, first in force on 14 March 2026, adopted at the founding" in page
    assert "The majority of_those_present: at least 2/3 of those present, abstentions counted." in page


@pytest.mark.usefixtures("decided")
def test_front_and_unit_show_what_decisions_made(client: Client) -> None:
    """Live holders only, posts and organs made by decision, and the latest decisions."""
    front, unit = text(client, "/"), text(client, "/units/tide/")

    assert "President × vacant" in front
    assert "Keeper of the papers Ilse Maurer by motion 8" in front
    assert (
        "Harbour committee 3 of 3 seats filled, elected by the assembly. Made by motion 7, not in the charter." in front
    )
    assert "29. The board asks for a price." in front
    assert "Harbour committee Made by motion 7, not in the charter. 3 seats filled." in unit
    assert "Steward" not in text(client, "/units/ash/").partition("Elections held")[0]


@pytest.mark.usefixtures("complete")
def test_a_register_in_which_nothing_was_decided(client: Client) -> None:
    """The register of motions says that there is none, and so does that of resolutions."""
    assert "No motion has been moved yet." in text(client, "/decisions/")
    assert "No resolution, direction or instruction is in effect." in text(client, "/resolutions/")
    assert [404, 404, 404] == [
        client.get(address).status_code
        for address in ("/decisions/1/", "/decisions/99999999999/", "/resolutions/?page=2")
    ]
