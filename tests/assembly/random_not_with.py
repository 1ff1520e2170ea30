"""Offices that do not go together, in random charters, editions and acts; and what must hold of them (domain I22)."""

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from tests.assembly.house import House

from comitia.core.assembly.vote import DeclareVote, VoteDeclared
from comitia.core.decider import Command
from comitia.core.events import Event
from comitia.core.mandate.clock import run_out
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.held import Held
from comitia.core.mandate.incompatibility import ChooseMandate, IncompatibilityFound, is_open, to_choose
from comitia.core.record.canonical import JSON

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse

OTHERS = (
    ("  board:\n", ("auditor", "local_secretary", "treasurer")),
    ("treasurer: {", ("board.*", "local_secretary", "auditor")),
    ("auditor: {", ("board.*", "congress.*", "regional_council.*", "president")),
    ("local_secretary: {", ("congress.*", "treasurer")),
)
"""Where `not_with` is written, and offices that it may name there without a fault."""
RULES: tuple[dict[str, JSON], ...] = (
    {"forbidden": "stand"},
    {"forbidden": "vote"},
    {"forbidden": "hold"},
    {"forbidden": "hold", "if_silent": "older_lapses"},
    {"forbidden": "hold", "choose_within": "P14D"},
    {"forbidden": "hold", "choose_within": "P40D", "if_silent": "older_lapses"},
)


def with_not_with(text: str, rnd: Random) -> str:
    """Return a charter in which some offices do not go together, and what follows is written, or not."""
    for before, others in OTHERS:
        if rnd.random() < 0.5:
            names = ", ".join(rnd.sample(others, rnd.randint(1, 2)))
            line = f"    not_with: [{names}]\n" if before.endswith("\n") else f"not_with: [{names}], "
            text = text.replace(before, f"{before}{line}", 1)
    rule = rnd.choice((None, *RULES))
    said = ", ".join(f"{name}: {value}" for name, value in rule.items()) if rule else ""
    return f"{text}mandate: {{incompatible: {{{said}}}}}\n" if rule else text


def other_rule(mandate: JSON, rnd: Random) -> JSON:
    """Return the section on mandates with another rule of what follows where offices do not go together."""
    return {**(mandate if isinstance(mandate, dict) else {}), "incompatible": rnd.choice(RULES)}


def other_pairs(posts: JSON, rnd: Random) -> JSON:
    """Return posts of which some do not go with others, or all do."""
    assert isinstance(posts, list)
    not_with: JSON = rnd.choice((None, ["board.*"], ["treasurer"], ["treasurer", "board.*"]))
    changed = {"auditor", rnd.choice(("local_secretary", "auditor"))}
    return [{**post, "not_with": not_with} if isinstance(post, dict) and post["id"] in changed else post for post in posts]  # fmt: skip


def random_choice(house: "RandomHouse") -> Command | None:
    """Return a choice that somebody has to make, sometimes of one that nobody has."""
    found = to_choose(house.state, house.day)
    if not found:
        live = house.proposing.mandates()
        return ChooseMandate(mandate=house.rnd.choice(live).mandate, at=house.day) if live and house.rnd.random() < 0.1 else None  # fmt: skip
    pair = house.rnd.choice(found)
    return ChooseMandate(mandate=house.rnd.choice((pair.older, pair.newer)), at=house.day)


def check_together(house: "RandomHouse", held: list[Held]) -> None:
    """I22: where nobody may hold both, nobody does but with time left to choose."""
    state, day = house.state, house.latest
    if state.charter.incompatible.forbidden != "hold" or run_out(state, day) is not None:
        return
    of_person: dict[str, list[Held]] = {}
    for each in held:
        of_person.setdefault(each.person, []).append(each)
    known = {(found.older, found.newer): found for found in state.holdings.incompatibilities}
    for both in of_person.values():
        for older, newer in combinations(sorted(both, key=lambda each: each.number), 2):
            if newer.office in state.charter.not_with.get(older.office, ()):
                found = known.get((older.mandate, newer.mandate))
                assert found is not None, f"I22: {older} and {newer} are held together, and nothing was found"
                assert found.until is not None, f"I22: {older} and {newer} are held together, and one lapsed at once"
                assert day < found.until, f"I22: {older} and {newer} are held together after {found.until}"
                assert is_open(state, found, day)


def check_ends(acts: list[Event]) -> None:
    """Check that what ended beside another mandate was found not to go with it."""
    found: set[str] = set()
    for event in acts:
        if isinstance(event, IncompatibilityFound):
            found |= {event.older, event.newer}
            assert event.lapses in {event.older, event.newer}
        if isinstance(event, MandateEnded) and event.cause == "incompatible":
            assert event.mandate in found, f"{event}, and nothing was found"


def check_standing(house: "RandomHouse", entered: list[Event]) -> None:
    """Check that nobody has come to hold two mandates that do not go together, where the charter forbids to stand."""
    state = house.state
    if state.charter.incompatible.forbidden != "stand":
        return
    for event in entered:
        begun = (
            [getattr(event, "mandate", "")] if type(event).__name__ in {"AlternateCalled", "MandateRestored"} else []
        )
        begun += [each.mandate for each in getattr(event, "mandates", ()) if hasattr(each, "mandate")]
        if type(event).__name__ == "MandatesGiven":
            begun = [event.mandate(number + 1) for number in range(len(event.persons))]  # type: ignore[union-attr]  # it is one
        for mandate in begun:
            held = state.holdings.mandate(mandate)
            others = state.charter.not_with.get(held.office, frozenset()) if held else ()
            for each in state.holdings.of_person(held.person) if held and held.is_live else ():
                assert each.office not in others or not each.can_end_on(house.day), f"{held} beside {each}"


def entitled(house: House, command: Command) -> int | None:
    """Return how many may vote on a motion that is put, counted here anew; None for another act, or in a meeting."""
    motion = house.state.proceedings.motion(command.motion) if isinstance(command, DeclareVote) else None
    charter, day = house.state.charter, house.day
    if motion is None or (motion.moved.body in charter.bodies and charter.bodies[motion.moved.body].meeting):
        return None
    live = [each for each in house.state.holdings._held.values() if each.holds_on(day)]
    members = [each for each in live if (each.office, each.office_unit) == (motion.moved.body, motion.moved.unit)]
    found = charter.bodies.get(motion.moved.body)
    silent = {group.ex_officio for group in found.seats if not group.vote} if found else set()
    members = [each for each in members if each.by_post not in silent - {None}]
    if found is None or charter.incompatible.forbidden != "vote":
        return len(members)
    named = {ref.removesuffix(".*") for ref in found.not_with or ()}
    named |= {post.id for post in charter.posts.values() if f"{found.id}.*" in (post.not_with or ())}
    sitting = {group.ex_officio for group in found.seats}
    named |= {
        post.id
        for post in charter.posts.values()
        if post.plural_with is not None and f"{found.id}.*" not in post.plural_with and post.id not in sitting
    }
    barred = {each.person for each in live if each.office in named}
    return sum(each.person not in barred for each in members)


def check_voters(entered: list[Event], voters: int | None) -> None:
    """Check that a vote was counted by those who have one."""
    if entered and isinstance(entered[0], VoteDeclared) and voters is not None:
        assert voters == entered[0].bases.filled_seats, f"I31: {voters} may vote: {entered[0]}"
