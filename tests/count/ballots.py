"""Made-up ballots for the counting tests: short to write, and drawn at random for properties."""

from hypothesis import strategies as st

from comitia.count import RULES, Count, LotRequired, Lots, Options, Profile, count

SEED = "5f3a9c"
NONE = Options()


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


def fitting(rule: str, seats: int) -> int:
    """Return so many seats, or as many as the rule can fill."""
    return min(seats, RULES[rule].most_seats or seats)


def needs(rule: str, candidates: int, text: str, seats: int, options: Options = NONE) -> LotRequired:
    """Return the lot that the count of such ballots needs."""
    outcome = count(profile(candidates, text), rule=rule, seats=seats, options=options)
    assert isinstance(outcome, LotRequired), outcome
    return outcome


@st.composite
def profiles(draw: st.DrawFn, most_candidates: int = 7, most_rows: int = 40) -> Profile:
    """Draw a profile, blank and invalid ballots among them."""
    candidates = draw(st.integers(1, most_candidates))
    ranking = st.permutations(range(1, candidates + 1)).flatmap(
        lambda order: st.integers(0, candidates).map(lambda length: tuple(order[:length]))
    )
    ballots = draw(st.lists(st.tuples(st.integers(1, 30), ranking), max_size=most_rows))
    return Profile.from_ballots(candidates, ballots, invalid=draw(st.integers(0, 3)))
