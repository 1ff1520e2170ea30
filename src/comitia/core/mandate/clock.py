"""What a day settles by itself, each thing on its own day: graces, acting and silence on a mandate that run out."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate import acceptance, acting, grace
from comitia.core.mandate.acceptance import SettleSilence
from comitia.core.mandate.acting import EndActing
from comitia.core.mandate.grace import EndGrace

RunOut = EndGrace | EndActing | SettleSilence


def run_out(facts: Facts, day: date) -> RunOut | None:
    """Return what ran out first by a day, of one day a grace before acting before silence; None where nothing did."""
    found = (grace.run_out(facts, day), acting.run_out(facts, day), acceptance.run_out(facts, day))
    return min((each for each in found if each is not None), key=lambda each: each.at, default=None)
