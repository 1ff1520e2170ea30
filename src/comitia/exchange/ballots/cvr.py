"""Cast vote records in JSON (NIST SP 1500-103): one contest of a report that may hold several.

Of each record the current snapshot counts. A position is a mark where it has an indication. Whether it may be allocated
says nothing of a ranked ballot: overvotes are for the policy, and snapshots written during a count say for whom the
ballot was then. Without ranks (a contest of plain votes) one mark is the first place, and several are an overvote, or,
where as many are allowed, a list in which the order says nothing; there, one that may not be allocated is no mark,
unless several may not, which is an overvote. Write-ins stand by the name that is written. A record without the contest
is no ballot of it.
"""

from dataclasses import dataclass

from comitia.count.limits import MOST_CANDIDATES, MOST_SEATS
from comitia.count.marks import UNREADABLE, Place
from comitia.exchange.ballots.file import digest
from comitia.exchange.ballots.json_text import Node, parse_json
from comitia.exchange.ballots.marked import Gathered, MarkedFile

_NO_RANK = 0
Mark = tuple[int, bool]
"""Whose position it is (a number of `_Contest.names`), and whether it may be allocated."""


def marked_cvr(data: bytes, name: str, contest: str | None = None) -> MarkedFile:
    """Return the marked ballots of one contest, told by name or id. Raises `BallotFileError`."""
    report = parse_json(data, name)
    chosen = _contest(report, contest)
    ballots = Gathered(name)
    for record in report["CVR"].items():
        snapshot = _snapshot(record)
        found = [each for each in snapshot.list_of("CVRContest") if each["ContestId"].text() == chosen.id]
        if len(found) > 1:
            raise snapshot.refuse("the contest twice", "each contest once")
        for each in found:
            ballots.add(_places(each, chosen), 1, record.at)
    names = tuple(chosen.names)
    return MarkedFile(
        format="cvr",
        path=name,
        digest=digest(data),
        marks=ballots.marks(len(names)),
        where=tuple(ballots.where.values()),
        seats=chosen.seats,
        names=names,
        title=chosen.name,
        notes=chosen.notes(),
    )


@dataclass(slots=True, kw_only=True)
class _Contest:
    """The contest that is read, with its candidates by selection; write-ins join them as they are met."""

    id: str
    name: str
    seats: int
    allowed: int
    numbers: dict[str, int]
    write_ins: set[str]
    names: dict[str, int]
    has_lists: bool = False
    has_held_back: bool = False
    is_ranked: bool | None = None

    def notes(self) -> tuple[str, ...]:
        """Return what a reader of the result must know."""
        lists = "Marks without ranks: the order of several marks on a ballot says nothing."
        held = "Some ranked marks are not to be allocated (IsAllocable: no); they are read as marks all the same."
        return (*([lists] if self.has_lists else []), *([held] if self.has_held_back else []))

    def number(self, selection: Node, position: Node) -> int:
        """Return the number of whoever a position is for."""
        told = selection["ContestSelectionId"]
        known = told.text()
        if known not in self.numbers:
            raise told.refuse(f"the selection {known[:40]!a}", "one of those of the contest")
        written = position["CVRWriteIn"] if position.has("CVRWriteIn") else None
        if known not in self.write_ins or written is None or not written.has("Text"):
            return self.numbers[known]
        name = written["Text"].line() or self._write_in_without_name(known)
        if name not in self.names and len(self.names) >= MOST_CANDIDATES:
            raise written.refuse(f"{len(self.names) + 1} candidates", f"at most {MOST_CANDIDATES}")
        return self.names.setdefault(name, len(self.names) + 1)

    def _write_in_without_name(self, selection: str) -> str:
        number = self.numbers[selection]
        return next(name for name, known in self.names.items() if known == number)


def _contest(report: Node, wanted: str | None) -> _Contest:
    """Return the contest that is wanted, or the only one."""
    found = [(election, each) for election in report["Election"].items() for each in election.list_of("Contest")]
    named = [
        (each["Name"].line() if each.has("Name") else each["@id"].line(), election, each) for election, each in found
    ]
    chosen = [entry for entry in named if wanted is None or wanted in {entry[0], entry[2]["@id"].text()}]
    if len(chosen) != 1:
        listed = ", ".join(sorted(repr(name) for name, _, _ in named))[:300]
        told = f"{len(chosen)} contests" if wanted is None else f"{len(chosen)} contests {wanted!r}"
        raise report.refuse(told, f"one, chosen with --contest from: {listed}")
    name, election, contest = chosen[0]
    if sum(each["@id"].text() == contest["@id"].text() for _, each in found) > 1:
        raise contest["@id"].refuse("the id of another contest, too", "an id for each")
    people = {each["@id"].text(): each["Name"].line() for each in election.list_of("Candidate")}
    names: dict[str, int] = {}
    numbers: dict[str, int] = {}
    write_ins: set[str] = set()
    for selection in contest["ContestSelection"].items():
        known = selection["@id"].text()
        called = _name(selection, people)
        if known in numbers or called in names:
            raise selection.refuse(f"{called[:40]!a} twice", "each candidate once")
        numbers[known] = names[called] = len(names) + 1
        if selection.has("IsWriteIn") and selection["IsWriteIn"].value is True:
            write_ins.add(known)
    if not 1 <= len(names) <= MOST_CANDIDATES:
        raise contest.refuse(f"{len(names)} candidates", f"from 1 to {MOST_CANDIDATES}")
    return _Contest(
        id=contest["@id"].text(),
        name=name,
        seats=contest["NumberElected"].whole(1, MOST_SEATS) if contest.has("NumberElected") else 0,
        allowed=contest["VotesAllowed"].whole(1, MOST_CANDIDATES) if contest.has("VotesAllowed") else 1,
        numbers=numbers,
        write_ins=write_ins,
        names=names,
    )


