"""The federation of `house` with alternates, in which recalls need petitions; what tests of them share."""

from datetime import date

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RULES
from tests.assembly.recalled import RETURNS

from comitia.core.assembly.effects.relieve import Recall
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.petition import CertifySignatures, OpenPetition

SEAT = (
    "{petition: {share: 1/10, of: electing_body, within: P30D}, hearing: required, ballot: secret, "
    'pass: "> 1/2 of members of electing body", cooling: P1M, not_last: P3M}'
)
"""As the co-operative of the format has it; with another cooling, for its year is short."""
BEGUN = date(2026, 4, 5)
"""A day after the cooling, at which the mandates of 1 March can be recalled."""


def petitioned(delegate: str = SEAT, post: str = "", extra: str = "") -> House:
    """Return the federation on a day on which recalls are possible, with these rules of recall."""
    rules = ", ".join(f"{kind}: {rule}" for kind, rule in (("delegate", delegate), ("post", post)) if rule)
    text = CHARTER.replace("EXTRA", f"{RULES}vacancy: {{delegate: [next_alternate]}}\nrecall: {{{rules}}}\n{extra}")
    for scope in ("region", "union"):
        text = text.replace(f"    scope: {scope}\n", f"    scope: {scope}\n    alternates: {{per_contest: 2}}\n", 1)
    house = House(text=text, returns=RETURNS)
    house.day = BEGUN
    return house


def opening(house: House, person: str = "e1", office: str = "regional_council", by: str = "q1") -> OpenPetition:
    """Return the command that opens a petition for the recall of a holder."""
    return OpenPetition(mandate=house.mandate(person, office), openers=tuple(by.split()), grounds=TEXT, at=house.day)


def signing(house: House, valid: int, petition: str = "petition-1", **rejected: int) -> CertifySignatures:
    """Return the command that certifies signatures."""
    return CertifySignatures(petition=petition, valid=valid, rejected=rejected, digest=TEXT, at=house.day)


def signed(house: House, person: str = "e1", office: str = "regional_council", by: str = "q1") -> str:
    """Open a petition for the recall of a holder, have it signed by enough, and return its id."""
    house.enter(opening(house, person, office, by))
    found = list(house.state.course.petitions.all)[-1].opened
    house.enter(signing(house, found.needed, found.petition))
    return found.petition


def recalling(house: House, petition: str | None = "petition-1", successor: str | None = None) -> Recall:
    """Return the effect that recalls on a petition; e1 of the council of the east where there is none."""
    found = house.state.course.petitions.petition(petition or "")
    mandate = found.opened.mandate if found else house.mandate("e1", "regional_council")
    return Recall(mandate=mandate, petition=petition, successor=successor)


def moved(
    house: House, petition: str | None = "petition-1", *, successor: str | None = None, heard: bool = True
) -> str:
    """Move the recall in the branch meeting of quay, hear the holder, and return the motion."""
    motion = house.move(recalling(house, petition, successor), "branch_meeting", "quay", "q1")
    if heard:
        house.enter(HearHolder(motion=motion, appeared=True, at=house.day))
    return motion
