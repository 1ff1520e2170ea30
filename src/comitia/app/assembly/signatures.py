"""Signatures on a petition: a list is read from a CSV file and checked against the roll, or the members of a body.

Who signed is written down nowhere. The record gets the number, the reasons why lines do not count, and a salted digest
from which whoever has the list and the salt can check it again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comitia.core.mandate.petition import Reason
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.signing import is_entitled, may_sign
from comitia.core.state import State
from comitia.exchange.tables import BadInput, Problem, read_table
from comitia.store import models

PART = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line of a list: who signed, as the organisation calls the person, and on which day; None where not said."""

    line: int
    person: str
    signed: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The persons whose signatures are valid, and the lines that do not count, with the reason."""

    valid: Sequence[str]
    rejected: Sequence[tuple[int, Reason]]

    @property
    def by_reason(self) -> Mapping[str, int]:
        """Return how many lines do not count, by reason."""
        return dict(sorted(Counter(reason for _, reason in self.rejected).items()))


def read_signatures(path: Path, today: date) -> list[Signature]:
    """Return the lines of a list; raise `BadInput` with every line that says nobody, or no day that can be."""
    found, problems = list[Signature](), list[Problem]()
    for row in read_table(path, ("person",), ("signed",)):
        person, text = row.cells["person"], row.cells.get("signed", "")
        wrong = "" if person else "nobody is named in the column person"
        day = None
        if text:
            day = _day(text)
            if day is None:
                wrong = wrong or f"{text!r} is no day: write it as 2026-03-31"
        if day is not None and day > today:
            wrong = wrong or f"signed on {day}, which is after {today}"
        if wrong:
            problems.append(Problem(file=path.name, line=row.line, message=wrong))
        found.append(Signature(line=row.line, person=person, signed=day))
    if not found and not problems:
        problems.append(Problem(file=path.name, line=0, message="has no signatures"))
    if problems:
        raise BadInput(problems)
    return found


def _day(text: str) -> date | None:
    """Return the day that is written like 2026-03-31, and in no other of the forms that ISO 8601 has; else None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def is_known(state: State, found: Petition) -> bool:
    """Tell whether it is known here who may sign: always of a body, and of a roll unless only its number is known."""
    return is_entitled(state, found.entitled, "") is not None


def checked(state: State, found: Petition, lines: Sequence[Signature], day: date) -> Checked:
    """Return which signatures of a list are valid, each person once."""
    ids, valid, rejected = _ids({line.person for line in lines}), dict[str, int](), list[tuple[int, Reason]]()
    for line in lines:
        person = ids.get(line.person)
        if person is None or not may_sign(state, found.entitled, person):
            rejected.append((line.line, "not_entitled"))
        elif line.signed is not None and line.signed < found.since:
            rejected.append((line.line, "too_early"))
        elif found.until is not None and (line.signed or day) >= found.until:
            rejected.append((line.line, "too_late"))
        elif person in valid:
            rejected.append((line.line, "twice"))
        else:
            valid[person] = line.line
    return Checked(valid=list(valid), rejected=rejected)


def _ids(references: Iterable[str]) -> Mapping[str, str]:
    """Return the opaque ids of persons by their references; an id stands for itself."""
    wanted, found = sorted(references), dict[str, str]()
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        found |= {each: each for each in models.Person.objects.filter(id__in=part).values_list("id", flat=True)}
        found |= dict(models.Person.objects.filter(reference__in=part).values_list("reference", "id"))
    return found
