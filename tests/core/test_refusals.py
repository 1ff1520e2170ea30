"""Every refusal of the deciders, with the sentence that people read and the rule that is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.core.world import CHARTER, DAY, World, counted, standing

from comitia.core.decider import Command
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import CloseContest, OpenContest, OpenRound
from comitia.core.election.entered import EnterReturn
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.mandate.mandate import IssueMandates
from comitia.core.refused import Refused

COUNCIL = "regional_council"
THREE = [(3, (1, 2)), (3, (2, 3)), (1, (3,))]


def refused(world: World, command: Command) -> Refused:
    """Return the refusal of a command, and see that nothing was entered."""
    before = world.chain
    with pytest.raises(Refused) as caught:
        world.enter(command)
    assert before == world.chain
    return caught.value


def founded() -> World:
    """Return a world with units and rolls, and no contest."""
    return World().found()


def apportioned(charter: str = CHARTER) -> World:
    """Return a world in which the seats of the regional councils are shared out: b1 2, b2 1, b3 2."""
    world = World(charter).found()
    for unit in ("r1", "r2"):
        world.enter(ApportionSeats(body=COUNCIL, unit=unit, group=0, at=DAY))
    return world


def opened(charter: str = CHARTER) -> World:
    """Return a world in which the branches vote."""
    world = apportioned(charter)
    for unit in ("b1", "b2", "b3"):
        world.enter(OpenContest(contest=f"{COUNCIL}.{unit}", at=DAY))
    return world


def councils() -> World:
    """Return a world with both regional councils elected: A, B and D in the east, E and F in the west."""
    world = opened()
    world.hold(f"{COUNCIL}.b1", "ABC", THREE)
    world.hold(f"{COUNCIL}.b2", "D", [(3, (1,))])
    world.hold(f"{COUNCIL}.b3", "EFG", THREE)
    world.enter(ApportionSeats(body="congress", unit="u", group=0, at=DAY))
    return world


def congress() -> World:
    """Return a world with a congress of three."""
    world = councils()
    world.hold("congress.r1", "ABD", [(2, (1, 2)), (1, (1, 3))])
    world.hold("congress.r2", "EF", [(2, (1,))])
    return world


def undecided() -> World:
    """Return a world in which the first round for president left two of three in."""
    world = congress()
    world.hold("president", "ABE", [(1, (1,)), (1, (2,)), (1, (3,))])
    return world


def unit(**change: object) -> FormUnit:
    """Return a command to form a unit that would be allowed, but for a change."""
    base = FormUnit(unit="b9", type="branch", parent="r1", name="Nine", at=DAY)
    return replace(base, **change)  # type: ignore[arg-type]


def roll(**change: object) -> CertifyRoll:
    """Return a command to certify a roll, with a change."""
    base = CertifyRoll(roll="members", unit="b1", electors=3, digest=None, at=DAY)
    return replace(base, **change)  # type: ignore[arg-type]


def entered(contest: str, votes: list[int | None], marks: str = "", **change: object) -> EnterReturn:
    """Return a command to enter totals; `marks` has one of y, n and ? a candidate."""
    numbers = range(1, len(votes) + 1)
    words = {"y": True, "n": False, "?": None}
    base = EnterReturn(
        contest=contest,
        candidates=standing("ABCDEFG"[: len(votes)]),
        votes=dict(zip(numbers, votes, strict=True)),
        elected={number: words[(marks or "?" * len(votes))[number - 1]] for number in numbers},
        cast=None,
        blank=None,
        invalid=None,
        source="2" * 64,
        at=DAY,
    )
    return replace(base, **change)  # type: ignore[arg-type]


def _without_rolls() -> World:
    world = World()
    world.enter(FoundOrganization(charter=world.charter, seed_words="", at=DAY))
    for each, kind, parent in (("u", "union", None), ("r1", "region", "u"), ("b1", "branch", "r1")):
        world.enter(FormUnit(unit=each, type=kind, parent=parent, name=each, at=DAY))
    return world


def _with_roll(charter: str, electors: int) -> World:
    world = World(charter)
    world.enter(FoundOrganization(charter=world.charter, seed_words="", at=DAY))
    for each, kind, parent in (("u", "union", None), ("r1", "region", "u"), ("b1", "branch", "r1")):
        world.enter(FormUnit(unit=each, type=kind, parent=parent, name=each, at=DAY))
    world.enter(CertifyRoll(roll="members", unit="b1", electors=electors, digest=None, at=DAY))
    return world


def _fixed_without_rolls() -> World:
    fixed = World(CHARTER.replace("per: 5, round: up, min: 1", "fixed: 2"))
    fixed.enter(FoundOrganization(charter=fixed.charter, seed_words="", at=DAY))
    for each, kind, parent in (("u", "union", None), ("r1", "region", "u"), ("b1", "branch", "r1")):
        fixed.enter(FormUnit(unit=each, type=kind, parent=parent, name=each, at=DAY))
    fixed.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    return fixed


def _councils_under(charter: str) -> World:
    world = World(charter).found()
    for each in ("r1", "r2"):
        world.enter(ApportionSeats(body=COUNCIL, unit=each, group=0, at=DAY))
    world.hold(f"{COUNCIL}.b1", "ABC", THREE)
    world.hold(f"{COUNCIL}.b2", "D", [(3, (1,))])
    world.hold(f"{COUNCIL}.b3", "EFG", THREE)
    return world


def _first_branch_elected() -> World:
    world = opened()
    world.hold(f"{COUNCIL}.b1", "ABC", THREE)
    return world


def _closed() -> World:
    world = opened()
    world.enter(CloseContest(contest=f"{COUNCIL}.b1", outcome="not_held", at=DAY))
    return world


def _opened(world: World, contest: str) -> None:
    world.enter(OpenContest(contest=contest, at=DAY))


def _enrolled() -> World:
    world = World(
        CHARTER.replace("    term: P2Y\n    rule: {id: scottish-stv}", "    nested: true\n    rule: {id: scottish-stv}")
    )
    world.enter(FoundOrganization(charter=world.charter, seed_words="", at=DAY))
    for each, kind, parent in (("u", "union", None), ("r1", "region", "u"), ("b1", "branch", "r1")):
        world.enter(FormUnit(unit=each, type=kind, parent=parent, name=each, at=DAY))
    world.enter(CertifyRoll(roll="members", unit="b1", electors=2, digest="3" * 64, at=DAY))
    world.state.enroll("members", "b1", "A")
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.enter(OpenContest(contest=f"{COUNCIL}.b1", at=DAY))
    return world


CASES: list[tuple[str, Callable[[], World], Callable[[World], Command], str, str]] = [
    ("founded twice", founded, lambda w: FoundOrganization(charter=w.charter, seed_words="", at=DAY),
     "this record is that of Test Federation", "database: one organisation"),
    ("unit twice", founded, lambda _: unit(unit="b1"), "there is, or was, a unit with this id already", "units"),
    ("unit without an id", founded, lambda _: unit(unit=""), "'' is no id: use letters, digits", "units"),
    ("unit with a dot", founded, lambda _: unit(unit="b.9"), "'b.9' is no id: use letters, digits", "units"),
    ("unit of no type", founded, lambda _: unit(type="cell"), "no unit type 'cell'; it has branch, region", "units.types"),
    ("root with parent", founded, lambda _: unit(unit="u2", type="union", parent="r1"),
     "a union is the root and has no parent", "units.types.union.parent"),
    ("second root", founded, lambda _: unit(unit="u2", type="union", parent=None),
     "there is a root already, u; an organisation has one union", "units.types.union.parent"),
    ("unit without parent", founded, lambda _: unit(parent="r7"), "its parent 'r7' does not exist",
     "units.types.branch.parent"),
    ("unit under another type", founded, lambda _: unit(parent="u"), "its parent u is of type union",
     "units.types.branch.parent"),
    ("no such roll", founded, lambda _: roll(roll="staff"), "there is no such roll or unit", "rolls"),
    ("roll of another type", founded, lambda _: roll(unit="r1"), "this roll is kept for each branch",
     "rolls.members.unit_type"),
    ("roll twice", founded, lambda _: roll(), "it is certified already", "rolls.members"),
    ("negative roll", _without_rolls, lambda _: roll(electors=-1), "-1 electors are fewer than none",
     "rolls.members"),
    ("apportioned twice", apportioned, lambda _: ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY),
     "they are apportioned already", "bodies.regional_council.seats.apportion"),
    ("nothing to apportion", founded, lambda _: ApportionSeats(body="president", unit="u", group=0, at=DAY),
     "the charter apportions no seats here", "bodies.president.seats"),
    ("roll not certified", _without_rolls, lambda _: ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY),
     "the roll of b1 is not certified", "rolls.members"),
    ("ballots not known", apportioned, lambda _: ApportionSeats(body="congress", unit="u", group=0, at=DAY),
     "the regional council of r1 is not yet elected", "bodies.congress.seats.apportion.base"),
    ("floor above total", lambda: _councils_under(CHARTER.replace("total: 3", "total: 1")),
     lambda _: ApportionSeats(body="congress", unit="u", group=0, at=DAY), "", "bodies.congress.seats.apportion"),
    ("fixed for no unit", lambda: World(CHARTER.replace("per: 5, round: up, min: 1", "fixed: {b1: 2, b7: 1}")).found(),
     lambda _: ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY), "it names the unit b7, which does not exist",
     "bodies.regional_council.seats.apportion.fixed"),
    ("fixed for another type", lambda: World(CHARTER.replace("per: 5, round: up, min: 1", "fixed: {r1: 2}")).found(),
     lambda _: ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY),
     "it names r1, which is of type region; each branch fills seats here", "bodies.regional_council.seats.apportion.fixed"),
    ("too many seats of a contest", lambda: _with_roll(CHARTER.replace("per: 5", "per: 1"), 10_000),
     lambda _: ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY),
     "b1 would fill 10000 seats, and a contest fills 9999 at most", "bodies.regional_council.seats.apportion"),
    ("no such election", apportioned, lambda _: OpenContest(contest="senate.b1", at=DAY),
     "the charter has no such election", "bodies"),
    ("opened twice", opened, lambda _: OpenContest(contest=f"{COUNCIL}.b1", at=DAY), "it is open already", "contests"),
    ("electors not elected", opened, lambda _: OpenContest(contest="congress.r1", at=DAY),
     "the regional council of r1 is not yet elected", "bodies.congress.seats"),
    ("no seats", founded, lambda _: OpenContest(contest=f"{COUNCIL}.b1", at=DAY), "b1 has no seats to fill",
     "bodies.regional_council.seats"),
    ("opened without a roll", _fixed_without_rolls, lambda _: OpenContest(contest=f"{COUNCIL}.b1", at=DAY),
     "the roll of b1 is not certified", "rolls.members"),
    ("no further round", congress, lambda _: OpenRound(after="congress.r1", at=DAY), "no further round is called for",
     "contests"),
    ("closed but not open", founded, lambda _: CloseContest(contest="president", outcome="not_held", at=DAY),
     "it is not open, so it cannot be closed", "contests"),
    ("closed as nonsense", opened, lambda _: CloseContest(contest=f"{COUNCIL}.b1", outcome="lost", at=DAY),
     "'lost' is no outcome; use not-held", "contests"),
    ("gap in the numbers", opened,
     lambda _: replace(counted(f"{COUNCIL}.b1", "AB", THREE[:1]), candidates=(Candidate(number=2, person="A", name="a"),)),
     "candidates must be numbered 1, 2, 3", "run folder: candidates.csv"),
    ("same person twice", opened, lambda _: counted(f"{COUNCIL}.b1", "ABA", THREE),
     "candidates 1 and 3 are the same person", "run folder: candidates.csv"),
    ("other round's candidates", undecided, lambda _: counted("president.round-2", "AC", [(1, (1,))]),
     "round 2 is held among those whom the round before left in, numbers", "exhaustive: drop"),
    ("seated from elsewhere", _first_branch_elected, lambda _: counted(f"{COUNCIL}.b2", "A", [(1, (1,))]),
     "candidate 1 already holds a place here, from the contest regional_council.b1; nobody holds two", "bodies.regional_council.seats"),
    ("not a member below", councils, lambda w: _opened(w, "congress.r1") or counted("congress.r1", "AZ", [(1, (1,))]),
     "candidate 2 is not a member of the body that elects", "bodies.congress.nested"),
    ("not on the roll", _enrolled, lambda _: counted(f"{COUNCIL}.b1", "AZ", [(1, (1,))]),
     "candidate 2 is not on the roll of those who elect", "bodies.regional_council.nested"),
    ("not open", founded, lambda _: counted(f"{COUNCIL}.b1", "ABC", THREE), "it is not open", "contests"),
    ("closed before", _closed, lambda _: counted(f"{COUNCIL}.b1", "ABC", THREE), "it was closed as not held",
     "contests"),
    ("declared before", councils, lambda _: counted(f"{COUNCIL}.b1", "ABC", THREE), "its return is declared already",
     "contests"),
    ("other number of candidates", opened,
     lambda _: replace(counted(f"{COUNCIL}.b1", "ABC", THREE), candidates=standing("AB")),
     "the ballot file has 3 candidates, the list of candidates 2", "run folder: candidates.csv"),
    ("other number of seats", opened, lambda _: counted(f"{COUNCIL}.b1", "ABC", THREE, seats=3),
     "the ballot file is for 3 seats; this contest fills 2", "bodies.regional_council.seats"),
    ("more ballots than electors", opened, lambda _: counted(f"{COUNCIL}.b1", "ABC", [(9, (1,))]),
     "9 ballots, but only 8 may vote in Branch One", "rolls.members"),
    ("more ballots than members", councils,
     lambda w: _opened(w, "congress.r2") or counted("congress.r2", "EF", [(3, (1,))]),
     "3 ballots, but only 2 may vote in West", "bodies.regional_council.seats"),
    ("some votes missing", opened, lambda _: entered(f"{COUNCIL}.b1", [3, None, 2], "yny"),
     "some candidates have votes and others none", "run folder: .return.csv"),
    ("nobody said to be elected", opened, lambda _: entered(f"{COUNCIL}.b1", [None] * 3),
     "3 candidates for 2 seats and no votes", "run folder: .return.csv"),
    ("too many elected", opened, lambda _: entered(f"{COUNCIL}.b1", [None] * 3, "yyy"),
     "3 are marked elected for 2 seats", "run folder: .return.csv"),
    ("totals of an STV count", opened, lambda _: entered(f"{COUNCIL}.b1", [3, 2, 1]),
     "totals do not settle a scottish-stv count", "run folder: .return.csv"),
    ("too many elected by totals", opened, lambda _: entered(f"{COUNCIL}.b1", [3, 2, 1], "yyy"),
     "3 are marked elected for 2 seats", "run folder: .return.csv"),
    ("totals against the document", councils,
     lambda w: _opened(w, "congress.r2") or entered("congress.r2", [2, 0], "ny", candidates=standing("EF")),
     "the totals elect [1], the document says [2]", "run folder: .return.csv"),
    ("totals that do not add up", opened, lambda _: entered(f"{COUNCIL}.b1", [3, 2, 1], "yyn", cast=8, invalid=1),
     "8 ballots cast, but votes, blank and invalid come to 7", "run folder: .return.csv"),
    ("more votes than ballots", councils,
     lambda w: _opened(w, "congress.r1") or entered("congress.r1", [3, 1], "yn", candidates=standing("AB"), cast=2),
     "these votes are on 3 valid ballots at least; of the 2 ballots cast 0 are blank or invalid", "run folder: .return.csv"),
    ("more blank and invalid than cast", opened,
     lambda _: entered(f"{COUNCIL}.b1", [None] * 3, "yyn", cast=2, blank=1, invalid=2),
     "2 ballots cast, but 3 blank and invalid ones", "run folder: .return.csv"),
    ("more totals than electors", opened, lambda _: entered(f"{COUNCIL}.b1", [6, 2, 1], "yyn"),
     "9 ballots, but only 8 may vote in Branch One", "rolls.members"),
    ("mandates without a return", opened, lambda _: IssueMandates(contest=f"{COUNCIL}.b1", at=DAY),
     "nobody was elected in it", "mandate"),
    ("mandates twice", councils, lambda _: IssueMandates(contest=f"{COUNCIL}.b1", at=DAY),
     "its mandates are issued already", "mandate"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "command", "reason", "rule"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_refused(make: Callable[[], World], command: Callable[[World], Command], reason: str, rule: str) -> None:
    """Each broken rule is refused with its sentence and its path, and nothing is entered."""
    world = make()

    found = refused(world, command(world))

    assert reason in found.reason
    assert rule == found.rule
