"""What a day settles by itself, each thing on its own day: graces that run out, and silence on a mandate."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate import acceptance, grace
from comitia.core.mandate.acceptance import SettleSilence
from comitia.core.mandate.grace import EndGrace


def run_out(facts: Facts, day: date) -> EndGrace | SettleSilence | None:
    """Return what is due first by a day, a grace before a silence of the same day; None where nothing is."""
    found = [each for each in (grace.run_out(facts, day), acceptance.run_out(facts, day)) if each is not None]
    return min(found, key=lambda each: each.at, default=None)