def _name(selection: Node, people: dict[str, str]) -> str:
    """Return what a selection is called: its candidates' names, its text, or that it is a write-in."""
    called = []
    for candidate in selection.list_of("CandidateIds"):
        if candidate.text() not in people:
            raise candidate.refuse(f"the candidate {candidate.text()[:40]!a}", "one of those of the election")
        called.append(people[candidate.text()])
    if called:
        return " / ".join(called)
    if selection.has("Selection"):
        return selection["Selection"].line()
    return f"Write-in {selection['@id'].line()}"


def _snapshot(record: Node) -> Node:
    """Return the current snapshot of a record."""
    snapshots = record["CVRSnapshot"].items()
    if not record.has("CurrentSnapshotId") and len(snapshots) == 1:
        return snapshots[0]
    wanted = record["CurrentSnapshotId"].text()
    current = [each for each in snapshots if each["@id"].text() == wanted]
    if len(current) != 1:
        raise record.refuse(f"{len(current)} snapshots {wanted[:40]!a}", "one that is current")
    return current[0]


def _places(found: Node, contest: _Contest) -> list[Place]:
    """Return the places of a ballot in the contest."""
    marks: dict[int, list[Mark]] = {}
    for selection in found.list_of("CVRContestSelection"):
        for position in selection["SelectionPosition"].items():
            if _is_marked(position):
                rank = _rank(selection, position)
                may_be_allocated = not position.has("IsAllocable") or position["IsAllocable"].text() != "no"
                marks.setdefault(rank, []).append((contest.number(selection, position), may_be_allocated))
    if marks:
        _check_ranks(found, _NO_RANK not in marks or len(marks) > 1, contest)
    if _NO_RANK in marks:
        return _unranked(found, marks, contest)
    if not marks and _is_overvoted(found):
        return [UNREADABLE]
    contest.has_held_back |= any(not may_be for each in marks.values() for _, may_be in each)
    ranks = range(1, max(marks, default=0) + 1)
    return [tuple(sorted({number for number, _ in marks.get(rank, [])})) for rank in ranks]


def _check_ranks(found: Node, is_ranked: bool, contest: _Contest) -> None:
    """Refuse a ballot with ranks in a contest without, or the other way round: a rank that is lost is no place."""
    if contest.is_ranked is None:
        contest.is_ranked = is_ranked
    if contest.is_ranked is not is_ranked:
        ranks = ("marks without ranks", "marks with ranks")
        raise found.refuse(ranks[is_ranked], f"{ranks[contest.is_ranked]}, as on the ballots before")


def _is_overvoted(found: Node) -> bool:
    return any(status.value == "overvoted" for status in found.list_of("Status"))


def _unranked(found: Node, marks: dict[int, list[Mark]], contest: _Contest) -> list[Place]:
    if len(marks) > 1:
        raise found.refuse("positions with a rank and without", "a rank for each, or for none")
    place = _place(marks[_NO_RANK])
    if len(place) <= 1 or len(place) > contest.allowed:
        return [place]
    contest.has_lists = True
    return [(mark,) for mark in place]


def _place(marks: list[Mark]) -> Place:
    """Return the candidates marked: those who may be allocated, or several who may not."""
    allocable = {number for number, may_be in marks if may_be}
    others = {number for number, may_be in marks if not may_be}
    if others and len(allocable | others) > 1 and not allocable:
        return tuple(sorted(others))
    return tuple(sorted(allocable))


def _is_marked(position: Node) -> bool:
    """Return whether a position has an indication; where that is unknown, whether it is to be allocated."""
    said = position["HasIndication"].one_of("yes", "no", "unknown")
    if position.has("IsAllocable"):
        position["IsAllocable"].one_of("yes", "no", "unknown")
    if said == "no":
        return False
    if position.has("NumberVotes"):
        position["NumberVotes"].whole(1, 1)
    if said == "yes":
        return True
    if not position.has("IsAllocable") or position["IsAllocable"].text() == "unknown":
        raise position.refuse("an indication that is unknown", "yes or no, or whether it is to be allocated")
    return position["IsAllocable"].text() == "yes"


def _rank(selection: Node, position: Node) -> int:
    for node in (position, selection):
        if node.has("Rank"):
            return node["Rank"].whole(1, MOST_CANDIDATES)
    return _NO_RANK
