"""What a decision does, by its kind; and that another body, a wrong subject or a second time is refused.

Posts, resignations, expulsions and amendments have files of their own.
"""

from datetime import date, timedelta

import pytest
from tests.assembly.house import RULES, TEXT, House, Plain

from comitia.core.assembly.decision import DecisionInEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.direct import Direct
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.report import ReportResolution, ResolutionReported
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.mandate.ending import EndMandate, MandateEnded
from comitia.core.mandate.given import GiveMandates, MandatesGiven

DAY = date(2026, 3, 1)
GONE = ("there is no such mandate, or it has ended", "mandate")


@pytest.mark.parametrize(("kind", "cause"), [(Relieve, "relieved"), (Recall, "recalled")])
def test_a_holder_loses_the_post_by_the_body_that_gave_it(kind: type[Relieve | Recall], cause: str) -> None:
    """The council of the east takes its secretary's post back; the congress did not give it, nor did the west."""
    house = House()
    mandate = house.mandate("e4", "local_secretary")
    own = ("it was given by regional_council of east, who alone can take it back", "posts.local_secretary")

    assert own == house.refused(house.moving(kind(mandate=mandate)))
    assert own == house.refused(house.moving(kind(mandate=mandate), "regional_council", "west", "w1"))
    entered = house.carry(kind(mandate=mandate), "regional_council", "east", "e1")
    assert [("e4", cause)] == [(event.person, event.cause) for event in entered if isinstance(event, MandateEnded)]
    assert GONE == house.refused(house.moving(kind(mandate=mandate), "regional_council", "east", "e1"))
    assert [] == house.faults()


def test_a_mandate_that_is_not_there_is_nobodys_to_take() -> None:
    """Nobody has the mandate x:1."""
    house = House()

    assert GONE == house.refused(house.moving(Relieve(mandate="x:1")))


def test_a_mandate_whose_term_is_over_does_not_end_again() -> None:
    """The president's term of four years is over on 1 March 2030: there is nothing to take (I24)."""
    house = House()
    mandate = house.mandate("e1", "president")

    assert ("it has ended already, and a mandate ends once", "mandate") == house.later(1461).refused(
        EndMandate(mandate=mandate, cause="relieved", motion=None, at=house.day)
    )


def test_a_seat_is_taken_by_those_who_gave_it() -> None:
    """e1 sits in the congress for the council of the east; the congress cannot put its own member out."""
    house = House()
    mandate = house.mandate("e1", "congress")

    assert ("it was given by regional_council of east, who alone can take it back", "bodies.congress") == (
        house.refused(house.moving(Recall(mandate=mandate), mover="w1"))
    )


def test_what_voters_gave_who_meet_in_no_body_no_body_takes() -> None:
    """The clerk is elected by everybody on the roll of all branches; there is no meeting of them all."""
    text = House().text.replace(
        "posts:\n", "posts:\n  clerk: {scope: region, elected_by: roll.members, rule: {id: plurality}}\n"
    )
    house = House(text=text)
    house.elect("clerk.east", "k1")

    assert ("it was given by voters who meet in no body, who alone can take it back", "posts.clerk") == house.refused(
        house.moving(Relieve(mandate=house.mandate("k1", "clerk")))
    )


def test_the_charter_names_who_dismisses() -> None:
    """The treasurer is the congress's, and the board may dismiss as well; the council of the east may not."""
    house = House()
    mandate = house.mandate("b1", "treasurer")

    assert (
        "the charter lets board or congress dismiss, not regional_council of east",
        "posts.treasurer.dismissed_by",
    ) == house.refused(house.moving(Relieve(mandate=mandate), "regional_council", "east"))
    house.carry(Relieve(mandate=mandate), "board", "union", "b2")
    assert [] == house.holders("treasurer")
    assert [] == house.faults()


def test_a_named_body_takes_what_is_within_its_unit() -> None:
    """Where councils may recall, that of the east recalls its region's secretary, and not one of the west."""
    rules = RULES.replace("effects:\n", "effects:\n    recall: {by: regional_council}\n")
    text = House(extra=rules).text.replace(
        "local_secretary: {scope: region, elected_by: regional_council",
        "local_secretary: {scope: region, elected_by: roll.members",
    )
    house = House(text=text)

    assert (
        "posts.local_secretary"
        == house.refused(
            house.moving(Recall(mandate=house.mandate("w4", "local_secretary")), "regional_council", "east")
        )[1]
    )
    house.carry(Recall(mandate=house.mandate("e4", "local_secretary")), "regional_council", "east")
    assert ([], ["w4"]) == (house.holders("local_secretary", "east"), house.holders("local_secretary", "west"))
    assert [] == house.faults()


