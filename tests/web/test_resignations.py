"""The register on resignations: every request on one page with its clock and outcome, and a word where the post is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.app.test_resignation_journeys import LONG, NEEDS
from tests.decision_folder import RULES, decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.assembly import acts, resigning
from comitia.app.assembly.desk import Desk
from comitia.app.clerk import Clerk
from comitia.app.installation import installation
from comitia.core.assembly.requirement import Tally, Votes
from comitia.store import models

POST = "/posts/secretary/union/"
LETTER = resigning.Letter(text="I ask to be released.")


class Days:
    """The desk of a federation, on one day after another."""

    def __init__(self, tmp_path: Path, post: str) -> None:
        key = tmp_path / "key.pem"
        rules = RULES.replace("post: {needs: {accept_by: electing_body}}", f"post: {post}")
        enter(decision_folder(tmp_path / "folder", rules, changes=LONG), key)
        clerk = Clerk(now=datetime(2026, 5, 1, 12, tzinfo=UTC), actor="clerk")
        self._desk = Desk(clerk=clerk, keeper=installation(key), day=date(2026, 5, 1), introduced={})

    def on(self, year: int, month: int, day: int) -> Desk:
        """Return the desk on a day."""
        return replace(self._desk, day=date(year, month, day))

    def decide(self, desk: Desk, number: int, effect: str, resignation: str, *, carried: bool = True) -> None:
        """Decide on a motion on a resignation in the plenum: carried, or lost."""
        fields, voices = (("resignation", resignation),), (4, 0) if carried else (0, 4)
        acts.move(desk, acts.Moved(body="plenum", mover="westa", text="So.", kind=effect, fields=fields))
        acts.declare_vote(desk, str(number), Tally(votes=Votes(in_favour=voices[0], against=voices[1], abstaining=0)))


def tender(desk: Desk, **more: object) -> None:
    """Let the secretary ask."""
    resigning.tender(desk, "easta", ["easta@secretary"], replace(LETTER, **more))  # type: ignore[arg-type]  as they are


def page_of(client: Client) -> str:
    """Return what the page of the secretary says."""
    return text(client, f"/people/{models.Person.objects.get(reference='easta').id}/")


@pytest.mark.django_db
def test_four_requests_are_on_one_page(client: Client, tmp_path: Path) -> None:
    """Refused, taken back, refused by silence, accepted; the oldest first; the post says how the last one stands."""
    days = Days(tmp_path, f"{{needs: {{{NEEDS}refused}}, withdraw_until: question_put}}")
    tender(days.on(2027, 5, 10), request="leave")
    days.decide(days.on(2027, 5, 11), 1, "refuse_resignation", "1")
    refused = text(client, POST)
    tender(days.on(2029, 1, 15))
    resigning.withdraw(days.on(2029, 1, 20), "2", "I stay after all.")
    tender(days.on(2032, 6, 1), request="posting")
    pending, asked = page_of(client), text(client, POST)
    acts.settle(days.on(2032, 8, 1))
    tender(days.on(2035, 3, 3))
    days.decide(days.on(2035, 3, 4), 2, "accept_resignation", "4")

    assert "Asked to be released on 10 May 2027: refused on 11 May 2027; the holder stays in post." in refused
    assert "Asked to be released on 1 June 2032: not decided yet; to be decided before 1 July 2032; silence" in asked
    assert (
        "Not decided yet. To be decided before 1 July 2032; silence means that it is refused, and the holder" in pending
    )
    page = page_of(client)
    said = (
        "10 May 2027: asked to be released as secretary, and for leave instead; the plenum decides.",
        "I ask to be released.",
        "Refused: the holder stayed in post, 11 May 2027, by motion 1.",
        "15 January 2029: asked to be released as secretary; the plenum decides.",
        "Withdrawn: the holder stayed in post, 20 January 2029.",
        "I stay after all.",
        "1 June 2032: asked to be released as secretary, and for another posting instead; the plenum decides.",
        "Refused by silence, since the body had not decided: the holder stayed in post, 1 July 2032.",
        "3 March 2035: asked to be released as secretary; the plenum decides.",
        "Accepted, 4 March 2035, by motion 2.",
    )
    assert sorted(page.index(each) for each in said) == [page.index(each) for each in said]
    assert "Secretary, held until 4 March 2035: resigned, by motion 2." in page
    record = text(client, "/record/")
    assert "The resignation of Ada East as secretary is accepted, by motion 2." in record


@pytest.mark.django_db
def test_a_condition_and_a_day_are_shown(client: Client, tmp_path: Path) -> None:
    """Until then the page says what it waits for; afterwards, what showed that the condition is met."""
    days = Days(tmp_path, "{effective: on_date, conditional: allowed}")
    tender(days.on(2026, 5, 10), condition="A successor is found.", on=date(2026, 7, 1))
    waiting, asked = page_of(client), text(client, POST)
    resigning.meet(days.on(2026, 6, 10), "1", "Bo East is ready.")
    met = page_of(client)
    acts.settle(days.on(2026, 7, 2))

    assert "asked to be released as secretary, on a condition. entry" in waiting
    assert "A successor is found." in waiting
    assert "No leave is needed; it takes effect once its condition is met. Not before 1 July 2026." in waiting
    assert "it takes effect once its condition is met; not before 1 July 2026." in asked
    assert "Its condition is met, 10 June 2026." in met
    assert "Bo East is ready." in met
    assert "No leave is needed. It takes effect on 1 July 2026." in met
    page = page_of(client)
    assert "In effect, 1 July 2026." in page
    assert "Secretary, held until 1 July 2026: resigned." in page


@pytest.mark.django_db
def test_what_lapses_says_why(client: Client, tmp_path: Path) -> None:
    """The post is abolished while the letter is pending; refused as often as may be, it needs nobody's leave."""
    days = Days(tmp_path, f"{{needs: {{{NEEDS}refused}}, max_refusals: 1}}")
    tender(days.on(2026, 5, 10))
    acts.settle(days.on(2026, 7, 1))
    resigning.tender(days.on(2026, 7, 2), "easta", ["easta@archivist"], LETTER)
    move = acts.Moved(
        body="plenum", mover="westa", text="No archivist.", kind="abolish_post", fields=(("post", "archivist"),)
    )
    acts.move(days.on(2026, 7, 3), move)
    acts.declare_vote(days.on(2026, 7, 3), "1", Tally(votes=Votes(in_favour=4, against=0, abstaining=0)))
    tender(days.on(2026, 7, 4))

    page = page_of(client)
    assert "Lapsed, since the mandate ended otherwise, 3 July 2026, by motion 1." in page
    assert "4 July 2026: asked to be released as secretary; it was refused as often as the rules allow." in page
    assert "In effect when it was received." in page


