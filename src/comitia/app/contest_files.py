"""From the files of contests to commands."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import normalize

from comitia.app.by_elections import election_of
from comitia.app.persons import NameDiffers, Persons
from comitia.app.sources import Sources
from comitia.charter.not_with import path_of
from comitia.core.election.candidacy import Candidate
from comitia.core.election.declaration import DeclareCount
from comitia.core.election.entered import EnterReturn
from comitia.core.election.not_with import bar_to_standing
from comitia.core.record.box import box_digest
from comitia.core.state import State
from comitia.count import canonical_blt
from comitia.exchange.ballots import BallotFile, BallotFileError, read_ballots
from comitia.exchange.entered_return import EnteredReturn, read_return
from comitia.exchange.folder import RETURN, CandidateRow, RunFolder
from comitia.exchange.tables import BadInput, Problem

PLACE = re.compile(r"(?:[a-z]+ ?)?[0-9]+|[a-z]?")
"""What stands for a name where somebody knew none: a number, a letter, or a word with a number."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestFile:
    """What came in for one contest; exactly one of `ballots` and `document` is there."""

    contest: str
    path: Path
    ballots: BallotFile | None
    document: EnteredReturn | None

    @property
    def digest(self) -> str:
        """Return the plain SHA-256 of the file."""
        content = self.ballots or self.document
        assert content is not None  # noqa: S101  one of the two is there
        return content.digest


def read_files(
    paths: Iterable[tuple[str, Path]], problems: list[Problem], passed_over: Callable[[], None]
) -> list[ContestFile]:
    """Return the files that can be read; what is wrong with each of the others is added to `problems`."""
    files = []
    for contest, path in paths:
        try:
            files.append(_read(contest, path))
            continue
        except BallotFileError as error:
            problems.append(
                Problem(
                    file=f"contests/{path.name}",
                    line=error.line,
                    message=f"found {error.found}, expected {error.expected}",
                )
            )
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            problems.append(Problem(file=f"contests/{path.name}", line=0, message=message))
        except BadInput as error:
            problems += [
                Problem(file=f"contests/{each.file}", line=each.line, message=each.message) for each in error.problems
            ]
        passed_over()
    return files


def _read(contest: str, path: Path) -> ContestFile:
    if path.name.endswith(RETURN):
        return ContestFile(contest=contest, path=path, ballots=None, document=read_return(path))
    return ContestFile(contest=contest, path=path, ballots=read_ballots(path), document=None)


def command_for(
    file: ContestFile, candidates: tuple[Candidate, ...], sources: Sources, at: date
) -> tuple[DeclareCount | EnterReturn, str | None]:
    """Return the command that a file stands for, and the box of its ballots where it has any."""
    source = sources.commitment(file.contest, file.digest)
    if file.ballots is not None:
        box = canonical_blt(file.ballots.profile, file.ballots.seats)
        return (
            DeclareCount(
                contest=file.contest,
                candidates=candidates,
                profile=file.ballots.profile,
                file_seats=file.ballots.seats,
                box=box_digest(box),
                source=source,
                at=at,
            ),
            box,
        )
    assert file.document is not None  # noqa: S101  one of the two is there
    document = file.document
    return (
        EnterReturn(
            contest=file.contest,
            candidates=candidates,
            votes=document.votes,
            elected=document.elected,
            cast=document.ballots.get("cast"),
            blank=document.ballots.get("blank"),
            invalid=document.ballots.get("invalid"),
            source=source,
            at=at,
        ),
        None,
    )


def listed_twice(state: State, folder: RunFolder, persons: Persons) -> Iterator[tuple[tuple[str, ...], Problem]]:
    """Yield contests that cannot be counted because somebody stands in another for the same place, and what to mend.

    Of two lists that name the same person, both wait; an open further round has its candidates, and the list waits.
    """
    rounds = _in_open_rounds(state)
    seen: dict[tuple[str, str, str], tuple[str, CandidateRow]] = {}
    for contest, rows in folder.candidates.items():
        found, known = election_of(state, contest), state.contest(contest)
        if found is None or (known is not None and not known.is_awaited):
            continue
        office, place = found[0].office, state.unit_above(found[1], found[0].scope) or found[1]
        nobody_twice = f"nobody can hold two places in the {office} of {place}"
        for row in rows:
            other, first = seen.setdefault((office, place, row.person), (contest, row))
            if other != contest:
                message = (
                    f"person {row.person} is listed in {other} too, line {first.line}, and {nobody_twice}; "
                    "take the person off one of the two lists"
                )
                yield (other, contest), Problem(file="candidates.csv", line=row.line, message=message)
            further = rounds.get((office, place, persons.id_of(row.person)))
            if further is not None:
                message = (
                    f"person {row.person} is left in for {further}, and {nobody_twice}; take the person off this list, "
                    "or run again when that round has its outcome"
                )
                yield (contest,), Problem(file="candidates.csv", line=row.line, message=message)


