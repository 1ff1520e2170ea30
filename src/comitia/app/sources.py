"""Sources: the commitments by which returns hold to the files that they came in, and what of that can be compared.

A ballot file names the candidates, so the record holds a commitment to it that only this installation can test. What
was entered with another key cannot be compared; that is no fault, and is said.
"""

from collections.abc import Iterator
from functools import cached_property

from comitia.app.installation import Installation
from comitia.core.election.contest import Contest
from comitia.core.record.commitment import person_id, source_commitment, source_salt
from comitia.store import models


class Sources:
    """The files that the returns of one organisation came in; `unknown` counts those that could not be compared."""

    def __init__(self, installation: Installation, organization: str) -> None:
        self._secret = installation.secret
        self._organization = organization
        self.unknown = 0

    def commitment(self, contest: str, digest: str) -> str:
        """Return what the record holds of the file of a contest, given its plain SHA-256."""
        return source_commitment(source_salt(self._secret, self._organization, contest), digest)

    def is_changed(self, contest: Contest, digest: str) -> bool:
        """Tell whether a file of this SHA-256 is another than was declared; count it where that cannot be known."""
        if contest.declared is None or contest.declared.source == self.commitment(contest.opened.contest, digest):
            return False
        if self._is_ours(contest):
            return True
        self.unknown += 1
        return False

    def _is_ours(self, contest: Contest) -> bool:
        """Tell whether somebody on the list came onto the record with this key; the return may still be of another."""
        return contest.listed is not None and any(each.person in self._ours for each in contest.listed.candidates)

    @cached_property
    def _ours(self) -> frozenset[str]:
        rows = models.Person.objects.values_list("id", "reference").iterator()
        return frozenset(
            person for person, known_as in rows if person == person_id(self._secret, self._organization, known_as)
        )

    def notes(self) -> Iterator[str]:
        """Yield what could not be compared, and why."""
        if self.unknown:
            said = "1 file was not compared with its return"
            if self.unknown > 1:
                said = f"{self.unknown} files were not compared with their returns"
            yield f"{said}: with another key either the return was entered, or the persons in it came onto the record"
