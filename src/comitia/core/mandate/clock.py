"""What a day settles by itself, each thing on its own day: graces, acting, silence, resignations that wait."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate import acceptance, acting, grace, release, settlement
from comitia.core.mandate.acceptance import SettleSilence
from comitia.core.mandate.acting import EndActing
from comitia.core.mandate.grace import EndGrace
from comitia.core.mandate.release import ReleaseHolder
from comitia.core.mandate.settlement import LetSilenceSettle

RunOut = EndGrace | EndActing | SettleSilence | ReleaseHolder | LetSilenceSettle


def run_out(facts: Facts, day: date) -> RunOut | None:
    """Return what ran out first by a day, of one day in the order that follows; None where nothing did."""
    found = (
        grace.run_out(facts, day),
        acting.run_out(facts, day),
        acceptance.run_out(facts, day),
        release.run_out(facts, day),
        settlement.run_out(facts, day),
    )
    return min((each for each in found if each is not None), key=lambda each: each.at, default=None)
