"""Random charters and random ballots, run to the top in memory: the invariants hold, and the audit agrees."""

from dataclasses import dataclass
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import event as note_event
from hypothesis import strategies as st
from tests.core.world import DAY, World

from comitia.charter import Election
from comitia.core.audit import audit
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import CloseContest, Contest, OpenContest
from comitia.core.election.declaration import DeclareCount, ReturnDeclared
from comitia.core.election.electorate import contest_id, contests_of, is_constituted, is_settled, seats_of
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.record.box import OpenedBox
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.count import Profile

RULES = (
    "scottish-stv",
    "plurality",
    "block",
    "approval",
    "yes-no",
    "exhaustive",
    "sntv",
    "limited",
    "two-round",
    "borda",
)
ONE_SEAT = (*RULES, "irv", "bottom-two-irv", "smith-irv", "schulze", "ranked-pairs", "minimax", "copeland")
SHARES = (
    "{per: 7, round: up, min: 1, max: 4}",
    "{per: 9, round: half-up}",
    "{fixed: 2}",
    "{bands: [[0, 9, 1], [10, 30, 2], [31, null, 3]]}",
    "{total: 7, method: hare}",
    "{total: 7, method: sainte-lague}",
    "{total: 9, method: dhondt}",
    "{total: 9, method: quota}",
    "{total: 40, method: cambridge, floor: 1}",
    "{total: 8, method: huntington-hill, base: ballots_cast}",
)


