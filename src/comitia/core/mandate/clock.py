"""What a day settles by itself, each on its own day: graces, acting, times to choose, silence, letters, petitions."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate import acceptance, acting, grace, petition_course, release, settlement
from comitia.core.mandate.acceptance import SettleSilence
from comitia.core.mandate.acting import EndActing
from comitia.core.mandate.grace import EndGrace
from comitia.core.mandate.incompatibility import EndUnchosen, unchosen
from comitia.core.mandate.petition import RunOutPetition
from comitia.core.mandate.release import ReleaseHolder
from comitia.core.mandate.settlement import LetSilenceSettle

RunOut = EndGrace | EndActing | EndUnchosen | SettleSilence | ReleaseHolder | LetSilenceSettle | RunOutPetition
"""What ends, or is settled, by itself on a day."""


def run_out(facts: Facts, day: date) -> RunOut | None:
    """Return what is due first by a day; of one day in the order that follows. None where nothing is.

    It is entered before the next is asked for: with what ends, what was to be chosen or accepted may be over.
    """
    every = (
        grace.run_out(facts, day),
        acting.run_out(facts, day),
        unchosen(facts, day),
        acceptance.run_out(facts, day),
        release.run_out(facts, day),
        settlement.run_out(facts, day),
        petition_course.run_out(facts, day),
    )
    return min((each for each in every if each is not None), key=lambda each: each.at, default=None)