@pytest.mark.django_db
def test_a_lost_motion_to_accept_says_that_the_request_is_open(client: Client, tmp_path: Path) -> None:
    """Until it is answered otherwise; a lost motion to refuse says nothing of it."""
    days = Days(tmp_path, "{needs: {accept_by: electing_body}}")
    tender(days.on(2027, 5, 10))
    days.decide(days.on(2027, 5, 11), 1, "accept_resignation", "1", carried=False)
    days.decide(days.on(2027, 5, 12), 2, "refuse_resignation", "1", carried=False)
    lost, other = text(client, "/decisions/1/"), text(client, "/decisions/2/")
    days.decide(days.on(2027, 5, 13), 3, "refuse_resignation", "1")

    said = "The request is still open; to refuse it, carry a motion with refuse_resignation."
    assert said in lost
    assert "The request is still open" not in other
    assert "The request is still open" not in text(client, "/decisions/1/")


@pytest.mark.django_db
def test_where_nobody_may_refuse_it_the_request_is_open_alone(client: Client, tmp_path: Path) -> None:
    """And no longer once the mandate has ended otherwise, or its term is over."""
    days = Days(tmp_path, "{needs: {accept_by: electing_body, within: P30D, silence: accepted}, may_refuse: false}")
    tender(days.on(2027, 5, 10))
    days.decide(days.on(2027, 5, 11), 1, "accept_resignation", "1", carried=False)
    page = text(client, "/decisions/1/")
    models.Mandate.objects.filter(office="secretary").update(ends=date(2027, 5, 11))
    over = text(client, "/decisions/1/")
    models.Mandate.objects.filter(office="secretary").update(ends=None, is_live=False)

    assert "The request is still open." in page
    assert "refuse_resignation" not in page
    assert "The request is still open" not in over
    assert "The request is still open" not in text(client, "/decisions/1/")
