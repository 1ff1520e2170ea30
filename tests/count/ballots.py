"""Made-up ballots for the counting tests: short to write, and drawn at random for properties."""

from hypothesis import settings
from hypothesis import strategies as st

from comitia.count import RULES, Count, LotRequired, Lots, Options, Profile, Scores, count

few = settings(max_examples=30)
"""Decorates a test that draws for each of more than thirty rules."""
SEED = "5f3a9c"
NONE = Options()
WITH_MARKS = [name for name, rule in RULES.items() if rule.points is None]
WITH_POINTS = [name for name, rule in RULES.items() if rule.points is not None]


def profile(candidates: int, text: str, withdrawn: tuple[int, ...] = ()) -> Profile:
    """Return the profile of ballots such as ``40 ABC, 30 B, 5 -``: A is candidate 1, - is a blank ballot."""
    ballots = []
    for part in text.split(","):
        copies, marks = part.split()
        ballots.append((int(copies), [] if marks == "-" else [ord(mark) - ord("A") + 1 for mark in marks]))
    return Profile.from_ballots(candidates, ballots, withdrawn=withdrawn)


def run(rule: str, candidates: int, text: str, seats: int, options: Options = NONE, lots: Lots | None = None) -> Count:
    """Return the count of such ballots, which must need no lot that is not given."""
    outcome = count(profile(candidates, text), rule=rule, seats=seats, options=options, lots=lots)
    assert isinstance(outcome, Count), outcome
    return outcome


def needs(rule: str, candidates: int, text: str, seats: int, options: Options = NONE) -> LotRequired:
    """Return the lot that the count of such ballots needs."""
    outcome = count(profile(candidates, text), rule=rule, seats=seats, options=options)
    assert isinstance(outcome, LotRequired), outcome
    return outcome


def scores(text: str, lowest: int = 0, highest: int = 5) -> Scores:
    """Return the ballots such as ``40 530, 30 .45``: points of candidates 1, 2, 3, a dot is no mark."""
    ballots = []
    for part in text.split(","):
        copies, given = part.split()
        ballots.append((int(copies), [None if each == "." else int(each) for each in given]))
    return Scores.from_ballots(len(ballots[0][1]), ballots, lowest=lowest, highest=highest)


def run_points(rule: str, text: str, seats: int, options: Options = NONE, lots: Lots | None = None) -> Count:
    """Return the count of such ballots, which must need no lot that is not given."""
    outcome = count(scores(text), rule=rule, seats=seats, options=options, lots=lots)
    assert isinstance(outcome, Count), outcome
    return outcome


def fit(rule: str, seats: int) -> int:
    """Return so many seats, or as many as the rule fills."""
    return min(seats, RULES[rule].most_seats or seats)


@st.composite
def points(draw: st.DrawFn, most_candidates: int = 5, most_rows: int = 12) -> Scores:
    """Draw ballots that give points, blank and invalid ones among them."""
    candidates = draw(st.integers(1, most_candidates))
    ballot = st.lists(st.none() | st.integers(0, 5), min_size=candidates, max_size=candidates)
    ballots = draw(st.lists(st.tuples(st.integers(1, 9), ballot), max_size=most_rows))
    return Scores.from_ballots(candidates, ballots, invalid=draw(st.integers(0, 3)))


@st.composite
def profiles(draw: st.DrawFn, most_candidates: int = 7, most_rows: int = 40) -> Profile:
    """Draw a profile, blank and invalid ballots among them."""
    candidates = draw(st.integers(1, most_candidates))
    ranking = st.permutations(range(1, candidates + 1)).flatmap(
        lambda order: st.integers(0, candidates).map(lambda length: tuple(order[:length]))
    )
    ballots = draw(st.lists(st.tuples(st.integers(1, 30), ranking), max_size=most_rows))
    return Profile.from_ballots(candidates, ballots, invalid=draw(st.integers(0, 3)))


def ballots_of(rule: str) -> st.SearchStrategy[Profile | Scores]:
    """Return how to draw ballots of the kind that a rule counts."""
    return points() if rule in WITH_POINTS else profiles()
