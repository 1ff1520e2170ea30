"""Rules that compare candidates, against other programs that have the same rule: whom they elect.

The programs are those of `make peers`; where one is not installed, its tests skip. Where the rules
differ, the test says how, and docs/reference/counts-compared.md why.
"""

import random
import tarfile
from collections.abc import Callable
from typing import Any

import pytest
from tests.count.pairwise_profiles import PROFILES, certain, drawn, possible
from tests.peers.peers import winner_by_pyrankvote
from tests.shared import COUNTING, needs_counting

from comitia.count import Count, Lots, Options, Profile, count
from comitia.count.pairwise.matrix import pairs

LOT = Options(ties=("lot",))


def theirs(ballots: Profile) -> Any:
    """Return the profile as pref_voting has it, those left out below those ranked; candidates from 0."""
    module = pytest.importorskip("pref_voting.profiles_with_ties", reason="pref_voting is not installed")
    rankings = [{mark - 1: place for place, mark in enumerate(marks)} for _, marks in ballots.ballots()]
    found = module.ProfileWithTies(
        rankings, rcounts=[copies for copies, _ in ballots.ballots()], candidates=list(range(ballots.candidates))
    )
    found.use_extended_strict_preference()
    return found


def linear(ballots: Profile) -> Any:
    """Return the profile of full rankings as pref_voting has it."""
    module = pytest.importorskip("pref_voting.profiles", reason="pref_voting is not installed")
    rankings = [[mark - 1 for mark in marks] for _, marks in ballots.ballots()]
    return module.Profile(rankings, rcounts=[copies for copies, _ in ballots.ballots()])


def method(module: str, name: str) -> Callable[..., list[int]]:
    """Return a rule of pref_voting."""
    found: Callable[..., list[int]] = getattr(
        pytest.importorskip(f"pref_voting.{module}", reason="pref_voting is not installed"), name
    )
    return found


@pytest.mark.parametrize(
    ("rule", "module", "name"),
    [
        ("irv", "iterative_methods", "instant_runoff_put"),
        ("bottom-two-irv", "iterative_methods", "bottom_two_runoff_instant_runoff_put"),
        ("smith-irv", "combined_methods", "smith_irv_put"),
        ("copeland", "c1_methods", "copeland"),
        ("schulze", "margin_based_methods", "beat_path"),
        ("minimax", "margin_based_methods", "minimax"),
        ("borda", "scoring_methods", "borda"),
    ],
)
def test_full_rankings_of_pref_voting(rule: str, module: str, name: str) -> None:
    """All whom the lots may elect, where each ballot ranks each candidate: margins and winning votes are alike."""
    compared = method(module, name)
    for ballots in drawn(rule, full=True):
        assert {each + 1 for each in compared(linear(ballots))} == possible(rule, ballots, LOT), ballots.rows


@pytest.mark.parametrize(
    ("rule", "options", "module", "name"),
    [
        ("irv", LOT, "iterative_methods", "instant_runoff_put"),
        ("copeland", Options(), "c1_methods", "copeland"),
        ("copeland", Options(equal_pair="full"), "c1_methods", "llull"),
        ("schulze", Options(strength="margins"), "margin_based_methods", "beat_path"),
        ("minimax", Options(strength="margins"), "margin_based_methods", "minimax"),
        ("borda", Options(), "scoring_methods", "borda_for_profile_with_ties"),
    ],
)
def test_short_rankings_of_pref_voting(rule: str, options: Options, module: str, name: str) -> None:
    """The same where ballots leave candidates out."""
    compared = method(module, name)
    for ballots in drawn(f"short {rule}", full=False):
        assert {each + 1 for each in compared(theirs(ballots))} == possible(rule, ballots, options), ballots.rows


