"""The petitions for recall, as the record has them, and which holders were heard. This is state, and holds no rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.mandate.hearing import HolderHeard
    from comitia.core.mandate.petition import Outcome, PetitionOpened, PetitionSettled, SignaturesCertified
    from comitia.core.mandate.signing import Entitled


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """A petition as it was opened, those who may sign it, its signatures as certified last, and its outcome.

    The outcome is open, complete (signed by enough), admitted, rejected or lapsed. `signed_on` is the day of the last
    certificate, `settled_on` that of the outcome, `complete_on` the day from which the time to admit it runs, `until`
    the first on which it is too late to sign. `before` is what it was when it lapsed with the mandate, `decided_by`
    the motion that admitted or rejected it last, None where silence did, or nobody. The return of the mandate changes
    nothing of that: it says only what the petition was.
    """

    opened: PetitionOpened
    since: date
    entitled: Entitled
    outcome: Outcome = "open"
    signed: SignaturesCertified | None = None
    signed_on: date | None = None
    settled_on: date | None = None
    complete_on: date | None = None
    until: date | None = None
    before: Outcome | None = None
    decided_by: str | None = None


class Petitions:
    """All petitions, by id and in order."""

    def __init__(self) -> None:
        self._petitions: dict[str, Petition] = {}
        self._heard: dict[str, tuple[HolderHeard, date]] = {}

    @property
    def all(self) -> Collection[Petition]:
        """Return all petitions, in order."""
        return self._petitions.values()

    def petition(self, petition: str) -> Petition | None:
        """Return a petition, or None."""
        return self._petitions.get(petition)

    def heard(self, motion: str) -> HolderHeard | None:
        """Return the hearing of the holder whom a motion is to recall, or None."""
        return self._heard[motion][0] if motion in self._heard else None

    def heard_on(self, motion: str) -> date | None:
        """Return the day of that hearing, or None."""
        return self._heard[motion][1] if motion in self._heard else None

    def open(self, event: PetitionOpened, at: date, entitled: Entitled) -> None:
        """Take in a petition, which those sign who are entitled at its opening."""
        self._petitions[event.petition] = Petition(opened=event, since=at, entitled=entitled, until=event.until)

    def certify(self, event: SignaturesCertified, at: date) -> None:
        """Take in how many have signed."""
        found = replace(self._petitions[event.petition], signed=event, signed_on=at)
        self._petitions[event.petition] = (
            replace(found, outcome="complete", complete_on=at) if event.complete else found
        )

    def settle(self, event: PetitionSettled, at: date) -> None:
        """Take in what became of a petition."""
        before = self._petitions[event.petition]
        found = replace(before, outcome=event.outcome, settled_on=at, before=None)
        match event.outcome:
            case "open":
                found = replace(found, until=event.until)
            case "complete":
                found = replace(found, complete_on=at)
            case "admitted" | "rejected" if event.why != "mandate_restored":
                found = replace(found, decided_by=event.motion)
            case "lapsed" if event.why == "mandate_ended":
                found = replace(found, before=before.outcome)
            case _:
                pass
        self._petitions[event.petition] = found

    def hear(self, event: HolderHeard, at: date) -> None:
        """Take in a hearing."""
        self._heard[event.motion] = (event, at)
