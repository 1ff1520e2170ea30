"""Amendments: a new edition of the charter, which must be sound, and must go on from what the register holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, CharterErrors, Election, from_canonical
from comitia.core.assembly.effect import Deciding
from comitia.core.election.electorate import contest_id
from comitia.core.facts import Facts
from comitia.core.record.canonical import JSON
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendCharter:
    """Put an edition of the charter in force, as the motion decided; an earlier one again, where that was reversed."""

    motion: str
    charter: JSON
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterAmended:
    """Another edition of the charter is in force; `before` is the number of the one that was."""

    motion: str
    edition: int
    digest: str
    charter: JSON
    before: int


def decide_amendment(facts: Facts, command: AmendCharter) -> list[CharterAmended]:
    """Return the edition in force, or refuse one that is so already."""
    charter = from_canonical(command.charter)
    if charter.edition == facts.charter.edition:
        raise Refused(f"edition {charter.edition} is in force already", rule="amend", subject=command.motion)
    return [
        CharterAmended(
            motion=command.motion,
            edition=charter.edition,
            digest=charter.digest(),
            charter=command.charter,
            before=facts.charter.edition,
        )
    ]


def next_edition(body: JSON, deciding: Deciding) -> Charter:
    """Return the charter that an amendment proposes, or refuse one with faults, or not in its canonical form."""
    try:
        charter = from_canonical(body)
    except CharterErrors as errors:
        raise Refused(f"the new edition has faults: {errors}", rule="amend", subject=deciding.motion) from errors
    if charter.canonical() != body:
        raise Refused("the new edition is not in its canonical form", rule="amend", subject=deciding.motion)
    return charter


def refuse_break(facts: Facts, charter: Charter, deciding: Deciding) -> None:
    """Refuse an edition that is not the next of this organisation, or takes away what the register rests on."""
    now = facts.charter
    if charter.id != now.id:
        raise Refused(f"it is the charter of {charter.id}, not of {now.id}", rule="id", subject=deciding.motion)
    latest = max(facts.editions)
    if charter.edition != latest + 1 or charter.supersedes not in {None, now.edition}:
        raise Refused(
            f"it must be edition {latest + 1}, and supersede edition {now.edition}",
            rule="edition",
            subject=deciding.motion,
        )
    found = facts.proceedings.motion(deciding.motion)
    moved = found.since if found else deciding.at
    if charter.in_force < moved:
        raise Refused(
            f"it would be in force on {charter.in_force}, before it was moved on {moved}",
            rule="in_force",
            subject=deciding.motion,
        )
    _refuse_too_few_places(facts, charter, deciding)
    missing = next(_missing(facts, charter), None)
    if missing is not None:
        raise Refused(
            f"{missing} is on the register, and the new edition has it no more, or otherwise; keep it as it is",
            rule="amend",
            subject=deciding.motion,
        )


def _refuse_too_few_places(facts: Facts, charter: Charter, deciding: Deciding) -> None:
    """Refuse an edition in which a post has fewer places than are held."""
    for post in charter.posts.values():
        for unit in facts.holdings.offices_of(post.id):
            held = len(facts.holdings.seated(post.id, unit, deciding.at))
            if held > post.seats:
                raise Refused(
                    f"{held} hold {post.id} of {unit}, and it would have {post.seats} places",
                    rule=f"posts.{post.id}.seats",
                    subject=deciding.motion,
                )


def _missing(facts: Facts, charter: Charter) -> Iterator[str]:
    """Yield the unit types, rolls, bodies and posts that an edition leaves out or places elsewhere."""
    after = _places(charter)
    yield from (
        f"{what} {name}"
        for (what, name), place in _places(facts.charter).items()
        if after.get((what, name), "gone") != place
    )
    for office in facts.holdings.posts:
        if office in charter.bodies or office in charter.posts:
            yield f"post {office}, made by decision,"


def _places(charter: Charter) -> dict[tuple[str, str], str | None]:
    """Return where in the organisation everything is that has a name: its parent, or the type of unit that has it."""
    return {
        **{("unit type", kind.id): kind.parent for kind in charter.unit_types.values()},
        **{("roll", roll.id): roll.unit_type for roll in charter.rolls.values()},
        **{("body", body.id): body.scope for body in charter.bodies.values()},
        **{("post", post.id): post.scope for post in charter.posts.values()},
        **{("election of", _named(each)): "" for each in charter.elections},
    }


def is_rested_on(facts: Facts, before: int) -> bool:
    """Tell whether something on the register is known to the edition in force, and not to the edition `before`."""
    then, now = _places(from_canonical(facts.editions[before])), _places(facts.charter)
    return any(_is_on_register(facts, what, name) for what, name in now if (what, name) not in then)


def _is_on_register(facts: Facts, what: str, name: str) -> bool:
    charter = facts.charter
    match what:
        case "unit type":
            return bool(facts.units_of_type(name))
        case "roll":
            return any(facts.roll(name, unit) for unit in facts.units_of_type(charter.rolls[name].unit_type))
        case "election of":
            return any(
                facts.contest(contest_id(charter, election, unit))
                for election in charter.elections
                for unit in facts.units_of_type(election.constituency)
                if _named(election) == name
            )
        case _:
            return facts.holdings.was_held(name) or any(each.moved.body == name for each in facts.proceedings.motions)


def _named(election: Election) -> str:
    return f"{election.office}, group {election.group + 1},"
