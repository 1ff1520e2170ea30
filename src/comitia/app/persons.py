"""Persons: from the reference under which an organisation knows somebody to the opaque id on the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from comitia.app.installation import Installation
from comitia.core.record.commitment import commitment, person_id, salt_for
from comitia.store import models
from comitia.store.folding import folded
from comitia.store.rows import Row, insert


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person with an opaque id, the name as it is kept, and the commitment to it."""

    id: str
    name: str
    commitment: str


class NameDiffers(Exception):  # noqa: N818  said with the line it stands in
    """A person is known by another name already."""


class Persons:
    """The persons of one organisation, by reference.

    New ones are drafts until `confirm`, and confirmed ones wait for `save`; `drop` forgets the drafts again.
    """

    def __init__(self, installation: Installation, organization: str) -> None:
        self._secret = installation.secret
        self._organization = organization
        self._known: dict[str, Known] = {}
        self._drafts: list[Row] = []
        self._new: list[Row] = []
        for row in models.Person.objects.iterator():
            self._known[row.reference] = Known(id=row.id, name=row.name, commitment=commitment(row.salt, row.name))

    def named(self, reference: str, name: str) -> Known:
        """Return the person known by `reference`, or raise `NameDiffers`; whoever is new becomes a draft."""
        known = self._known.get(reference)
        if known is None:
            return self._draft(reference, name)
        if known.name != name:
            message = f"person {reference} is called {known.name!r} elsewhere and {name!r} here; correct one of the two"
            raise NameDiffers(message)
        return known

    def id_of(self, reference: str) -> str | None:
        """Return the opaque id of a person who is known already, or None."""
        known = self._known.get(reference)
        return None if known is None else known.id

    def _draft(self, reference: str, name: str) -> Known:
        identity = person_id(self._secret, self._organization, reference)
        salt = salt_for(self._secret, identity)
        known = Known(id=identity, name=name, commitment=commitment(salt, name))
        self._known[reference] = known
        row = {"id": identity, "reference": reference, "name": name, "folded": folded(name), "salt": salt}
        self._drafts.append(row)
        return known

    def confirm(self) -> None:
        """Keep the drafts: what they belong to has been entered."""
        self._new += self._drafts
        self._drafts = []

    def drop(self) -> None:
        """Forget the drafts: what they belong to was refused."""
        for person in self._drafts:
            del self._known[str(person["reference"])]
        self._drafts = []

    def save(self) -> None:
        """Write the confirmed persons down; call within the transaction that enters them."""
        insert(models.Person, self._new)
        self._new = []


def enroll(rows: Iterable[tuple[str, str, str]]) -> None:
    """Write down who is on which roll: (roll, unit, person id) each."""
    insert(models.Elector, ({"roll": roll, "unit": unit, "person": person} for roll, unit, person in rows))
