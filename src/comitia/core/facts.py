"""What deciders may ask: the state of the organisation, read-only.

`State` in `core.state` answers from a replayed record or from tables; a caller never supplies an answer of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from comitia.charter import Charter
    from comitia.core.assembly.proceedings import Proceedings
    from comitia.core.election.apportionment import SeatsApportioned
    from comitia.core.election.contest import Contest
    from comitia.core.election.enrolment import Enrolled
    from comitia.core.election.organization import OrganizationFounded
    from comitia.core.election.roll import RollCertified
    from comitia.core.election.unit import UnitFormed
    from comitia.core.election.unit_change import Gone
    from comitia.core.history.history import History
    from comitia.core.mandate.authority import Authority
    from comitia.core.mandate.course import Course
    from comitia.core.mandate.holdings import Holdings
    from comitia.core.record.canonical import JSON


class Facts(Protocol):
    """The state of one organisation, as far as its record goes."""

    @property
    def organization(self) -> OrganizationFounded | None:
        """Return the founding, or None on an empty record."""

    @property
    def charter(self) -> Charter:
        """Return the edition in force; a bug to ask before the founding."""

    @property
    def editions(self) -> Mapping[int, JSON]:
        """Return the canonical form of every edition of the charter that was ever in force, by number."""

    def edition(self, edition: int) -> Charter:
        """Return an edition of the charter that was ever in force."""

    @property
    def holdings(self) -> Holdings:
        """Return who holds what."""

    @property
    def course(self) -> Course:
        """Return who is dead, what awaits acceptance, and who is away."""

    @property
    def authority(self) -> Authority:
        """Return who inherited and delegated which powers."""

    @property
    def proceedings(self) -> Proceedings:
        """Return what bodies have before them, and have decided."""

    @property
    def history(self) -> History:
        """Return what documents tell of the past."""

    @property
    def head(self) -> str:
        """Return the hash of the last entry."""

    def unit(self, unit: str) -> UnitFormed | None:
        """Return the unit as it is now, or None where there is no such unit, or no more."""

    def gone(self, unit: str) -> Gone | None:
        """Return what became of a unit that is no more, or None."""

    def successor(self, unit: str) -> str | None:
        """Return the unit itself, or the one into which it was merged; None where it was dissolved."""

    def is_regrouped(self, unit: str) -> bool:
        """Tell whether a unit has other members than when it was formed, since units were merged or split."""

    @property
    def changed_types(self) -> Collection[str]:
        """Return the types of which units were moved, merged, split or dissolved."""

    def units_of_type(self, kind: str) -> Sequence[str]:
        """Return the ids of all units of a type, in the order they were formed."""

    def units_within(self, unit: str, kind: str) -> Sequence[str]:
        """Return the units of a type at or below `unit`, in the order they were formed."""

    def unit_above(self, unit: str, kind: str) -> str | None:
        """Return the unit of a type at or above `unit`, or None."""

    def roll(self, roll: str, unit: str) -> RollCertified | None:
        """Return the roll of exactly those in this unit now: the sum where units were merged; None if unknown."""

    def electors(self, roll: str, unit: str) -> int | None:
        """Return how many are on a roll at or below a unit; None where a roll is not certified, or no longer tells."""

    def is_certified(self, roll: str, unit: str) -> bool:
        """Tell whether one roll was certified of exactly those who are in this unit now."""

    def is_on_roll(self, roll: str, unit: str, person: str) -> bool | None:
        """Tell whether a person is on a roll at or below `unit`; None where the roll is known only by number."""

    def enrolled(self, roll: str, unit: str) -> Enrolled:
        """Return those on a roll at or below `unit`, as they are now."""

    def is_enrolled(self, roll: str, among: Enrolled, person: str) -> bool | None:
        """Tell whether a person is one of those on a roll; None where they are known only by number."""

    def apportionment(self, body: str, unit: str, group: int) -> SeatsApportioned | None:
        """Return how the seats of one group in the body of `unit` were shared out, or None."""

    @property
    def contests(self) -> Sequence[str]:
        """Return the ids of all contests opened so far, in order."""

    def contest(self, contest: str) -> Contest | None:
        """Return a contest that has been opened, or None."""

    def holders(self, office: str, unit: str) -> Collection[str]:
        """Return the persons who hold seats in the body, or the post, of `unit`, in order of their mandates."""

    def has_mandates(self, contest: str) -> bool:
        """Tell whether the mandates of a contest have been issued."""
