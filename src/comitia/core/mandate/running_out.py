"""What ends by itself, on a day of its own: a grace that runs out, and a choice that nobody has made in time."""

from __future__ import annotations

from datetime import date

from comitia.core.facts import Facts
from comitia.core.mandate.grace import EndGrace, run_out
from comitia.core.mandate.incompatibility import EndUnchosen, unchosen


def next_end(facts: Facts, day: date) -> EndGrace | EndUnchosen | None:
    """Return what ended by itself first by a day, a grace before a choice of the same day; None where nothing did.

    It is entered before the next is asked for: with what ends, what was to be chosen may be over.
    """
    grace, choice = run_out(facts, day), unchosen(facts, day)
    if grace is None or choice is None:
        return grace or choice
    return grace if grace.at <= choice.at else choice
