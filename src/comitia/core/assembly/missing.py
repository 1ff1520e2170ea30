"""What is still missing before a motion can be put to the vote: a day that is to come, or something to be entered.

Each is found in one place, beside its rule; the refusal of a vote is raised from it, and whoever prepares a vote asks
for the same with `missing_before` of `vote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.assembly.requirement import Bases, Requirement
from comitia.core.facts import Facts
from comitia.core.refused import Refused

What = Literal["day", "hearing", "attendance", "names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing: the refusal it makes, and what would do.

    `first` is the day that is to come. Of an attendance, `least` must be present, 0 where any number will do, and
    `admitted` tells that those credentialed are asked for as well.
    """

    what: What
    reason: str
    rule: str
    subject: str
    first: date | None = None
    least: int = 0
    admitted: bool = False


def refuse_while(missing: Missing | None) -> None:
    """Refuse a vote while something is missing."""
    if missing is not None:
        raise Refused(missing.reason, rule=missing.rule, subject=missing.subject)


def quorum_of(facts: Facts, body: str, motion: str, bases: Bases) -> Missing | None:
    """Return the attendance that the quorum of a body lacks, or None."""
    found = facts.charter.bodies.get(body)
    quorum = found.quorum if found else None
    if quorum is None:
        return None
    of = {"all_seats": bases.all_seats, "filled_seats": bases.filled_seats, "credentialed": bases.credentialed}[
        quorum.of
    ]
    needed = quorum.needed(of) if of is not None else None
    return attendance_of(bases.present, needed, f"bodies.{body}.quorum", motion)


def attendance_of(present: int | None, needed: int | None, rule: str, motion: str) -> Missing | None:
    """Return the attendance that a quorum lacks; `needed` is None where those credentialed would tell it."""
    if present is not None and needed is not None and present >= needed:
        return None
    is_unknown = present is None or needed is None
    return Missing(
        what="attendance",
        reason="enter the attendance of the day first: the charter asks a quorum"
        if is_unknown
        else f"no quorum: {present} present, {needed} needed",
        rule=rule,
        subject=motion,
        least=needed or 0,
        admitted=needed is None,
    )


def base_of_share(motion: str, requirement: Requirement, bases: Bases) -> Missing | None:
    """Return the attendance of which the share of a requirement is, where it is not entered; or None."""
    if requirement.of not in {"present", "credentialed"} or getattr(bases, requirement.of) is not None:
        return None
    return Missing(
        what="attendance",
        reason=f"enter the attendance of the day first: the share is of those {requirement.of}",
        rule=requirement.rule,
        subject=motion,
        admitted=requirement.of == "credentialed",
    )
