"""Persons as people name them: by the organisation's reference, or by the opaque id; and those who are new.

Whoever comes onto an entry without having stood for anything is entered first, under a commitment to the name, so
that the name can be shown and checked like those of candidates.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import normalize

from django.db.models import Q

from comitia.app.installation import Installation
from comitia.app.persons import NameDiffers, Persons
from comitia.core.record.commitment import commitment
from comitia.count.name import is_control
from comitia.exchange.folder import LONGEST_REFERENCE
from comitia.store import models
from comitia.store.queries.names import is_called_in_part

INTRODUCING = "introduce somebody new with --name {}=NAME"
ALIKE = 5
"""So many that look like a name that was not found are named."""


class BadName(Exception):  # noqa: N818  said to whoever typed it
    """A person, mandate, body or unit cannot be found by what it was called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """A person who is to come onto an entry, and the commitment to the name."""

    id: str
    name: str


class People:
    """Finds persons for one sitting; `introduced` are names of new ones by reference, `introducing` says how."""

    def __init__(
        self, keeper: Installation, organization: str, introduced: Mapping[str, str], introducing: str = INTRODUCING
    ) -> None:
        self._introducing = introducing
        self._introduced = {normalize("NFC", reference.strip()): _plain(name) for reference, name in introduced.items()}
        self._persons = Persons(keeper, organization) if introduced else None
        self._unused = set(self._introduced)
        self._met: dict[str, _Met] = {}

    def known(self, text: str) -> str:
        """Return the id of a person, or raise `BadName`; a reference goes before an id."""
        return self._find(text).id

    def acting(self, text: str) -> str:
        """Return the id of a person who comes onto an entry, or raise `BadName`."""
        found = self._find(text)
        self._met[found.id] = found
        return found.id

    def entering(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the commitment of all who come onto an entry and never stood for anything."""
        stood = set(models.Candidate.objects.filter(person__in=self._met).values_list("person", flat=True))
        for person in self._met.values():
            if person.id not in stood:
                if not person.name:
                    message = f"the name of {person.id} is erased, so the person comes onto no new entry"
                    raise BadName(message)
                yield person.id, person.name

    def save(self) -> None:
        """Write the new persons down; refuse one who was introduced and comes onto no entry."""
        if self._unused:
            message = f"--name {min(self._unused)}: nobody of this reference is named in what you enter"
            raise BadName(message)
        if self._persons is not None:
            self._persons.confirm()
            self._persons.save()

    def _find(self, text: str) -> _Met:
        wanted = normalize("NFC", text.strip())
        if wanted in self._introduced and self._persons is not None:
            return self._new(self._persons, wanted)
        rows = {
            row.reference == wanted: row for row in models.Person.objects.filter(Q(reference=wanted) | Q(id=wanted))
        }
        row = rows.get(True) or rows.get(False)
        if row is None:
            raise BadName(_unknown(wanted, self._introducing))
        return _Met(id=row.id, name=commitment(row.salt, row.name) if row.salt else "")

    def _new(self, persons: Persons, reference: str) -> _Met:
        if len(reference) > LONGEST_REFERENCE or any(map(is_control, reference)):
            message = f"the reference of a person has at most {LONGEST_REFERENCE} characters, all on one line"
            raise BadName(message)
        try:
            found = persons.named(reference, self._introduced[reference])
        except NameDiffers as error:
            raise BadName(str(error)) from error
        self._unused.discard(reference)
        return _Met(id=found.id, name=found.commitment)


def _plain(name: str) -> str:
    plain = normalize("NFC", name.strip())
    if not plain or any(map(is_control, plain)):
        message = "the name of a person stands on one line, and is not empty"
        raise BadName(message)
    return plain


def _unknown(wanted: str, introducing: str) -> str:
    """Return the sentence for somebody who was not found, with those who are called much the same."""
    alike = _alike(wanted)
    hint = f"did you mean {', '.join(alike)}?" if alike else "references are those of roll.csv and candidates.csv;"
    return f"nobody is known here as {wanted!r}; {hint} {introducing.format(wanted)}"


def _alike(wanted: str) -> list[str]:
    """Return references, with names, that look like one that was not found, or are of somebody so called."""
    part = Q(reference__icontains=wanted[:3]) | Q(id__in=models.Mandate.objects.values("person"))
    for word in wanted.split():
        part |= is_called_in_part(word)
    rows = dict(models.Person.objects.filter(part).exclude(name="").values_list("reference", "name")[:2000])
    folded = {word.casefold(): reference for reference, name in rows.items() for word in (name, reference)}
    close = get_close_matches(wanted.casefold(), folded, n=ALIKE, cutoff=0.6)
    return [f"{reference} ({rows[reference]})" for reference in dict.fromkeys(folded[each] for each in close)]
