"""STAR against starvote, pref_voting and votelib, and against the reference elections of starvote.

The peers are those of `make peers`, and no part of comitia; where they are not installed, these tests skip.
"""

import re
import tarfile
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from tests.peers.peers import Points, by_points, points
from tests.shared import COUNTING, needs_counting

from comitia.count import Count, LotRequired, Lots, Scores, count

Recorder = Callable[[str, object], None]
FOLDER = "starvote/test_elections/"
NAMES = "ABCDEFGH"


def three_tied(ballots: Points, seats: int) -> bool:
    """Tell whether three or more with equal points compete for a place in the runoff for some seat."""
    found = count(Scores.from_ballots(len(ballots[0][1]), ballots), rule="star", seats=seats, lots=Lots(seed="00"))
    assert isinstance(found, Count)
    left = dict(enumerate(found.stages[0].totals))
    for winner in found.elected:
        order = sorted(left.values(), reverse=True)
        if len(order) > 2 and order[1] == order[2] and order.count(order[1]) > 2:
            return True
        del left[winner - 1]
    return False


@pytest.mark.parametrize("seats", [1, 2])
def test_starvote(seats: int, record_property: Recorder) -> None:
    """Equal to starvote's STAR and bloc STAR, but where three or more tie in points: it counts ballots, not matches."""
    starvote = pytest.importorskip("starvote", reason="the peers are not installed: starvote")
    method = starvote.star if seats == 1 else starvote.bloc
    equal = different = 0
    for ballots in points(f"starvote {seats}"):
        if len(ballots[0][1]) <= seats:
            continue
        found = by_points("star", ballots, seats)
        theirs = [dict(zip(NAMES, row, strict=False)) for n, row in ballots for _ in range(n)]
        words: dict[str, int] = {} if seats == 1 else {"seats": seats}
        try:
            winners = {
                NAMES.index(name) + 1
                for name in starvote.election(method, theirs, verbosity=0, tiebreaker=None, **words)
            }
        except starvote.UnbreakableTieError:
            winners = set()
        ours = set(found.elected) if isinstance(found, Count) else set()
        equal += winners == ours
        different += winners != ours
        assert winners == ours or three_tied(ballots, seats), (ballots, winners, found)
    record_property("compared", f"starvote, {seats} seats: {equal} equal, {different} with three tied that differ")
    assert equal > 9 * different


def test_pref_voting(record_property: Recorder) -> None:
    """Our winner is among pref_voting's, who are all winners of all runoffs where points tie; alone where none do."""
    grades = pytest.importorskip("pref_voting.grade_methods", reason="the peers are not installed: pref_voting")
    profiles = pytest.importorskip("pref_voting.grade_profiles")
    compared = 0
    for ballots in points("pref_voting"):
        maps = [dict(enumerate(row)) for n, row in ballots for _ in range(n)]
        winners = set(grades.star(profiles.GradeProfile(maps, list(range(6)))))
        found = by_points("star", ballots)
        if isinstance(found, LotRequired):
            assert found.question == "advance" or {int(each) - 1 for each in found.tied} <= winners
            continue
        assert set(found.elected) <= {winner + 1 for winner in winners}
        reasons = {d.reason for stage in found.stages for d in stage.decisions}
        if reasons <= {"most_points", "preferred", "last_standing"}:
            compared += 1
            assert set(found.elected) == {winner + 1 for winner in winners}
    record_property("compared", f"pref_voting: {compared} without a tie, equal")
    assert compared


