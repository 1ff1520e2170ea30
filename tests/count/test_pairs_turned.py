"""How close it was by rules that compare candidates in pairs: votes turned round, and the rule applied again."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles, run
from tests.count.test_closeness import again, close

from comitia.count import Count, Lots, Options, Profile, count
from comitia.count.explanation.margin import Margin
from comitia.count.explanation.margins import margins
from comitia.count.explanation.pair_margins import MOST_TURNED, pairs_of, turned, with_turned
from comitia.count.pairwise import minimax, ranked_pairs, schulze
from comitia.count.pairwise.matrix import Pairs
from comitia.count.pairwise.result import layers


def test_the_two_last_by_hand() -> None:
    """C and D are last, with 4 and 3; 15 rank C before D, 3 D before C. B is next above with 5."""
    text = "6 AC, 5 BC, 4 C, 3 D"
    made = run("bottom-two-irv", 4, text, 1)

    assert [m for m in margins(made) if m.stage == 2 and m.kind in {"pair", "bottom"}] == [
        Margin(stage=2, kind="pair", candidate=4, against=(3,), votes=12),
        Margin(stage=2, kind="bottom", candidate=4, against=(2,), votes=2),
    ]
    assert close(made, profile(4, text))[1:3] == [
        "D was behind C by 12 votes in their pair: with 6 votes turned round not any more.",
        "D would have been level with B, and perhaps not one of the two last, with 2 votes more.",
    ]


@given(ballots=profiles())
def test_the_smith_set_is_larger_once_the_closest_pair_is_level(ballots: Profile) -> None:
    """With the lead taken away the candidate is in the set; with less in any one such pair nobody else is."""
    made = count(ballots, rule="smith-irv", seats=1, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    found = pairs_of(made)
    assert found is not None
    for margin in margins(made):
        if margin.kind == "smith":
            [one, *_], votes = margin.against, int(margin.votes)
            assert margin.candidate in with_turned(found, one, margin.candidate, -(-votes // 2)).smith()
            for inside in found.smith():
                for outside in set(found.among) - set(found.smith()):
                    assert with_turned(found, inside, outside, (votes - 1) // 2).smith() == found.smith()


BEST = {
    "schulze": lambda found: schulze.ranking(found, schulze.strongest(found, "winning"))[0],
    "minimax": lambda found: _lowest(minimax.defeats(found, "winning")),
    "copeland": lambda found: _lowest({c: -points for c, points in found.scores().items()}),
}


def _lowest(numbers: dict[int, Fraction]) -> list[int]:
    return [each for each, number in numbers.items() if number == min(numbers.values())]


@pytest.mark.parametrize("rule", sorted(BEST))
@given(ballots=profiles(most_candidates=5, most_rows=12))
def test_votes_turned_round_in_one_pair(rule: str, ballots: Profile) -> None:
    """Of all pairs of the elected and all numbers of votes, the fewest that change who is sure of the seat."""
    made = count(ballots, rule=rule, seats=1, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    assume(made.elected and len(ballots.standing) > 1)
    found = pairs_of(made)
    assert found is not None
    one, told = made.elected[0], list(turned(made, Options()))
    does = {
        (votes, other)
        for other in found.among
        for votes in range(found.over(one, other) + 1)
        if other != one and list(BEST[rule](with_turned(found, one, other, votes))) != [one]
    }
    fewest = min((votes for votes, _ in does), default=None)
    assert [m.votes for m in told] == ([] if fewest is None else [fewest])
    if fewest:
        assert told[0].against == tuple(sorted(other for votes, other in does if votes == fewest))


@given(ballots=profiles(most_candidates=5, most_rows=12), by=st.sampled_from(["margins", "winning"]))
def test_votes_turned_round_by_ranked_pairs(ballots: Profile, by: str) -> None:
    """The same, looked at number by number: another is elected, or a lot is needed."""
    options = Options(strength=by)
    made = count(ballots, rule="ranked-pairs", seats=1, options=options, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    assume(made.elected and len(ballots.standing) > 1 and not made.lots)
    found = pairs_of(made)
    assert found is not None
    one, told = made.elected[0], list(turned(made, options))
    assert len(told) <= 1
    for other in found.among:
        for votes in range(1, found.over(one, other) + 1) if other != one else ():
            changed = with_turned(found, one, other, votes)
            does = _by_ranked_pairs(changed, by) != [one]
            if told and (votes < told[0].votes):
                assert not does
            if not told:
                assert not does
            if told and votes == told[0].votes:
                assert does == (other in told[0].against)


def _by_ranked_pairs(found: Pairs, by: str) -> list[int]:
    """Return who is elected by pairs, or all who may be by lot."""
    if ranked_pairs.hangs_on_order(found, found.smith(), by):
        return [0]
    return layers(found.among, ranked_pairs.lock(found, by, ()).is_before)[0]


def test_votes_turned_round_are_told_in_words() -> None:
    """A beats B by 6 to 5, and C by 8 to 3: one vote turned round, and B beats A."""
    made = run("minimax", 3, "4 ABC, 2 ACB, 3 BAC, 2 CBA", 1)

    assert close(made, profile(3, "4 ABC, 2 ACB, 3 BAC, 2 CBA")) == [
        "With 1 vote turned round in the pair of A and B, all other pairs as they are, A would have lost the seat or "
        "needed a lot for it; fewer would do in no pair of A."
    ]


@pytest.mark.parametrize("rule", MOST_TURNED)
def test_of_very_many_candidates_no_pair_is_looked_for(rule: str) -> None:
    """Up to the number the page has, and not beyond it."""
    numbers = MOST_TURNED[rule], MOST_TURNED[rule] + 1
    found = [again([(1, 2), (1, 2), (2, 1)], number, rule, 1) for number in numbers]

    assert [len(list(turned(made, Options()))) for made in found] == [1, 0]
