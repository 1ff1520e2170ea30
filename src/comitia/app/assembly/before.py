"""What is to be entered before a motion can be put to the vote, and the earliest day; nothing is entered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.app.clerk import Clerk
from comitia.charter import RecallRule
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Bases
from comitia.core.assembly.vote import bases_of
from comitia.core.facts import Facts
from comitia.core.mandate.signing import path_of, rule_of

Asked = tuple[str, str, str]
"""What is to be entered, the command that does it, and the path in the charter that asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The earliest day of the vote, as far as days are known, and what is to be entered before."""

    earliest: date
    asked: Sequence[Asked]


def before_the_vote(clerk: Clerk, motion: str, day: date) -> Before | None:
    """Return what comes before a vote on a day; None where none is to come."""
    facts, found = clerk.state, clerk.state.proceedings.motion(motion)
    if found is None or not found.is_pending:
        return None
    earliest = max(found.moved.not_before, facts.course.petitions.heard_on(motion) or found.moved.not_before)
    asked = [*_hearing(facts, found), *_attendance(facts, found, max(day, earliest))]
    return Before(earliest=earliest, asked=asked)


def _recall(facts: Facts, found: Motion) -> tuple[RecallRule | None, str]:
    """Return how the charter has the holder recalled whom a motion is about, and its path; None for other motions."""
    effect = found.moved.effect
    if found.kind != "recall" or not isinstance(effect, dict):
        return None, ""
    held = facts.holdings.mandate(str(effect["mandate"]))
    if held is None:
        return None, ""
    return rule_of(facts.edition(found.moved.edition), held.kind), path_of(held.kind)


def _hearing(facts: Facts, found: Motion) -> Iterator[Asked]:
    rule, path = _recall(facts, found)
    motion = found.moved.motion
    if rule is not None and rule.hearing == "required" and facts.course.petitions.heard(motion) is None:
        command = f"comitia petition hear {motion.rpartition('-')[2]}"
        yield "that the holder was heard, or called and did not come", command, f"{path}.hearing"


def _attendance(facts: Facts, found: Motion, day: date) -> Iterator[Asked]:
    """Yield the attendance where a quorum or a share of those present asks for it, and is not met by one of the day."""
    moved, (recall, path) = found.moved, _recall(facts, found)
    bases = bases_of(facts, moved.body, moved.unit, day)
    command = f"comitia attendance {moved.body}.{moved.unit} --present NUMBER"
    body = facts.charter.bodies.get(moved.body)
    quorum = body.quorum if body is not None else None
    needs: list[tuple[int | None, str]] = []
    if quorum is not None:
        of = {"all_seats": bases.all_seats, "filled_seats": bases.filled_seats, "credentialed": bases.credentialed}
        base = of[quorum.of]
        needs.append((quorum.needed(base) if base is not None else None, f"bodies.{moved.body}.quorum"))
    if recall is not None and recall.quorum is not None:
        needs.append((recall.quorum, f"{path}.quorum"))
    if not needs and moved.requirement.of in {"present", "credentialed"}:
        needs.append((0, moved.requirement.rule))
    open_ = [(least, rule) for least, rule in needs if not _is_met(bases, least)]
    if open_:
        least, rule = max(open_, key=lambda each: each[0] or 0)
        yield f"the attendance of that day{_quorum(least)}", command, rule


def _is_met(bases: Bases, least: int | None) -> bool:
    return bases.present is not None and least is not None and bases.present >= least


def _quorum(least: int | None) -> str:
    if least is None:
        return ", with those admitted: a quorum is a share of them"
    return f": at least {least} must be present" if least else ""
