"""Amendments: a new edition of the charter, which must be sound, and must go on from what the register holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.charter import Charter, CharterErrors, Election, entrenched_change, from_canonical
from comitia.core.assembly.effect import Deciding
from comitia.core.assembly.missing import Missing
from comitia.core.assembly.proceedings import Motion
from comitia.core.election.electorate import contest_id
from comitia.core.election.own import own
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


def refuse_entrenched(facts: Facts, charter: Charter, deciding: Deciding) -> None:
    """Refuse an edition that changes what the charter in force entrenches."""
    path = entrenched_change(facts.charter, charter)
    if path is not None:
        raise Refused(
            f"the charter entrenches {path}, and this edition changes it: leave it as it is",
            rule="amend.entrenched",
            subject=deciding.motion,
        )


def can_be_put_from(facts: Facts) -> date | None:
    """Return the first day on which an amendment can be put, so long after the last one; None where any day will do."""
    amend = facts.charter.amend
    days = [
        each.ended_on
        for each in facts.proceedings.motions
        if each.kind == "amend" and each.end == "in_effect" and each.ended_on is not None
    ]
    return amend.cycle.end(max(days)) if amend is not None and amend.cycle is not None and days else None


def early(facts: Facts, found: Motion, at: date) -> Missing | None:
    """Return the day before which the charter lets no amendment be put to the vote, since the last one; or None."""
    first = can_be_put_from(facts) if found.kind == "amend" else None
    if first is None or at >= first:
        return None
    ago = facts.charter.amend.cycle.words  # type: ignore[union-attr]  # as `first` says
    return Missing(
        what="day",
        reason=f"the charter was amended less than {ago} ago; it can be put from {first} on",
        rule="amend.cycle",
        subject=found.moved.motion,
        first=first,
    )


def _refuse_too_few_places(facts: Facts, charter: Charter, deciding: Deciding) -> None:
    """Refuse an edition in which a post, or an organ, has fewer places than are held."""
    for office, unit, held, places in _crowded(facts, charter, deciding.at):
        raise Refused(
            f"{held} hold {office} of {unit}, and it would have {places} places",
            rule=f"{'posts' if office in charter.posts else 'bodies'}.{office}.seats",
            subject=deciding.motion,
        )


def _crowded(facts: Facts, charter: Charter, at: date) -> Iterator[tuple[str, str, int, int]]:
    """Yield the offices that an edition gives fewer places than are held, where their number is fixed: both numbers."""
    fixed: dict[str, int] = {post.id: post.seats for post in charter.posts.values()}
    for election in charter.elections:
        if election.kind == "body" and isinstance(election.seats, int):
            fixed[election.office] = fixed.get(election.office, 0) + election.seats
    shared = {election.office for election in charter.elections if not isinstance(election.seats, int)}
    for office, places in fixed.items():
        for unit in facts.holdings.offices_of(office) if office not in shared else ():
            held = len(own(facts, office, unit, at))
            if held > places:
                yield office, unit, held, places


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


def edition_before(facts: Facts, edition: int, at: date) -> int | None:
    """Return the edition to which a reversed amendment gives way, None where the register rests on what is in force.

    It is the latest before that is not reversed itself, or, where the register rests on more, the one just before.
    """
    adopted = {
        act.edition: act
        for motion in facts.proceedings.motions
        for act in facts.proceedings.acts_of(motion.moved.motion)
        if isinstance(act, CharterAmended) and act.edition > act.before
    }
    standing = edition
    while standing in adopted and _is_reversed(facts, adopted[standing].motion):
        standing = adopted[standing].before
    return next((each for each in (standing, edition) if not is_rested_on(facts, each, at)), None)


def _is_reversed(facts: Facts, motion: str) -> bool:
    found = facts.proceedings.motion(motion)
    return found is not None and found.state == "reversed"


def is_rested_on(facts: Facts, before: int, at: date) -> bool:
    """Tell whether something on the register is known to the edition in force, and not to the edition `before`."""
    earlier = from_canonical(facts.editions[before])
    then, now = _places(earlier), _places(facts.charter)
    if any(_crowded(facts, earlier, at)):
        return True
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