def test_votelib(record_property: Recorder) -> None:
    """Equal to votelib's STAR where neither points nor the runoff tie; it has no way with ties of its own."""
    cardinal = pytest.importorskip("votelib.evaluate.cardinal", reason="the peers are not installed: votelib")
    compared = 0
    for ballots in points("votelib"):
        found = by_points("star", ballots)
        if isinstance(found, LotRequired):
            continue
        reasons = {d.reason for stage in found.stages for d in stage.decisions}
        if len(ballots[0][1]) < 3 or not reasons <= {"most_points", "preferred"}:
            continue
        votes: dict[frozenset[tuple[int, int]], int] = {}
        for n, row in ballots:
            vote = frozenset(enumerate(row, 1))
            votes[vote] = votes.get(vote, 0) + n
        compared += 1
        assert list(found.elected) == cardinal.STAR(unscored_value=0).evaluate(votes)
    record_property("compared", f"votelib: {compared} without a tie, equal")
    assert compared


@cache
def reference_files() -> dict[str, str]:
    """Return the texts of the reference elections and of their results, by the names of the files."""
    texts = {}
    with tarfile.open(COUNTING) as archive:
        for member in archive:
            if FOLDER in member.name and member.name.endswith((".csv", ".txt", ".starvote")):
                found = archive.extractfile(member)
                assert found
                texts[member.name.rsplit("/", 1)[1]] = found.read().decode()
    return texts


def reference_elections() -> Iterator[tuple[str, list[str], Points, int]]:
    """Yield name, candidates, ballots and seats of the STAR and bloc STAR elections without a tie-breaker."""
    for name, text in sorted(reference_files().items()):
        if name.endswith(".csv"):
            header, *rows = [re.findall(r'"[^"]*"|[^,]+', line) for line in text.splitlines()]
            yield name, [each.strip('"') for each in header[3:]], [(1, [*map(int, row[3:])]) for row in rows], 1
        elif name.endswith(".starvote") and (found := written_by_hand(text)):
            yield name, *found


def written_by_hand(text: str) -> tuple[list[str], Points, int] | None:
    """Return an election in starvote's own layout, or None where it is of another method or has a tie-breaker."""
    head, _, body = text.partition("[ballots]")
    options = dict(re.findall(r"^\s*([a-z _]+?)\s*=\s*(.*?)\s*$", head, re.MULTILINE))
    method = options.get("method", "star").lower()
    if (
        method not in {"star", "star voting", "bloc", "bloc star"}
        or options.get("tiebreaker", "none").lower() != "none"
    ):
        return None
    if "maximum score" in options or "[" in body:
        return None
    ballots: list[tuple[int, dict[str, int]]] = [(1, {})]
    copies = 1
    for line in (line.strip() for line in body.splitlines()):
        if line.startswith("#"):
            continue
        if many := re.fullmatch(r"(\d+) ballots?:", line):
            copies = int(many[1])
            ballots.append((copies, {}))
        elif not line or set(line) == {"-"}:
            ballots.append((copies, {}))
        else:
            name, _, score = line.rpartition("=")
            ballots[-1][1][name.strip()] = int(score)
    names = list(dict.fromkeys(name for _, ballot in ballots for name in ballot))
    rows = [(n, [ballot.get(name, 0) for name in names]) for n, ballot in ballots if ballot]
    return names, rows, int(options.get("seats", 1))


@needs_counting
def test_reference_elections(record_property: Recorder) -> None:
    """Winners, and unbreakable ties, as the reference results have them."""
    compared = []
    for name, names, ballots, seats in reference_elections():
        result = reference_files()[name.rsplit(".", 1)[0] + ".txt"]
        tie = "Unbreakable Tie]" in result
        winners = re.findall(r"^  (.+)$", result.partition("Winner")[2], re.MULTILINE) if "Winner" in result else []
        if not tie and (not winners or len(names) < seats):
            continue
        found = count(Scores.from_ballots(len(names), ballots), rule="star", seats=seats)
        if tie:
            assert isinstance(found, LotRequired), name
        else:
            assert isinstance(found, Count), name
            assert sorted(winners) == sorted(names[c - 1] for c in found.elected), name
        compared.append(name)
    record_property("compared", f"reference elections: {len(compared)}: {compared}")
    assert len(compared) >= 20
