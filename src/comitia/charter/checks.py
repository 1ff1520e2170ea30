"""Everything about a charter that no single section can know: references between sections, and cycles of bodies."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter import (
    apportion,
    binding,
    competence_faults,
    contests,
    decision_faults,
    entrenched,
    ex_officio,
    not_with_faults,
    one_seat,
    post_faults,
    power_faults,
    recall_faults,
    rolls,
    units,
    vacancy_faults,
)
from comitia.charter.apportion import BALLOTS_CAST, Apportion, Fixed
from comitia.charter.bodies import Body, SeatGroup
from comitia.charter.contests import rule_for
from comitia.charter.defaults import bodies_below
from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.references import electorate_faults, roll_faults
from comitia.charter.rolls import ROLL


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of a charter whose sections are well formed."""
    yield from units.faults(charter.unit_types)
    yield from rolls.faults(charter.rolls, charter.tree)
    for body in charter.bodies.values():
        yield from _body_faults(body, charter)
    yield from _supreme_faults(charter)
    for post in charter.posts.values():
        yield from post_faults.faults(post, charter)
    yield from contests.faults(charter.contests, dict(_offices(charter)))
    yield from one_seat.faults(charter)
    yield from _cycle_faults(charter)
    yield from decision_faults.faults(charter)
    yield from entrenched.faults(charter)
    yield from competence_faults.faults(charter)
    yield from power_faults.faults(charter)
    yield from recall_faults.faults(charter)
    yield from vacancy_faults.faults(charter)
    yield from not_with_faults.faults(charter)
    yield from ex_officio.faults(charter)
    yield from binding.faults(charter)
    if charter.supersedes is not None and charter.supersedes >= charter.edition:
        message = f"edition {charter.edition} cannot supersede edition {charter.supersedes}: correct one of them"
        yield Fault(path=("supersedes",), message=message)


def _offices(charter: Charter) -> Iterator[tuple[str, str]]:
    """Yield each body and post with the reason why nobody elects it; empty where somebody does."""
    for body in charter.bodies.values():
        yield body.id, "a meeting, which nobody elects" if body.meeting else ""
    for post in charter.posts.values():
        yield post.id, "appointed, so no votes are counted" if post.elected_by is None else ""


def _body_faults(body: Body, charter: Charter) -> Iterator[Fault]:
    here = ("bodies", body.id)
    if body.scope not in charter.tree:
        message = f"there is no unit type `{body.scope}`: write one of {', '.join(charter.unit_types)}"
        yield Fault(path=(*here, "scope"), message=message)
    if not body.seats:
        yield Fault(path=(*here, "seats"), message=f"nobody elects {body.id}: write who fills its seats")
    if body.meeting and len(body.seats) > 1:
        yield Fault(
            path=(*here, "seats"),
            message="everybody on the roll sits in a meeting, so there are no other seats: keep all_of alone",
        )
    seen: dict[str, int] = {}
    for index, group in enumerate(body.seats):
        place = Place(charter=charter, body=body, path=(*here, "seats", index))
        yield from _group_faults(group, place)
        if group.ex_officio is not None:
            continue
        constituency = group.from_type or body.scope
        if constituency in seen and not body.meeting:
            message = (
                f"groups {seen[constituency] + 1} and {index + 1} would both hold the contest "
                f"{body.id}.<{constituency}>: make two bodies of them"
            )
            yield Fault(path=place.path, message=message)
        seen.setdefault(constituency, index)
    if not body.meeting:
        yield from _rule_faults(body, charter)