@pytest.mark.parametrize(
    ("rule", "name", "options"),
    [
        ("minimax", "minimax", Options(strength="opposition")),
        ("minimax", "minimax", Options(strength="winning")),
        ("schulze", "beat_path", Options(strength="winning")),
    ],
)
def test_winning_votes_of_pref_voting(rule: str, name: str, options: Options) -> None:
    """By votes for the winner; Schulze's second look, at the votes against, can only take some of theirs away."""
    compared = method("margin_based_methods", name)
    fewer = 0
    for ballots in drawn(f"winning {rule} {options.strength}", full=False):
        profile = theirs(ballots)
        if options.strength == "opposition":
            found = opposed(ballots)
        else:
            found = {each + 1 for each in compared(profile, strength_function=won(profile))}
        ours = possible(rule, ballots, options)
        assert ours <= found, ballots.rows
        assert rule == "schulze" or ours == found, ballots.rows
        fewer += ours != found
    assert fewer <= (PROFILES // 10 if rule == "schulze" else 0)


def won(profile: Any) -> Callable[[int, int], int]:
    """Return how strong a pair is there: the votes for whoever wins it, nothing for whoever does not."""
    return lambda one, other: profile.support(one, other) if profile.margin(one, other) > 0 else 0


def opposed(ballots: Profile) -> set[int]:
    """Return who has the fewest votes of any other before them, counted ballot by ballot."""
    numbers = range(1, ballots.candidates + 1)

    def before(one: int, other: int) -> int:
        return sum(
            copies
            for copies, marks in ballots.ballots()
            if one in marks and (other not in marks or marks.index(one) < marks.index(other))
        )

    most = {one: max(before(other, one) for other in numbers if other != one) for one in numbers}
    return {one for one in numbers if most[one] == min(most.values())}


@pytest.mark.parametrize("full", [True, False])
def test_ranked_pairs_of_pref_voting(full: bool) -> None:
    """With equal pairs by the same order of candidates; where no lot is needed, whatever the order."""
    compared = method("margin_based_methods", "ranked_pairs_tb")
    source = random.Random("order")  # noqa: S311  for the same profiles each time
    needed = 0
    for ballots in drawn(f"pairs {full}", full=full):
        order = tuple(source.sample(range(1, ballots.candidates + 1), ballots.candidates))
        outcome = count(ballots, rule="ranked-pairs", seats=1)
        if not isinstance(outcome, Count):  # a lot that is not needed is refused
            outcome = count(ballots, rule="ranked-pairs", seats=1, lots=Lots(drawn=(order,)))
        assert isinstance(outcome, Count)
        [found] = compared(linear(ballots) if full else theirs(ballots), tie_breaker=[each - 1 for each in order])
        assert (found + 1,) == outcome.elected, (ballots.rows, order)
        needed += any(lot.question == "pairs" for lot in outcome.lots)
    assert needed


@pytest.mark.parametrize("full", [True, False])
def test_the_smith_set_of_pref_voting(full: bool) -> None:
    compared = method("c1_methods", "top_cycle")
    for ballots in drawn(f"smith {full}", full=full, most=7):
        found = compared(linear(ballots) if full else theirs(ballots))
        assert tuple(each + 1 for each in found) == pairs(ballots).smith(), ballots.rows


def test_instant_runoff_of_pyrankvote() -> None:
    """Short rankings, where no lot is needed; pyrankvote settles other ties its own way."""
    program = pytest.importorskip("pyrankvote", reason="pyrankvote is not installed")
    compared = 0
    for ballots in drawn("pyrankvote", full=False):
        ours = certain("irv", ballots, LOT)
        if ours is None:
            continue
        compared += 1
        assert str(ours) == winner_by_pyrankvote(program, ballots), ballots.rows
    assert compared > PROFILES // 3


@pytest.mark.parametrize(
    ("rule", "name", "options"),
    [
        ("schulze", "Schulze", Options()),
        ("minimax", "MinimaxCondorcet", Options()),
        ("ranked-pairs", "RankedPairs", Options(strength="winning")),
    ],
)
def test_pairs_of_votelib(rule: str, name: str, options: Options) -> None:
    """Full rankings, where no lot is needed and each pair is won by somebody.

    Its minimax passes over a candidate whom no ballot at all ranks behind another, though nobody has a smaller defeat.
    """
    condorcet = pytest.importorskip("votelib.evaluate.condorcet", reason="votelib is not installed")
    convert = pytest.importorskip("votelib.convert", reason="votelib is not installed")
    compared = 0
    for ballots in drawn(f"votelib {rule}", full=True):
        ours = certain(rule, ballots, options)
        if ours is None or any(pairs(ballots).equal()) or (rule == "minimax" and is_before_all(ballots, ours)):
            continue
        compared += 1
        votes = convert.RankedToCondorcetVotes().convert({marks: copies for copies, marks in ballots.ballots()})
        assert [ours] == getattr(condorcet, name)().evaluate(votes, 1), ballots.rows
    assert compared > PROFILES // 3


def is_before_all(ballots: Profile, one: int) -> bool:
    """Return whether every ballot ranks this candidate first."""
    return all(marks[0] == one for _, marks in ballots.ballots())


def test_a_candidate_first_on_every_ballot_is_elected_by_minimax() -> None:
    """Where votelib elects the other of two: four ballots, all of them 1 before 2."""
    assert 1 == certain("minimax", Profile.from_ballots(2, [(4, (1, 2))]), Options())


@pytest.mark.parametrize(
    ("rule", "name", "options"),
    [("schulze", "Schulze", Options(strength="margins")), ("ranked-pairs", "RankedPairs", Options())],
)
def test_pairs_of_votekit(rule: str, name: str, options: Options) -> None:
    """Full rankings, where no lot is needed; votekit settles other ties its own way."""
    votekit = pytest.importorskip("votekit", reason="votekit is not installed")
    elections = pytest.importorskip("votekit.elections", reason="votekit is not installed")
    compared = 0
    for ballots in drawn(f"votekit {rule}", full=True, number=200):
        ours = certain(rule, ballots, options)
        if ours is None:
            continue
        compared += 1
        papers = [
            votekit.RankBallot(ranking=[{str(mark)} for mark in marks], weight=copies)
            for copies, marks in ballots.ballots()
        ]
        names = [str(number) for number in range(1, ballots.candidates + 1)]
        election = getattr(elections, name)(votekit.RankProfile(ballots=papers, candidates=names), n_seats=1)
        assert [{str(ours)}] == [set(each) for each in election.get_elected()], ballots.rows
    assert compared > 100


@needs_counting
def test_a_real_election_of_989_votes() -> None:
    """Fifteen candidates, most rankings short: the winner by pref_voting, and the whole order of its pairs."""
    compared = {name: method("margin_based_methods", name) for name in ("beat_path", "ranked_pairs", "minimax")}
    with tarfile.open(COUNTING) as archive:
        found = archive.extractfile("./condorcet/A03.cvotes")
        assert found is not None
        lines = found.read().decode().splitlines()
    rankings = []
    for line in lines:
        if "*" in line and not line.startswith("#"):
            marks, _, copies = line.partition("*")
            order = [] if "EMPTY" in marks else [int(mark) for mark in marks.split(">")]
            rankings.append((int(copies), order))
    ballots = Profile.from_ballots(15, rankings)
    there = theirs(ballots)

    assert (989, 981) == (ballots.cast, ballots.valid)
    ours = pairs(ballots)
    for one in ours.among:
        for other in ours.among:
            assert there.margin(one - 1, other - 1) == ours.margin(one, other)
    for rule, name in (("schulze", "beat_path"), ("ranked-pairs", "ranked_pairs"), ("minimax", "minimax")):
        [winner] = compared[name](there)
        assert winner + 1 == certain(rule, ballots, Options(strength="margins"))