def test_a_censure_takes_nothing_away() -> None:
    """The congress censures the secretary of the east; the council of the west has nothing to do with it."""
    house = House()
    censure = Censure(mandate=house.mandate("e4", "local_secretary"))
    none = ("nobody in west or below holds this mandate", "decisions.effects.censure")

    assert none == house.refused(house.moving(censure, "regional_council", "west", "w1"))
    assert [VoteDeclared, DecisionInEffect] == [type(event) for event in house.carry(censure)]
    assert ["e4"] == house.holders("local_secretary", "east")
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("direct", "words"),
    [
        (Direct(office="regional_council"), "regional_council, all of them, must do what it says"),
        (Direct(office="regional_council", units=("west",)), "regional_council of west must do what it says"),
        (Direct(office="branch_meeting", due=DAY), "branch_meeting, all of them, must do what it says by 2026-03-01"),
    ],
)
def test_a_body_directs_those_below(direct: Direct, words: str) -> None:
    """All councils at once, or that of the west; it is the decision itself, and nothing else is entered."""
    house = House()

    assert [VoteDeclared, DecisionInEffect] == [type(event) for event in house.carry(direct)]
    assert words == direct.in_words(Plain())
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("direct", "unit"),
    [
        (Direct(office="congress"), "union"),
        (Direct(office="senate"), "union"),
        (Direct(office="regional_council", units=("west",)), "east"),
        (Direct(office="regional_council", units=("east",)), "east"),
        (Direct(office="branch_meeting", units=("quay", "ford")), "east"),
        (Direct(office="branch_meeting", units=("quay", "quay")), "east"),
        (Direct(office="regional_council", units=("quay",)), "union"),
    ],
)
def test_nobody_directs_those_beside_or_above(direct: Direct, unit: str) -> None:
    """Neither itself, nor a neighbour, nor a branch of the neighbour, nor a body that is not there, nor one twice."""
    house = House()
    body = "congress" if unit == "union" else "regional_council"

    assert (f"name units below {unit} that have a body {direct.office}", f"bodies.{direct.office}") == house.refused(
        house.moving(direct, body, unit)
    )


@pytest.mark.parametrize(
    "effect", [Direct(office="regional_council", due=DAY - timedelta(days=1)), Resolution(due=DAY - timedelta(days=1))]
)
def test_nothing_is_due_before_it_is_decided(effect: Effect) -> None:
    """Moved on 1 March, due on 28 February."""
    house = House()

    assert ("it would be due on 2026-02-28, before it is decided", "decisions") == house.refused(house.moving(effect))


def test_a_council_instructs_its_own_delegates() -> None:
    """The east has three in the congress; the branch quay has none there, it elects to the council."""
    house = House()
    instruct = Instruct(office="congress", unit="union")

    assert (
        "branch_meeting of quay has no delegates in congress of union",
        "bodies.congress.seats",
    ) == house.refused(house.moving(instruct, "branch_meeting", "quay", "m"))
    assert [VoteDeclared, DecisionInEffect] == [
        type(event) for event in house.carry(instruct, "regional_council", "east")
    ]
    assert "the delegates in congress of union are instructed" == instruct.in_words(Plain())
    assert [] == house.faults()


def leave(house: House, begins: int, until: int, person: str = "e1", office: str = "congress") -> GrantLeave:
    """Return leave from one day until another, counted from today."""
    days = (house.day + timedelta(days=begins), house.day + timedelta(days=until))
    return GrantLeave(mandate=house.mandate(person, office), begins=days[0], until=days[1])


def test_leave_is_granted_by_the_body_itself_or_the_one_that_gave_the_seat() -> None:
    """e1 has leave for a month from the congress, where e1 sits, or from the council that sent e1; not from the west."""
    house = House()

    assert "bodies.congress" == house.refused(house.moving(leave(house, 0, 30), "regional_council", "west", "w1"))[1]
    assert 2 == len(house.carry(leave(house, 0, 30)))
    assert 2 == len(house.carry(leave(house, -7, 30), "regional_council", "east"))
    assert "e1" in house.holders("congress")
    assert [] == house.faults()