def _in_open_rounds(state: State) -> dict[tuple[str, str, str | None], str]:
    """Return the open further round in which a person is left in, by body or post, its unit, and the person's id."""
    opened = [found.opened for found in map(state.contest, state.contests) if found is not None and found.is_awaited]
    return {(each.office, each.office_unit, person): each.contest for each in opened for person in each.standing or ()}


def refuse_other_names(file: ContestFile, rows: Sequence[CandidateRow]) -> None:
    """Raise `BadInput` where the names in a ballot file are those of the list under other numbers, or none of them.

    Names are never matched to find a person, and one may be spelt otherwise; but a declared return stands, so what
    was in all likelihood mixed up is not counted.
    """
    names = file.ballots.names if file.ballots is not None else ()
    if not names:
        return
    listed = {_plain(row.name): row.number for row in rows}
    if rows and len(names) > 1 and _share_nothing(names, listed):
        message = (
            f"none of the {len(names)} names in {file.path.name} is on this list; is it the file of another election? "
            "Correct the names, or leave them out of the file"
        )
        raise BadInput([Problem(file="candidates.csv", line=rows[0].line, message=message)])
    for row, name in zip(rows, names, strict=False):
        other = listed.get(_plain(name))
        if other is not None and _plain(name) != _plain(row.name):
            message = (
                f"number {row.number} is {row.name} here and {name} in {file.path.name}, where the list has "
                f"{name} as number {other}; correct one of the two"
            )
            raise BadInput([Problem(file="candidates.csv", line=row.line, message=message)])


def refuse_barred(
    state: State, contest: str, rows: Sequence[CandidateRow], candidates: Sequence[Candidate], at: date
) -> None:
    """Raise `BadInput` where somebody on a list holds an office that does not go with the one that is elected."""
    found = state.contest(contest)
    office = found.opened.office if found is not None else ""
    for row, candidate in zip(rows, candidates, strict=True):
        held = bar_to_standing(state, candidate.person, office, at)
        if held is not None:
            message = (
                f"person {row.person} holds {held.office} of {held.office_unit}, and nobody who does can stand for "
                f"{office} ({path_of(state.charter, office, held.office)}); take the person off this list, and out of "
                "the ballots, or run again when that mandate has ended"
            )
            raise BadInput([Problem(file="candidates.csv", line=row.line, message=message)])


def _share_nothing(names: Iterable[str], listed: Iterable[str]) -> bool:
    """Tell whether two lists of names have no word in common, in any order; places like `Candidate 1` are no names."""
    said = {word for name in names if not PLACE.fullmatch(_plain(name)) for word in WORD.findall(_plain(name))}
    return bool(said) and not said & {word for name in listed for word in WORD.findall(name)}


def _plain(name: str) -> str:
    """Return a name without what tells two spellings apart: upper and lower case, blanks, and how accents are coded."""
    return " ".join(normalize("NFC", normalize("NFD", name).casefold()).split())


def candidates_of(folder: RunFolder, contest: str, persons: Persons) -> tuple[Candidate, ...]:
    """Return the candidates that candidates.csv lists for a contest, or raise `BadInput`."""
    rows = folder.candidates.get(contest)
    if not rows:
        message = f"lists nobody for {contest}; add its candidates with the numbers that they have in the ballot file"
        raise BadInput([Problem(file="candidates.csv", line=0, message=message)])
    found = []
    for row in rows:
        try:
            person = persons.named(row.person, row.name)
        except NameDiffers as error:
            raise BadInput([Problem(file="candidates.csv", line=row.line, message=str(error))]) from error
        found.append(Candidate(number=row.number, person=person.id, name=person.commitment))
    return tuple(found)