@dataclass(frozen=True)
class Shape:
    """A federation: units a tier from the root down, members of each lowest unit, and the charter's text."""

    charter: str
    children: tuple[int, ...]
    members: tuple[int, ...]


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Draw a federation of two to four tiers."""
    tiers = draw(st.integers(2, 4))
    children = tuple(draw(st.integers(1, 3)) for _ in range(tiers - 1))
    lowest = 1
    for number in children:
        lowest *= number
    lines = [
        'charter: "1.0"',
        "id: fed.random",
        "title: Random",
        "edition: 1",
        "in_force: 2026-01-01",
        "units:",
        "  types:",
    ]
    lines += [f"    t{tier}: {{parent: t{tier + 1}}}" for tier in range(tiers - 1)]
    lines.append(f"    t{tiers - 1}: {{root: true}}")
    lines += ["rolls:", "  members: {kind: person, unit_type: t0, reference_date: 2025-12-31}", "bodies:"]
    lines.append("  b0: {tier: 1, scope: t0, seats: {all_of: roll.members}}")
    for tier in range(1, tiers):
        share = draw(st.sampled_from(SHARES if tier > 1 else SHARES[:7]))
        nested = draw(st.booleans()) and tier > 1
        lines.append(
            f"  b{tier}: {{tier: {tier + 1}, scope: t{tier}, nested: {str(nested).lower()}, "
            f"seats: {{from: t{tier - 1}, apportion: {share}}}, "
            f"rule: {{id: {draw(st.sampled_from(RULES))}}}, alternates: {{by: runner_up, per_contest: 2}}}}"
        )
    top = f"b{tiers - 1}"
    lines.append(
        f"  board: {{tier: organ, scope: t{tiers - 1}, seats: {{elected_by: {top}, count: 3}}, rule: {{id: block}}}}"
    )
    lines += ["posts:", f"  chair: {{elected_by: board, rule: {{id: {draw(st.sampled_from(ONE_SEAT))}}}}}"]
    lines.append(f"  auditor: {{elected_by: roll.members, seats: 2, rule: {{id: {draw(st.sampled_from(RULES))}}}}}")
    members = tuple(draw(st.integers(0, 25)) for _ in range(lowest))
    return Shape(charter="\n".join(lines) + "\n", children=children, members=members)


def found(shape: Shape) -> World:
    """Return the federation with its units and rolls."""
    world = World(shape.charter)
    world.enter(FoundOrganization(charter=world.charter, seed_words="7 12 31", at=DAY))
    tier, above = len(shape.children), [("root", None)]
    for number in (1, *shape.children):
        below = []
        for parent, _ in above:
            for index in range(number):
                unit = "root" if tier == len(shape.children) else f"{parent}-{index}"
                world.enter(
                    FormUnit(unit=unit, type=f"t{tier}", parent=None if unit == "root" else parent, name=unit, at=DAY)
                )
                below.append((unit, parent))
        above, tier = below, tier - 1
    for (unit, _), members in zip(above, shape.members, strict=True):
        world.enter(CertifyRoll(roll="members", unit=unit, electors=members, digest=None, at=DAY))
    return world


Boxes = dict[str, OpenedBox]


def hold_all(world: World, draw: st.DataObject, boxes: Boxes) -> None:
    """Hold every election of the charter, bottom-up, with random candidates and ballots, and keep these in boxes."""
    for election in world.charter.elections:
        if not isinstance(election.seats, int):
            for unit in world.state.units_of_type(election.scope):
                world.enter(ApportionSeats(body=election.office, unit=unit, group=election.group, at=DAY))
        for unit in world.state.units_of_type(election.constituency):
            contest = contest_id(world.state.charter, election, unit)
            if seats_of(world.state, election, unit):
                world.enter(OpenContest(contest=contest, at=DAY))
                hold(world, draw, election, contest, boxes)


def hold(world: World, draw: st.DataObject, election: Election, contest: str, boxes: Boxes) -> None:
    """Hold one contest with all its rounds, or close it."""
    number = 1
    name = contest
    while (found := world.state.contest(name)) is not None:
        persons = standing(world, draw, election, found)
        if not persons or found.opened.electorate.number == 0:
            world.enter(CloseContest(contest=name, outcome="not_held", at=DAY))
            return
        command = ballots(draw, found, persons)
        boxes[name] = OpenedBox(profile=command.profile, seats=found.opened.seats)
        world.enter(command)
        number += 1
        name = f"{contest}.round-{number}"


def standing(world: World, draw: st.DataObject, election: Election, contest: Contest) -> list[str]:
    """Return who stands: in a later round those left in, in a nested body members of the body below."""
    opened = contest.opened
    if opened.standing is not None:
        return list(opened.standing)
    seated = world.state.holders(opened.office, opened.office_unit)
    if election.nested and opened.electorate.roll is None:
        members = world.state.holders(opened.electorate.body or "", opened.electorate.unit)
        return [person for person in members if person not in seated][:6]
    return [f"{opened.contest}/{index}" for index in range(draw.draw(st.integers(0, 5)))]


def ballots(draw: st.DataObject, contest: Contest, persons: list[str]) -> DeclareCount:
    """Return a count of random ballots, not more than there are electors."""
    left = min(contest.opened.electorate.number, 30)
    rankings = st.permutations(range(1, len(persons) + 1)).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda length: tuple(order[:length]))
    )
    cast = draw.draw(st.lists(st.tuples(st.just(1), rankings), max_size=left))
    return DeclareCount(
        contest=contest.opened.contest,
        candidates=tuple(Candidate(number=n, person=p, name=p) for n, p in enumerate(persons, 1)),
        profile=Profile.from_ballots(len(persons), cast),
        file_seats=None,
        box="0" * 64,
        source="1" * 64,
        at=DAY,
    )


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(shapes(), st.data())
def test_a_random_federation_fills_its_bodies(shape: Shape, draw: st.DataObject) -> None:
    """Seats add up, nobody sits twice, nobody sits in a vacant seat, nested mandates rest on others, and it audits."""
    world, boxes = found(shape), Boxes()
    try:
        hold_all(world, draw, boxes)
    except Refused as refused:
        assert refused.rule.endswith("apportion"), refused  # noqa: PT017  floors that no total meets are refused
    audit_all(world, boxes)
    note_event(f"{len(boxes) // 10 * 10} contests or more")
    for election in world.charter.elections:
        for unit in world.state.units_of_type(election.scope):
            _check_office(world.state, election, unit)


def _check_office(state: State, election: Election, unit: str) -> None:
    shared = state.apportionment(election.office, unit, election.group)
    if shared is not None and election.office != "board" and not isinstance(election.seats, int):
        total = getattr(election.seats, "total", None)
        assert total is None or total == sum(shared.seats.values())
    if not all(is_settled(state, contest) for contest in contests_of(state, election.office, unit)):
        return
    holders = list(state.holders(election.office, unit))
    filled = vacant = seats = 0
    for name in contests_of(state, election.office, unit):
        contest = state.contest(name)
        assert contest is not None
        seats += contest.opened.seats
        while contest is not None:
            if contest.closed:
                vacant += contest.closed.vacant
            if contest.declared:
                filled += len(contest.declared.elected)
                vacant += contest.declared.vacant
            contest = state.contest(f"{contest.opened.first}.round-{contest.opened.round + 1}")
    assert seats == filled + vacant
    assert len(holders) == filled == len(set(holders))
    assert (
        not election.nested
        or election.elector.roll
        or all(
            any(
                person in state.holders(election.elector.body or "", each)
                for each in state.units_within(unit, election.constituency)
            )
            for person in holders
        )
    )
    assert is_constituted(state, election.office, unit)


def audit_all(world: World, boxes: Boxes) -> None:
    """Audit every act of a world from an empty state; the ballots are those that were counted."""
    state, head = State(), "0" * 64
    chain = type(world.chain)(id=world.chain.id)
    for entry, event in world.acts:
        ballots = boxes.get(event.contest) if isinstance(event, ReturnDeclared) else None
        if isinstance(event, ReturnDeclared):
            assert ballots is not None
        assert audit(state, event, date.fromisoformat(entry.occurred), ballots) is None
        if isinstance(event, ReturnDeclared):
            assert event.vacant >= 0
        chain = chain.grown(entry.canonical())
        state.evolve(event, date.fromisoformat(entry.occurred))
        head = state.head = chain.head
    assert head == world.chain.head