@pytest.mark.parametrize(("begins", "until"), [(30, 30), (31, 30), (-30, 0), (-30, -1), (0, 1462)])
def test_leave_begins_before_it_is_over_and_ends_within_the_term(begins: int, until: int) -> None:
    """A term of four years ends after 1461 days; leave that is over by now is none."""
    house = House()

    assert (
        "leave begins before it is over, is not over yet, and is over before the term is",
        "mandate",
    ) == house.refused(house.moving(leave(house, begins, until)))
    assert 2 == len(house.carry(leave(house, 0, 1461)))


def test_nobody_has_leave_from_what_has_ended() -> None:
    """e1 was recalled from the congress, which then has nobody to grant leave to."""
    house = House()
    granted = leave(house, 0, 30)
    house.carry(Recall(mandate=granted.mandate), "regional_council", "east")

    assert GONE == house.refused(house.moving(granted, mover="w1"))


def test_a_resolution_says_who_carries_it_out() -> None:
    """The board, by the end of the month; a board of the east, or a senate, is not there to do so."""
    house = House()
    resolved = Resolution(office="board", unit="union", due=DAY + timedelta(days=30))
    rule = "decisions.effects.resolution"

    assert ("east has no office board", rule) == house.refused(house.moving(Resolution(office="board", unit="east")))
    assert ("no unit has no office board", rule) == house.refused(house.moving(Resolution(office="board")))
    assert 2 == len(house.carry(resolved))
    assert "board of union carries it out by 2026-03-31" == resolved.in_words(Plain())


def report(house: House, motion: str, days: int = 0) -> ReportResolution:
    """Return a report that it is done, so many days from today."""
    return ReportResolution(motion=motion, outcome="done", text=TEXT, at=house.day + timedelta(days=days))


def test_a_resolution_is_reported_on() -> None:
    """What is to be done is reported under way, and done, once it is in effect; not before it was decided."""
    house = House()
    motion = house.move(Resolution(office="board", unit="union"))
    none = ("it is no resolution that is in effect", "decisions")

    assert none == house.refused(report(house, motion))
    house.vote(motion, 4, 2)
    assert ("it was decided on 2026-03-01, after 2026-02-28", "decisions") == house.refused(report(house, motion, -1))
    assert [ResolutionReported(motion=motion, outcome="done", text=TEXT)] == house.enter(report(house, motion))
    assert [] == house.faults()


@pytest.mark.parametrize("kind", ["none", "lost", "censure"])
def test_only_what_somebody_was_to_do_is_reported_on(kind: str) -> None:
    """Neither a motion that is not there, nor a lost one, nor a censure."""
    house = House()
    motion = "motion-9"
    if kind == "lost":
        motion = house.move(Resolution())
        house.vote(motion, 1, 5)
    if kind == "censure":
        motion = house.move(Censure(mandate=house.mandate("e4", "local_secretary")))
        house.vote(motion, 5, 1)

    assert ("it is no resolution that is in effect", "decisions") == house.refused(report(house, motion))


def appoint(*persons: str, unit: str = "union", until: date | None = None, office: str = "auditor") -> Appoint:
    """Return an appointment."""
    return Appoint(office=office, unit=unit, persons=persons, until=until)


def test_a_body_appoints_as_the_charter_lets_it() -> None:
    """Two auditors for a year: from 1 March 2026, first day after it 1 March 2027; then there is no place left."""
    house = House()

    entered = house.carry(appoint("a1", "a2"))

    given = [event for event in entered if isinstance(event, MandatesGiven)]
    assert [(("a1", "a2"), "post", DAY, date(2027, 3, 1))] == [
        (event.persons, event.kind, event.starts, event.ends) for event in given
    ]
    assert ["motion-1:1", "motion-1:2"] == [house.mandate(person, "auditor") for person in ("a1", "a2")]
    assert ("1 persons for 0 vacant of 2 places", "posts.auditor.seats") == house.refused(house.moving(appoint("a3")))
    later = house.later(365)
    assert [] == later.state.holdings.seated("auditor", "union", later.day)
    assert 3 == len(later.carry(appoint("a1", "a3")))
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("effect", "sentence", "rule"),
    [
        (appoint(), "name at least one person, and each once", "posts.auditor.seats"),
        (appoint("a1", "a1"), "name at least one person, and each once", "posts.auditor.seats"),
        (appoint("a1", "a2", "a3"), "3 persons for 2 vacant of 2 places", "posts.auditor.seats"),
        (appoint("a1", until=DAY), "it would end on 2026-03-01, before it begins", "posts.auditor.term"),
        (
            appoint("a1", until=date(2027, 3, 2)),
            "it would end on 2027-03-02, and its term ends on 2027-03-01",
            "posts.auditor.term",
        ),
        (appoint("a1", unit="east"), "it is appointed by congress of east", "posts.auditor.appointed_by"),
        (appoint("a1", office="president"), "the charter lets nobody appoint to it", "posts.president.appointed_by"),
        (appoint("a1", office="umpire"), "the charter lets nobody appoint to it", "posts.umpire.appointed_by"),
    ],
)
def test_who_cannot_be_appointed(effect: Appoint, sentence: str, rule: str) -> None:
    """The charter has two auditors of the union, appointed by the congress for a year."""
    house = House()

    assert (sentence, rule) == house.refused(house.moving(effect))


