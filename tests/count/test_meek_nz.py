"""New Zealand's form of Meek's method: a worked example, properties, and the schedule written out once more in decimals."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_DOWN, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count import sound
from tests.count.ballots import SEED, profiles, run
from tests.count.droop import FILES, ballots
from tests.shared import needs_counting

from comitia.count import Count, Lots, Options, Profile, count
from comitia.exchange.ballots import parse_ballots

EXAMPLE = "45 AB, 15 AC, 17 B, 12 C, 11 DC"
ONE = 10**9
UNIT = Decimal("0.000000001")


def test_the_elected_keep_a_part_of_each_paper() -> None:
    """100 papers for two seats: A keeps q / 60 = 0.555555555567 of each paper, rounded up; the rest goes on.

    Of a paper "A, B" A has 0.555555556, and B 1 - 0.555555556; nothing runs out, so that the quota stays.
    """
    outcome = run("meek-nz", 4, EXAMPLE, 2)
    first, second = outcome.stages

    assert 33_333_333_334 == first.quota == second.quota
    assert 555_555_556 == second.kept[0]
    assert (60 * 555_555_556, 17 * ONE + 45 * 444_444_444) == second.totals[:2]
    assert (1, 2) == outcome.elected
    assert ["cl 6, 12", "cl 6, 12"] == [stage.decisions[0].clause for stage in outcome.stages]


def test_each_product_is_rounded_up() -> None:
    """A paper "A, B, C": C has (1 - kA) * (1 - kB), rounded up, where both are elected."""
    outcome = run("meek-nz", 4, "40 ABC, 20 BC, 9 C, 11 D", 3)
    for stage in outcome.stages:
        kept = [Decimal(each) / ONE for each in stage.kept]
        left = ((1 - kept[0]) * (1 - kept[1])).quantize(UNIT, ROUND_CEILING)
        assert 9 * ONE + 20 * (1 - kept[1]) * ONE + 40 * left * ONE == stage.totals[2]


def test_the_first_step_excludes_nobody() -> None:
    """After step 1 D, with 1, could go at once by clause 13: the step of the surplus comes before it."""
    outcome = run("meek-nz", 4, "40 AB, 20 B, 19 C, 1 D", 2)

    assert ["first", "surplus"] == [stage.action for stage in outcome.stages[:2]]


def test_somebody_leaves_while_surpluses_still_go_on() -> None:
    """A and B pass on to each other, so that both have too many again; D has even with that less than C and E."""
    outcome = run("meek-nz", 5, "50 ABC, 40 BAC, 14 C, 24 E, 1 DC", 3)
    stage = next(stage for stage in outcome.stages if stage.action == "exclusion")
    before = outcome.stages[stage.number - 2]

    assert (4,) == stage.subjects
    assert ("fewest", "cl 13") == (stage.decisions[0].reason, stage.decisions[0].clause)
    assert stage.kept[0] < before.kept[0]


def test_whom_no_paper_names_is_withdrawn() -> None:
    """Three places and two candidates with votes: the third place stays vacant (20, 21)."""
    outcome = run("meek-nz", 4, "9 A, 5 BA", 3)

    assert ((1, 2), (), 1) == (outcome.elected, outcome.runners_up, outcome.vacant)


def test_ties_fall_by_the_first_step_unless_told() -> None:
    """A and B have 9 each: before, A had 9 and B 6; at first A had 5 and B 6."""
    text = "5 AD, 6 BA, 4 CA, 2 D, 3 DB"

    assert (2,) == run("meek-nz", 4, text, 1).elected
    assert (1,) == run("meek-nz", 4, text, 1, Options(ties=("earlier_stage", "lot"))).elected


def test_weights_that_are_fractions() -> None:
    """Halves of votes: the quota still has nine decimals, and all amounts are half of those with twice the weights."""
    whole = [(90, (1, 2)), (31, (1, 3)), (35, (2,)), (24, (3,)), (23, (4, 3))]
    halves = count(Profile.from_ballots(4, [(Fraction(n, 2), r) for n, r in whole]), rule="meek-nz", seats=2)
    double = count(Profile.from_ballots(4, whole), rule="meek-nz", seats=2)

    assert isinstance(halves, Count)
    assert isinstance(double, Count)
    assert halves.elected == double.elected
    for one, two in zip(halves.stages, double.stages, strict=True):
        assert one.totals == two.totals
        assert one.quota is not None
        assert one.quota % 2 == 0  # in halves of a 0.000000001


@dataclass(slots=True)
class Schedule:
    """Clauses 5 to 23 as they are written, in decimals; `steps` has the votes and the quota of each."""

    profile: Profile
    seats: int
    keep: dict[int, Decimal] = field(default_factory=dict)
    votes: dict[int, Decimal] = field(default_factory=dict)
    quota: Decimal = Decimal(0)
    successful: list[int] = field(default_factory=list)
    hopeful: list[int] = field(default_factory=list)
    steps: list[tuple[dict[int, Decimal], Decimal]] = field(default_factory=list)
    is_open: bool = False  # whether a tie is not settled by clause 40

    def run(self) -> None:
        """Count; stop at a tie that needs a pseudo-random number."""
        self.hopeful = sorted({mark for ranking, _ in self.profile.rows for mark in ranking})
        self.keep = {each: Decimal(1) for each in self.hopeful}
        self._step()
        states = [dict(self.keep)]
        while not self._is_complete():
            for each in self.successful:
                product = _up(self.quota * self.keep[each])
                self.keep[each] = _up(product / self.votes[each])
            decided = len(self.successful), len(self.hopeful)
            self._step()
            if self._is_complete():
                break
            stable = self.keep in states
            others = sorted(self.votes[each] for each in self.hopeful)
            surplus = sum(max(Decimal(0), self.votes[each] - self.quota) for each in self.votes)
            if others[0] + surplus < others[1] or surplus < Decimal("0.0001") or stable:
                self._exclude([each for each in self.hopeful if self.votes[each] == others[0]])
                if self.is_open:
                    return
            states = [*states, dict(self.keep)] if decided == (len(self.successful), len(self.hopeful)) else []

    def _step(self) -> None:
        self.votes = dict.fromkeys(self.keep, Decimal(0))
        for ranking, copies in self.profile.rows:
            left = Decimal(1)
            for mark in ranking:
                self.votes[mark] += copies * _up(left * self.keep[mark])
                left = _up(left * (1 - self.keep[mark]))
        gone = self.profile.valid - sum(self.votes.values())
        self.quota = ((self.profile.valid - gone) / (self.seats + 1)).quantize(UNIT, ROUND_DOWN) + UNIT
        self.steps.append((dict(self.votes), self.quota))
        for each in list(self.hopeful):
            if self.votes[each] >= self.quota:
                self.hopeful.remove(each)
                self.successful.append(each)

    def _is_complete(self) -> bool:
        if len(self.successful) + len(self.hopeful) <= self.seats:
            self.successful += self.hopeful
            self.hopeful = []
        return len(self.successful) >= self.seats or not self.hopeful

    def _exclude(self, lowest: list[int]) -> None:
        for votes, _ in self.steps:
            if len({votes[each] for each in lowest}) > 1:
                fewest = min(votes[each] for each in lowest)
                lowest = [each for each in lowest if votes[each] == fewest]
                break
        self.is_open = len(lowest) > 1
        if not self.is_open:
            self.hopeful.remove(lowest[0])
            self.keep[lowest[0]] = Decimal(0)


def _up(number: Decimal) -> Decimal:
    return number.quantize(UNIT, ROUND_CEILING)


def by_schedule(ballots: Profile, seats: int) -> Schedule:
    """Return the count by the schedule as it is written above."""
    with localcontext(Context(prec=60)):
        there = Schedule(profile=ballots, seats=seats)
        there.run()
    return there


def steps(ours: Count) -> Iterator[tuple[dict[int, Decimal], Decimal]]:
    """Yield the votes and the quota of each of our stages."""
    for stage in ours.stages:
        totals = {each: Decimal(votes) / ONE for each, votes in enumerate(map(int, stage.totals), 1)}
        yield totals, Decimal(int(stage.quota or 0)) / ONE


def compare(ballots: Profile, seats: int, there: Schedule) -> None:
    """Compare every step, but for a second one in which nothing happens, and the last, when nothing is open any more."""
    ours = count(ballots, rule="meek-nz", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(ours, Count)
    sound.check(ours, ballots)
    theirs = there.steps
    if len(theirs) > 1 and theirs[0] == theirs[1]:
        theirs = theirs[1:]
    here = list(steps(ours))
    assert len(theirs) <= len(here)
    if not there.is_open:
        assert set(there.successful) == set(ours.elected)
        assert len(here) - len(theirs) <= 1
    for (votes, quota), (totals, our_quota) in zip(theirs, here, strict=False):
        assert quota == our_quota
        assert votes == {each: totals[each] for each in votes}


@given(ballots=profiles(), seats=st.integers(1, 4))
def test_every_step_is_that_of_the_schedule(ballots: Profile, seats: int) -> None:
    """The same votes and quotas at each step, to the last decimal, and the same elected."""
    assume(ballots.valid)
    compare(ballots, seats, by_schedule(ballots, seats))


@needs_counting
@pytest.mark.parametrize("name", FILES)
def test_ballots_of_others(name: str) -> None:
    """The same for the ballot files of droop, which has no such rule; and the elected of its Meek count."""
    read = parse_ballots(ballots(name), f"{name}.blt")
    compare(read.profile, read.seats, by_schedule(read.profile, read.seats))


def test_ballots_are_as_many_as_votes() -> None:
    """Rounding up may give away more than there is: so much is not transferable, less than nothing."""
    outcome = run("meek-nz", 5, "301 ABCDE, 200 BACDE, 113 CABDE, 7 DE, 5 E", 4)
    for stage in outcome.stages:
        assert 626 * ONE == sum(stage.totals) + stage.not_transferable
        assert -626 * 5 <= stage.not_transferable <= 0


def test_when_more_steps_would_change_nothing_the_lowest_leaves() -> None:
    """What is rounded up on 600,000 papers is more than 0.0001: the surpluses never fall below that, by clause 23."""
    outcome = run("meek-nz", 6, "600000 FEADBC, 400000 CBF, 80 DABC, 400000 DCE", 2, lots=Lots(seed=SEED))
    stable = [stage for stage in outcome.stages if stage.decisions and stage.decisions[0].clause == "cl 23"]

    assert stable
    for stage in stable:
        before = outcome.stages[stage.number - 2]
        quota = before.quota or 0
        assert sum(max(0, votes - quota) for votes in before.totals) >= ONE // 10_000


@given(data=st.data(), seats=st.integers(2, 3))
def test_large_numbers_of_papers_too(data: st.DataObject, seats: int) -> None:
    """Each step is that of the schedule where rounding up matters most, and stable states come about."""
    order = st.permutations(range(1, 6))
    copies = st.integers(1, 9).flatmap(lambda n: st.sampled_from([n, 1000 * n, 10**6 * n]))
    row = st.tuples(copies, order.flatmap(lambda each: st.integers(2, 5).map(lambda length: tuple(each[:length]))))
    ballots = Profile.from_ballots(5, data.draw(st.lists(row, min_size=3, max_size=8)))
    compare(ballots, seats, by_schedule(ballots, seats))