def _rule_faults(body: Body, charter: Charter) -> Iterator[Fault]:
    if body.rule is None and rule_for(body.id, charter.contests) is None:
        for index, group in enumerate(body.seats):
            if group.rule is None and group.ex_officio is None:
                message = f"no rule counts the votes for {body.id}: add rule here, or name {body.id} in contests"
                yield Fault(path=("bodies", body.id, "seats", index), message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The group of seats that is being checked, and what surrounds it."""

    charter: Charter
    body: Body
    path: Path

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault at a key of the group."""
        return Fault(path=(*self.path, key), message=message)


def _group_faults(group: SeatGroup, place: Place) -> Iterator[Fault]:
    if group.all_of is not None:
        yield from roll_faults(group.all_of, place.body.scope, place.charter, (*place.path, "all_of"))
        return
    if group.from_type is not None:
        yield from _from_faults(group, group.from_type, place)
    if group.elected_by is not None:
        unit_type = group.from_type or place.body.scope
        yield from electorate_faults(group.elected_by, unit_type, place.charter, (*place.path, "elected_by"))
    if group.apportion is not None:
        yield from apportion.faults(group.apportion, (*place.path, "apportion"))
        yield from _base_faults(group, group.apportion, place)


def _from_faults(group: SeatGroup, from_type: str, place: Place) -> Iterator[Fault]:
    body, tree = place.body, place.charter.tree
    if from_type not in tree:
        known = ", ".join(place.charter.unit_types)
        yield place.fault("from", f"there is no unit type `{from_type}`: write one of {known}")
    elif tree.is_sound and body.scope in tree and not tree.is_below(from_type, body.scope):
        yield place.fault("from", f"{from_type} does not lie below {body.scope}: write a unit type below it")
    elif group.elected_by is None:
        yield from _silent_faults(from_type, place)


def _silent_faults(from_type: str, place: Place) -> Iterator[Fault]:
    below = bodies_below(place.body, from_type, place.charter.bodies)
    if place.body.tier == "organ":
        yield place.fault("from", f"nobody elects {place.body.id}: an organ has no tier below it; add elected_by")
    elif not below:
        yield place.fault(
            "from", f"nobody elects {place.body.id}: the next lower tier has no body of a {from_type}; add elected_by"
        )
    elif len(below) > 1:
        yield place.fault("from", f"{' and '.join(below)} could both elect {place.body.id}: add elected_by")


def _base_faults(group: SeatGroup, form: Apportion, place: Place) -> Iterator[Fault]:
    if isinstance(form, Fixed):
        return
    here = (*place.path, "apportion", "base")
    if form.base is None:
        known = ", ".join(ROLL + name for name in place.charter.rolls) or "no roll is there"
        yield Fault(path=here[:-1], message=f"say what is measured: add base ({known}, or {BALLOTS_CAST})")
    elif form.base != BALLOTS_CAST:
        yield from roll_faults(form.base, group.from_type or "", place.charter, here)
    elif _no_contest_below(group, place.charter):
        message = f"no contest fills the body that elects here, so there are no {BALLOTS_CAST}: write a roll"
        yield Fault(path=here, message=message)


def _no_contest_below(group: SeatGroup, charter: Charter) -> bool:
    if group.elected_by is None:
        return False
    body = charter.bodies.get(group.elected_by)
    return group.elected_by.startswith(ROLL) or (body is not None and body.meeting)


def _supreme_faults(charter: Charter) -> Iterator[Fault]:
    supreme = [name for name, body in charter.bodies.items() if body.supreme]
    for extra in supreme[1:]:
        message = f"{supreme[0]} is already supreme: leave supreme: true at one body"
        yield Fault(path=("bodies", extra, "supreme"), message=message)
    for name in supreme:
        root = charter.tree.root
        scope = charter.bodies[name].scope
        if root is not None and scope in charter.tree and scope != root:
            message = f"{name} is a body of the {scope}, and the supreme body is one of the {root}: move supreme: true"
            yield Fault(path=("bodies", name, "supreme"), message=message)


def _cycle_faults(charter: Charter) -> Iterator[Fault]:
    electing = {
        name: tuple(
            group.elected_by
            for group in body.seats
            if group.elected_by is not None and group.elected_by in charter.bodies
        )
        for name, body in charter.bodies.items()
    }
    told: set[str] = set()
    for name in electing:
        cycle = _cycle(name, electing)
        if cycle and not told & set(cycle):
            told |= set(cycle)
            message = f"{' is elected by '.join((*cycle, name))}: let a roll or a body outside the circle elect one"
            yield Fault(path=("bodies", name), message=message)


def _cycle(start: str, electing: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a shortest circle of bodies from `start` back to it, without the last step, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    reached: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in electing[way[-1]]:
            if following == start:
                return way
            if following not in reached:
                reached.add(following)
                ways.append((*way, following))
    return ()