def test_another_body_does_not_appoint() -> None:
    """The congress appoints the auditors, not the board that they look at; and nobody twice."""
    house = House()
    house.carry(appoint("a1"))

    assert ("it is appointed by congress of union", "posts.auditor.appointed_by") == house.refused(
        house.moving(appoint("a2"), "board", "union", "b1")
    )
    assert ("a1 holds it already", "posts.auditor.seats") == house.refused(house.moving(appoint("a1")))


def test_who_is_expelled_is_not_appointed() -> None:
    """Expelled on charges heard a week after they were laid."""
    house = House()
    house.carry(Expel(charges=house.charge("a1")))

    assert ("a1 is expelled, and holds nothing", "discipline") == house.refused(house.moving(appoint("a1")))


def elect(*persons: str, unit: str = "union", office: str = "panel", until: date | None = None) -> Elect:
    """Return an election by a motion."""
    return Elect(office=office, unit=unit, persons=persons, until=until)


def test_a_motion_elects_to_what_a_decision_has_made() -> None:
    """A panel of two, filled by the board: the board elects, not the congress; and not to an office of the charter."""
    house = House()
    house.carry(CreateThePost(post="panel", label="Panel", seats=2, is_organ=True, filled_by="board"))

    assert ("it is filled by board of union", "posts.panel") == house.refused(house.moving(elect("p1")))
    assert (
        "the charter says how it is filled; a motion elects to offices that a decision has made",
        "posts.president",
    ) == house.refused(house.moving(elect("p1", office="president")))
    assert "posts.panel" == house.refused(house.moving(elect("p1", unit="east"), "board", "union", "b1"))[1]
    entered = house.carry(elect("p1", "p2", until=date(2027, 1, 1)), "board", "union", "b1")
    (given,) = [event for event in entered if isinstance(event, MandatesGiven)]
    assert ("body", date(2027, 1, 1)) == (given.kind, given.ends)
    assert [] == house.faults()


def test_what_is_entered_by_a_decision_is_checked_again() -> None:
    """An entry that no decision brings about: a third auditor, or the end of a mandate that is not there."""
    house = House()
    gift = GiveMandates(
        motion="motion-1", office="auditor", office_unit="union", persons=("a", "b", "c"), until=None, at=house.day
    )

    assert ("3 persons for 2 vacant of 2 places", "posts.auditor.seats") == house.refused(gift)
    assert ("there is no such mandate", "mandate") == house.refused(
        EndMandate(mandate="x:1", cause="relieved", motion=None, at=house.day)
    )


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Relieve(mandate="m"), "m, is relieved"),
        (Recall(mandate="m"), "m, is recalled"),
        (Censure(mandate="m"), "m, is censured"),
        (Resolution(), "it is resolved"),
        (appoint("a1", "a2", "a3"), "a1, a2 and a3 are appointed auditor of union"),
        (elect("a1", until=DAY), "a1 is elected panel of union, until 2026-03-01"),
        (
            GrantLeave(mandate="m", begins=DAY, until=date(2026, 4, 1)),
            "m, has leave from 2026-03-01 until 2026-04-01",
        ),
    ],
)
def test_what_is_so_once_it_is_carried(effect: Effect, words: str) -> None:
    """Each kind says it in a sentence."""
    assert words == effect.in_words(Plain())
