"""Resignations at the desk: tender one, take it back, enter that its condition is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comitia.app.assembly.desk import Desk, Entered
from comitia.core.mandate.release import MeetCondition, WithdrawResignation
from comitia.core.mandate.resignation import Request, TenderResignation


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it is handed in: its words, what it asks for instead, its condition, and the day that it names."""

    text: str
    request: Request = "none"
    condition: str | None = None
    on: date | None = None


def tender(desk: Desk, person: str, mandates: Sequence[str], letter: Letter) -> Entered:
    """Enter that a person asks to be released from these mandates."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        resignation = f"resignation-{len(naming.state.holdings.resignations) + 1}"
        condition = letter.condition
        return sitting.enter(
            TenderResignation(
                mandates=naming.mandates_of(person, mandates),
                text=sitting.commit(resignation, letter.text),
                request=letter.request,
                condition=sitting.commit(f"{resignation}/condition", condition) if condition is not None else None,
                effective_on=letter.on,
                at=desk.day,
            )
        )


def withdraw(desk: Desk, resignation: str, text: str | None) -> Entered:
    """Enter that a resignation is taken back, with what was written, if anything was."""
    with desk.sitting() as sitting:
        name = sitting.naming.resignation(resignation)
        committed = sitting.commit(f"{name}/withdrawn", text) if text is not None else None
        return sitting.enter(WithdrawResignation(resignation=name, text=committed, at=desk.day))


def meet(desk: Desk, resignation: str, text: str) -> Entered:
    """Enter that the condition of a resignation is met, and what shows it."""
    with desk.sitting() as sitting:
        name = sitting.naming.resignation(resignation)
        committed = sitting.commit(f"{name}/met", text)
        return sitting.enter(MeetCondition(resignation=name, text=committed, at=desk.day))
