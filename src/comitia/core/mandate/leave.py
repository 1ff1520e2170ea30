"""Leave as it bears on acts: the mandate goes on, and its holder does not act while it lasts."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.holdings import Held
from comitia.core.refused import Refused


def refuse_absent(facts: Facts, held: Held, day: date) -> None:
    """Refuse whoever is on leave from a mandate on a day."""
    until = on_leave_until(facts, held.mandate, day)
    if until is not None:
        raise Refused(
            f"the holder is on leave until {until}, and does not act",
            rule="decisions.effects.grant_leave",
            subject=f"mandate {held.mandate}",
        )


def on_leave_until(facts: Facts, mandate: str, day: date) -> str | None:
    """Return the first day on which a leave is over that runs on a day, or None."""
    for found in facts.proceedings.motions:
        effect = found.moved.effect
        if found.kind == "grant_leave" and found.state == "in_effect" and isinstance(effect, dict):
            begins, until = str(effect["begins"]), str(effect["until"])
            if effect["mandate"] == mandate and begins <= day.isoformat() < until:
                return until
    return None
