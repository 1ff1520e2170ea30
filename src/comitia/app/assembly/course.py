"""What happens to mandates between beginning and end: one function and one transaction each, as in `acts`."""

from collections.abc import Sequence

from comitia.app.assembly.desk import Desk, Entered
from comitia.core.mandate.acceptance import AcceptMandate, DeclineMandate
from comitia.core.mandate.departure import Departing, EnterDeparture, WithdrawDeparture


def depart(desk: Desk, person: str, cause: Departing, mandates: Sequence[str], text: str) -> Entered:
    """Enter that a person has died, or lost the qualification for these mandates (all where none is named)."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        number = len(naming.state.course.departures) + 1
        return sitting.enter(
            EnterDeparture(
                person=naming.people.acting(person),
                cause=cause,
                mandates=naming.mandates_of(person, mandates),
                text=sitting.commit(f"departure-{number}", text),
                at=desk.day,
            )
        )


def withdraw_departure(desk: Desk, departure: str, text: str) -> Entered:
    """Enter that a departure was entered in error."""
    with desk.sitting() as sitting:
        name = sitting.naming.departure(departure)
        committed = sitting.commit(f"{name}/withdrawn", text)
        return sitting.enter(WithdrawDeparture(departure=name, text=committed, at=desk.day))


def accept(desk: Desk, person: str, mandate: str) -> Entered:
    """Enter that a person accepts a mandate."""
    with desk.sitting() as sitting:
        (found,) = sitting.naming.mandates_of(person, [mandate])
        return sitting.enter(AcceptMandate(mandate=found, at=desk.day))


def decline(desk: Desk, person: str, mandate: str) -> Entered:
    """Enter that a person declines a mandate."""
    with desk.sitting() as sitting:
        (found,) = sitting.naming.mandates_of(person, [mandate])
        return sitting.enter(DeclineMandate(mandate=found, at=desk.day))
