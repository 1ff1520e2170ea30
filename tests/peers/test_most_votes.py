"""Rules that add up marks or drop the last round by round, where no program has them under their name or in one piece.

Plurality against pref_voting, votekit and votelib; marks that share a vote against abcvoting and votelib; yes or no, and
lists, against the parts of votelib; the exhaustive ballot, where rankings say how voters go on, against the instant
runoffs of pref_voting and pyrankvote. Where one is not installed, its tests skip.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import permutations
from random import Random
from typing import Any

import pytest
from tests.peers.peers import TRIALS, rankings

from comitia.count import Count, LotRequired, Lots, Options, Profile, Threshold, count

Recorder = Callable[[str, object], None]
NAMES = "ABCDEFGH"
MISSING = "the peers are not installed: "
NONE = Options()


def marks(seed: str, candidates: int = 5) -> Iterator[tuple[Profile, dict[frozenset[int], int], int]]:
    """Yield ballots that mark some candidates or nobody: as a profile, as sets for votelib, and so many seats."""
    for trial in range(TRIALS):
        random = Random(f"{seed} {trial}")  # noqa: S311  made-up ballots
        number = random.randint(1, candidates)
        rows = [
            (random.randint(1, 3), tuple(c for c in range(1, number + 1) if random.random() < 0.5))
            for _ in range(random.randint(1, 7))
        ]
        sets: dict[frozenset[int], int] = {}
        for copies, row in rows:
            sets[frozenset(row)] = sets.get(frozenset(row), 0) + copies
        if any(row for _, row in rows):
            yield Profile.from_ballots(number, rows), sets, random.randint(1, number)


def firsts(profile: Profile) -> dict[int, int]:
    """Return the votes of those whom somebody marks first, as votelib takes them."""
    votes: dict[int, int] = {}
    for ranking, copies in profile.rows:
        votes[ranking[0]] = votes.get(ranking[0], 0) + copies
    return votes


def compare(theirs: list[Any], tie: Any, ours: Count | LotRequired, seats: int) -> None:
    """Compare whom votelib elects, the ties at its end as the lot that is needed here, among the same."""
    tied = [each for each in theirs if isinstance(each, tie)]
    if tied:
        assert isinstance(ours, LotRequired)
        assert set(tied[0]) == set(ours.tied)
        assert len(tied) == ours.places
    else:
        assert isinstance(ours, Count)
        assert sorted(theirs) == sorted(ours.elected)
        assert len(theirs) <= seats


@pytest.mark.parametrize("full", [True, False])
def test_pref_voting_plurality(full: bool, record_property: Recorder) -> None:
    """All who have the most first marks: the one elected, or those among whom a lot falls."""
    methods = pytest.importorskip("pref_voting.scoring_methods", reason=MISSING + "pref_voting")
    profiles = pytest.importorskip("pref_voting.profiles")
    ties = pytest.importorskip("pref_voting.profiles_with_ties")
    compared = 0
    for ballots in rankings(f"pref_voting plurality {full}", full=full):
        number = max(c for _, row in ballots for c in row)
        copies = [n for n, _ in ballots]
        if full:
            theirs = profiles.Profile([[c - 1 for c in row] for _, row in ballots], copies)
        else:
            places = [{c - 1: place for place, c in enumerate(row)} for _, row in ballots]
            theirs = ties.ProfileWithTies(places, rcounts=copies, candidates=list(range(number)))
        ours = count(Profile.from_ballots(number, ballots), rule="plurality", seats=1)
        compared += 1
        assert sorted(c + 1 for c in methods.plurality(theirs)) == sorted(
            ours.elected if isinstance(ours, Count) else map(int, ours.tied)
        )
    record_property("compared", f"pref_voting plurality: {compared} equal")
    assert compared


def test_votekit_plurality(record_property: Recorder) -> None:
    """One to three seats: whom it elects, and its ties are lots here."""
    votekit = pytest.importorskip("votekit", reason=MISSING + "votekit")
    elections = pytest.importorskip("votekit.elections")
    compared = 0
    for trial, ballots in enumerate(rankings("votekit plurality")):
        number = max(c for _, row in ballots for c in row)
        seats = min(1 + trial % 3, number - 1)
        made = [votekit.RankBallot(ranking=tuple({NAMES[c - 1]} for c in row), weight=n) for n, row in ballots]
        profile = votekit.RankProfile(ballots=tuple(made), candidates=tuple(NAMES[:number]))
        ours = count(Profile.from_ballots(number, ballots), rule="plurality", seats=seats)
        compared += 1
        try:
            elected = {name for group in elections.Plurality(profile, n_seats=seats).get_elected() for name in group}
        except ValueError as error:
            assert "tie" in str(error)  # noqa: PT017  its only way to tell of a tie
            assert isinstance(ours, LotRequired)
        else:
            assert isinstance(ours, Count)
            assert elected == {NAMES[c - 1] for c in ours.elected}
    record_property("compared", f"votekit plurality: {compared} equal")
    assert compared


@pytest.mark.parametrize("rule", ["plurality", "slate"])
def test_votelib_first_marks(rule: str, record_property: Recorder) -> None:
    """First marks by its converter and its plurality; of several lists one is chosen so, too."""
    core, convert = votelib("evaluate.core"), votelib("convert")
    compared = 0
    for trial, ballots in enumerate(rankings(f"votelib {rule}")):
        number = max(c for _, row in ballots for c in row)
        profile = Profile.from_ballots(number, ballots)
        seats = 1 if rule == "slate" else min(1 + trial % 3, number - 1)
        votes = convert.RankedToFirstPreference().convert({tuple(row): copies for row, copies in profile.rows})
        everybody = {c: votes.get(c, 0) for c in range(1, number + 1)}
        compared += 1
        compare(core.Plurality().evaluate(everybody, seats), core.Tie, count(profile, rule=rule, seats=seats), seats)
    record_property("compared", f"votelib {rule}: {compared} equal")
    assert compared


@pytest.mark.parametrize("kind", ["gt", "ge"])
@pytest.mark.parametrize("rule", ["yes-no", "slate"])
def test_votelib_thresholds(rule: str, kind: str, record_property: Recorder) -> None:
    """Those with enough yes votes, by its absolute threshold, then its plurality; blank ballots are a no to each.

    Lists: one alone, to which no mark is a no, or several, of which blank ballots choose none.
    """
    core, convert, threshold = votelib("evaluate.core"), votelib("convert"), votelib("evaluate.threshold")
    compared = filled = 0
    for trial, (profile, sets, places) in enumerate(marks(f"votelib {rule} {kind}")):
        share = (Fraction(1, 2), Fraction(2, 3), Fraction(1, 3))[trial % 3]
        seats = 1 if rule == "slate" else places
        if rule == "slate":
            votes, cast = firsts(profile), profile.valid + (profile.blank if profile.candidates == 1 else 0)
        else:
            votes, cast = convert.ApprovalToSimpleVotes().convert(sets), profile.valid + profile.blank
        enough = threshold.AbsoluteThreshold(share * cast, accept_equal=kind == "ge").evaluate(votes)
        theirs = core.Plurality().evaluate({c: votes[c] for c in enough}, seats)
        options = Options(threshold=Threshold(kind=kind, share=share))  # type: ignore[arg-type]  one of its kinds
        compared += 1
        filled += bool(theirs)
        compare(theirs, core.Tie, count(profile, rule=rule, seats=seats, options=options), seats)
    record_property("compared", f"votelib {rule} {kind}: {compared} equal, {filled} elect somebody")
    assert 0 < filled < compared


def test_votelib_shared_votes(record_property: Recorder) -> None:
    """A vote in equal parts among those marked, in its fractions; as many votes here as candidates, so that none is invalid."""
    core, convert = votelib("evaluate.core"), votelib("convert")
    compared = 0
    for profile, sets, seats in marks("votelib shared"):
        shared = convert.ApprovalToSimpleVotes(split=True).convert({who: n for who, n in sets.items() if who})
        votes = {c: shared.get(c, 0) for c in range(1, profile.candidates + 1)}
        ours = count(profile, rule="equal-and-even", seats=seats, options=Options(votes=profile.candidates))
        compared += 1
        compare(core.Plurality().evaluate(votes, seats), core.Tie, ours, seats)
    record_property("compared", f"votelib equal-and-even: {compared} equal")
    assert compared


def test_abcvoting_shared_votes(record_property: Recorder) -> None:
    """Satisfaction approval voting: all committees that ties allow."""
    rules = pytest.importorskip("abcvoting.abcrules", reason=MISSING + "abcvoting")
    preferences = pytest.importorskip("abcvoting.preferences")
    compared = 0
    for profile, _, seats in marks("abcvoting shared"):
        theirs = preferences.Profile(profile.candidates)
        for row, copies in profile.rows:
            theirs.add_voter(preferences.Voter([mark - 1 for mark in row], weight=copies))
        committees = rules.compute("sav", theirs, seats, resolute=False, max_num_of_committees=None)
        options = Options(votes=profile.candidates)
        compared += 1
        assert {tuple(sorted(c + 1 for c in each)) for each in committees} == {
            tuple(sorted(each.elected)) for each in whichever_way(profile, "equal-and-even", seats, options)
        }
    record_property("compared", f"abcvoting equal-and-even: {compared} equal")
    assert compared


@pytest.mark.parametrize("full", [True, False])
def test_pref_voting_exhaustive(full: bool, record_property: Recorder) -> None:
    """One seat, rankings that say how voters go on: whoever some order of exclusions lets win by instant runoff.

    Two left with half each are both elected there; here neither has more than half, and another round is to be held.
    """
    methods = pytest.importorskip("pref_voting.iterative_methods", reason=MISSING + "pref_voting")
    profiles = pytest.importorskip("pref_voting.profiles")
    ties = pytest.importorskip("pref_voting.profiles_with_ties")
    compared = again = 0
    for ballots in rankings(f"pref_voting exhaustive {full}", full=full, candidates=4):
        if all(len(row) == 1 for _, row in ballots):
            continue  # single marks are one round here, and the next has still to be held
        number = max(c for _, row in ballots for c in row)
        copies = [n for n, _ in ballots]
        if full:
            profile = profiles.Profile([[c - 1 for c in row] for _, row in ballots], copies)
            theirs = methods.instant_runoff_put(profile)
        else:
            places = [{c - 1: place for place, c in enumerate(row)} for _, row in ballots]
            profile = ties.ProfileWithTies(places, rcounts=copies, candidates=list(range(number)))
            theirs = methods.instant_runoff_put(profile)
        ours = list(whichever_way(Profile.from_ballots(number, ballots), "exhaustive", 1))
        again += any(each.next_round for each in ours)
        compared += 1
        assert {c + 1 for c in theirs} == {c for each in ours for c in (*each.elected, *each.next_round)}, ballots
    record_property("compared", f"pref_voting exhaustive: {compared} equal, {again} with another round to hold")
    assert 0 < again < compared


def test_pyrankvote_exhaustive(record_property: Recorder) -> None:
    """One seat, where no lot and no further round is needed: it calls its instant runoff an exhaustive ballot of rankings."""
    program = pytest.importorskip("pyrankvote", reason=MISSING + "pyrankvote")
    compared = 0
    for ballots in rankings("pyrankvote exhaustive"):
        number = max(c for _, row in ballots for c in row)
        ours = count(Profile.from_ballots(number, ballots), rule="exhaustive", seats=1)
        if not isinstance(ours, Count) or not ours.elected:
            continue
        names = [program.Candidate(str(each)) for each in range(1, number + 1)]
        papers = [
            program.Ballot(ranked_candidates=[names[mark - 1] for mark in row]) for n, row in ballots for _ in range(n)
        ]
        compared += 1
        [found] = program.instant_runoff_voting(names, papers).get_winners()
        assert [found.name] == [str(each) for each in ours.elected], ballots
    record_property("compared", f"pyrankvote exhaustive: {compared} equal")
    assert compared


def votelib(module: str) -> Any:
    """Return a module of votelib; the test skips where it is not installed."""
    return pytest.importorskip(f"votelib.{module}", reason=MISSING + "votelib")


def whichever_way(
    profile: Profile, rule: str, seats: int, options: Options = NONE, drawn: tuple[tuple[int, ...], ...] = ()
) -> Iterator[Count]:
    """Yield the count for each way in which its lots can fall."""
    lots = Lots(drawn=drawn) if drawn else None
    found = count(profile, rule=rule, seats=seats, options=options, lots=lots)
    if isinstance(found, Count):
        yield found
    else:
        for order in permutations(map(int, found.tied)):
            yield from whichever_way(profile, rule, seats, options, (*drawn, order))
