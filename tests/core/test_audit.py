"""The audit decides every entry again: what follows is sound, what does not is named, whoever signed it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.world import CHARTER, DAY, World, counted, standing

from comitia.core.audit import audit
from comitia.core.decider import decide
from comitia.core.election.apportionment import ApportionSeats, SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import CloseContest, ContestClosed, ContestOpened, OpenContest, OpenRound
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.events import Event
from comitia.core.mandate.mandate import IssueMandates, MandatesIssued
from comitia.core.record.box import OpenedBox
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.count import Profile

COUNCIL = "regional_council"
BALLOTS = [(3, (1, 2)), (3, (2, 3)), (1, (3,))]


def history() -> list[Event]:
    """Return the events of two regional councils elected, one of them with a branch that did not vote."""
    world = World().found()
    for unit in ("r1", "r2"):
        world.enter(ApportionSeats(body=COUNCIL, unit=unit, group=0, at=DAY))
    world.hold(f"{COUNCIL}.b1", "ABC", BALLOTS)
    world.hold(f"{COUNCIL}.b2", "D", [(3, (1,))])
    world.hold(f"{COUNCIL}.b3", "EFG", BALLOTS)
    return [event for _, event in world.acts]


def boxed(ballots: list[tuple[int, tuple[int, ...]]], seats: int = 2) -> OpenedBox:
    """Return an opened box of ballots among three."""
    return OpenedBox(profile=Profile.from_ballots(3, ballots), seats=seats)


def findings(events: list[Event], box: OpenedBox | None = None, returned: date = DAY) -> list[str]:
    """Return what the audit finds wrong, up to the first finding; later entries rest on it."""
    replayed = World()
    for event in events:
        counts = isinstance(event, ReturnDeclared) and event.contest == f"{COUNCIL}.b1"
        at = returned if isinstance(event, ReturnDeclared) else DAY
        wrong = audit(replayed.state, event, at, box if counts else None)
        if wrong is not None:
            return [f"{type(event).__name__}: {wrong}"]
        replayed.append(event)
    return []


def test_what_was_decided_is_sound() -> None:
    """With the ballots at hand, and without them."""
    assert findings(history()) == []
    assert findings(history(), boxed(BALLOTS)) == []


@pytest.mark.parametrize("box", [None, boxed(BALLOTS)])
def test_a_return_is_not_older_than_its_contest(box: OpenedBox | None) -> None:
    """Counted on the 13th, opened on the 14th: found with the ballots at hand, and without them."""
    [found] = findings(history(), box, returned=DAY - timedelta(days=1))

    assert "it was opened on 2026-03-14, and cannot have its outcome on 2026-03-13" in found


def test_another_box_gives_another_return() -> None:
    """Seven ballots, one of them changed."""
    [found] = findings(history(), boxed([(3, (1, 2)), (2, (2, 3)), (2, (3,))]))

    assert found.startswith("ReturnDeclared: the rules give another result: votes should be")


FORGED: dict[str, tuple[type, Callable[[Event], Event], str]] = {
    "unit": (UnitFormed, lambda event: replace(event, type="village"), "no unit type 'village'"),
    "roll": (RollCertified, lambda event: replace(event, unit="b9"), "no such roll or unit"),
    "seats": (SeatsApportioned, lambda event: replace(event, seats={"b1": 3, "b2": 1}), "seats should be"),
    "lot": (ContestOpened, lambda event: replace(event, lot_seed="0" * 64), "lot_seed should be"),
    "rule": (ContestOpened, lambda event: replace(event, rule="block"), "rule should be 'scottish-stv'"),
    "mandate": (MandatesIssued, lambda event: replace(event, alternates=("X",)), "alternates should be"),
}


@pytest.mark.parametrize("forgery", FORGED)
def test_what_the_rules_do_not_give_is_named(forgery: str) -> None:
    """The first event of its kind is forged; everything before it is as it was."""
    kind, forge, sentence = FORGED[forgery]
    events = history()
    place = next(number for number, event in enumerate(events) if isinstance(event, kind))

    [found] = findings([*events[:place], forge(events[place])])

    assert sentence in found


def test_candidates_of_a_contest_that_is_not_open() -> None:
    """Neither of one that nobody opened, nor of one that has its return."""
    for contest in ("congress.r1", f"{COUNCIL}.b1"):
        [found] = findings([*history(), CandidatesListed(contest=contest, candidates=standing("ABC"))])

        assert (
            found
            == f"CandidatesListed: the rules refuse it: contest {contest}: it is not open, or has its list (contests)"
        )


def test_a_return_of_a_contest_that_is_not_open() -> None:
    """A second return of the same contest, or one before anybody stood."""
    events = history()
    declared = next(event for event in events if isinstance(event, ReturnDeclared))
    listed = next(number for number, event in enumerate(events) if isinstance(event, CandidatesListed))

    for before in (events, events[:listed]):
        [found] = findings([*before, declared])
        assert "it is not open, or has no candidates" in found


def test_an_organisation_is_founded_once() -> None:
    """A second founding, a second charter, or a charter before the founding."""
    founded, adopted, *_ = history()
    assert isinstance(founded, OrganizationFounded)
    assert isinstance(adopted, CharterAdopted)

    [second] = findings([founded, adopted, founded])
    [again] = findings([founded, adopted, adopted])

    assert "the record has begun already" in second
    assert "a charter is adopted once, at the founding" in again
    assert audit(State(), adopted, DAY, None) == (
        "the rules refuse it: a charter is adopted once, at the founding (amend)"
    )


def test_a_founding_follows_from_its_charter() -> None:
    """Another seed would let whoever chose it choose the lots."""
    founded, adopted, *_ = history()
    assert isinstance(founded, OrganizationFounded)

    for wrong in (replace(founded, seed="0" * 64), replace(founded, title="Another"), replace(founded, seed_words="x")):
        [found] = findings([wrong, adopted])
        assert "the founding has another id, title or seed than its charter gives" in found


def test_what_comes_before_the_charter_is_a_finding() -> None:
    """Not a crash: the rules cannot be applied to it."""
    [found] = findings([UnitFormed(unit="u", type="union", parent=None, name="Union")])

    assert "the rules cannot be applied to it" in found


def test_a_closure_is_decided_again() -> None:
    """It says how many seats stay vacant; another number is found."""
    world = World().found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r2", group=0, at=DAY))
    world.enter(OpenContest(contest=f"{COUNCIL}.b3", at=DAY))
    world.enter(CloseContest(contest=f"{COUNCIL}.b3", outcome="not_held", at=DAY))
    *before, closed = [event for _, event in world.acts]
    assert isinstance(closed, ContestClosed)

    assert findings([*before, closed]) == []
    assert findings([*before, replace(closed, vacant=1)]) == [
        "ContestClosed: the rules give another result: vacant should be 2"
    ]


def test_two_lists_with_one_person_give_one_mandate() -> None:
    """The branches are listed before either has its return; the person whom both elect sits once."""
    world = World().found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    for unit in ("b1", "b2"):
        world.enter(OpenContest(contest=f"{COUNCIL}.{unit}", at=DAY))
    one, first = decide(world.state, counted(f"{COUNCIL}.b1", "ABC", BALLOTS))
    two, second = decide(world.state, counted(f"{COUNCIL}.b2", "B", [(3, (1,))]))
    for event in (one, two, second):
        world.append(event)
    world.enter(IssueMandates(contest=f"{COUNCIL}.b2", at=DAY))
    world.append(first)

    with pytest.raises(Refused, match="already holds a place here, from another contest"):
        world.enter(IssueMandates(contest=f"{COUNCIL}.b1", at=DAY))


@pytest.mark.parametrize(
    ("box", "sentence"),
    [
        (boxed([(9, (1,))]), "9 ballots, but only 8 may vote"),
        (boxed(BALLOTS, seats=3), "the ballot file is for 3 seats; this contest fills 2"),
        (OpenedBox(profile=Profile.from_ballots(4, BALLOTS), seats=2), "the ballot file has 4 candidates"),
    ],
)
def test_a_box_must_fit_its_contest(box: OpenedBox, sentence: str) -> None:
    """More ballots than electors, other seats or other candidates are refused in an audit as when it was counted."""
    [found] = findings(history(), box)

    assert sentence in found


def told(**change: object) -> object:
    """Return the count of the return in the history, with something else in it."""
    return next(event.count | change for event in history() if isinstance(event, ReturnDeclared))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"count": None}, "a counted return holds its count"),
        ({"count": {"rule": "block"}}, "its count cannot be read"),
        ({"count": told(stages=[])}, "its votes are not the first totals of its count"),
        ({"count": told(ballots="1/0")}, "its count cannot be read"),
        ({"count": told(ballots="1e100000000")}, "its count cannot be read"),
        ({"cast": 6}, "the ballots cast are not its valid, blank and invalid ones"),
        ({"cast": -1, "valid": -1}, "the ballots cast are not its valid, blank and invalid ones"),
        ({"cast": 9, "valid": 9}, "there are more ballots than electors"),
        ({"cast": 8, "valid": 8}, "its count has other numbers of ballots"),
        ({"elected": (1, 3)}, "its count has other results"),
        ({"votes": {"1": "9", "2": "3", "3": "1"}}, "its votes are not the first totals of its count"),
        ({"vacant": -2}, "its vacant seats are not those that nobody won"),
    ],
)
def test_figures_without_a_box_must_agree(change: dict[str, object], sentence: str) -> None:
    """Where the ballots are not at hand, the figures of a return are held against each other and the contest."""
    events = history()
    place = next(index for index, event in enumerate(events) if isinstance(event, ReturnDeclared))
    events[place] = replace(events[place], **change)  # type: ignore[arg-type]

    [found] = findings(events[: place + 1])

    assert sentence in found


def test_another_rule_seats_or_candidates_in_a_count_are_found() -> None:
    """The count of a return is that of its contest."""
    events = history()
    place = next(index for index, event in enumerate(events) if isinstance(event, ReturnDeclared))
    declared = events[place]
    assert isinstance(declared, ReturnDeclared)
    assert isinstance(declared.count, dict)
    for change, sentence in (
        ({"seats": 3}, "its count is by another rule, or for other seats"),
        ({"rule": "block"}, "its count is by another rule, or for other seats"),
        ({"candidates": 4}, "its count is of another number of candidates"),
    ):
        events[place] = replace(declared, count={**declared.count, **change})
        [found] = findings(events[: place + 1])
        assert sentence in found


def test_a_round_is_opened_once() -> None:
    """A further round that is open, or declared, is not opened again."""
    world = World(CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: exhaustive}")).found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.hold(f"{COUNCIL}.b2", "AB", [(1, (1,)), (1, (2,))])
    assert world.state.contest(f"{COUNCIL}.b2.round-2") is not None

    with pytest.raises(Refused, match="it is open already"):
        world.enter(OpenRound(after=f"{COUNCIL}.b2", at=DAY))
