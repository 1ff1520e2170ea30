"""What a day settles by itself, each thing on its own day: graces, acting, silence on a mandate, petitions."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate import acceptance, acting, grace, petition
from comitia.core.mandate.acceptance import SettleSilence
from comitia.core.mandate.acting import EndActing
from comitia.core.mandate.grace import EndGrace
from comitia.core.mandate.petition import RunOutPetition

RunOut = EndGrace | EndActing | SettleSilence | RunOutPetition


def run_out(facts: Facts, day: date) -> RunOut | None:
    """Return what ran out first by a day, of one day in the order of the modules here; None where nothing did."""
    found = tuple(each.run_out(facts, day) for each in (grace, acting, acceptance, petition))
    return min((each for each in found if each is not None), key=lambda each: each.at, default=None)
