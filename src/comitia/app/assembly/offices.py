"""What holders of offices and their delegates do: acts under a power, and delegations by a holder."""

from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from comitia.app.assembly.desk import Desk, Entered
from comitia.core.mandate.act_in_office import ActInOffice
from comitia.core.mandate.delegation import DelegateInOffice, RevokeDelegation


def act(desk: Desk, capacity: str, power: str, text: str) -> Entered:
    """Enter what somebody did under a mandate or a delegation."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        number = naming.state.authority.acts + 1
        return sitting.enter(
            ActInOffice(
                capacity=naming.capacity(capacity),
                power=_plain(power),
                text=sitting.commit(f"act-{number}", text),
                at=desk.day,
            )
        )


def delegate(desk: Desk, mandate: str, to: str, powers: Sequence[str], until: date | None) -> Entered:
    """Enter that a holder delegates powers of the post to a person."""
    with desk.sitting() as sitting:
        naming = sitting.naming
        return sitting.enter(
            DelegateInOffice(
                mandate=naming.capacity(mandate),
                person=naming.people.acting(to),
                powers=tuple(map(_plain, powers)),
                until=until,
                at=desk.day,
            )
        )


def revoke(desk: Desk, delegation: str) -> Entered:
    """Enter that a holder revokes a delegation of his own."""
    with desk.sitting() as sitting:
        found = sitting.naming.delegation(delegation)
        return sitting.enter(RevokeDelegation(delegation=found, motion=None, cause="revoked", at=desk.day))


def _plain(power: str) -> str:
    """Return the words of a power as charters write them: accents composed, no blanks around."""
    return normalize("NFC", power.strip())
