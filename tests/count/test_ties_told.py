"""Where a count was told how equals fall, no clause is quoted as if they had fallen by the rule's own way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile

from comitia.count import RULES, Count, Lots, Options, Profile, Scores, count
from comitia.count.explanation.story import explanation
from comitia.count.result import result_of

LEVEL = "5 A, 4 BD, 3 C, 4 D, 1 EC"
"""C and D have 4 each when E is gone: at the first stage C had 3, and D 4."""
WITH_TIES = [rule for rule in RULES if RULES[rule].ties]
FELL = ("lot", "agreed_order", "earlier_stage")


def clauses(ballots: Profile | Scores, rule: str, seats: int, options: Options) -> tuple[Count, dict[str, str]]:
    lots = Lots(seed=SEED)
    made = count(ballots, rule=rule, seats=seats, options=options, lots=lots)
    assert isinstance(made, Count)
    return made, dict(explanation(result_of(ballots, made, options, lots, "1"), [], "").clauses)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(ties=("lot",)), "at once by lot."),
        (Options(ties=("order",), order=(1, 2, 3, 4, 5)), "at once by the order agreed before."),
    ],
)
def test_a_lot_at_once_is_said_to_be_one(options: Options, said: str) -> None:
    """The rule's clause speaks of those who had the same at every stage, and these had not."""
    _, found = clauses(profile(5, LEVEL), "scottish-stv", 1, options)

    assert found["rule 51(2)(b)"] == (
        "Of several with equally few votes who had the same at every stage, a lot decides who is excluded. In this "
        f"count, as it was told, equals fall {said}"
    )


def test_an_order_in_the_place_of_a_lot_is_said_to_be_one() -> None:
    """B and C are equal at all stages."""
    options = Options(ties=("earlier_stage", "order"), order=(2, 3, 1))
    _, found = clauses(profile(3, "4 A, 3 B, 3 C"), "scottish-stv", 1, options)

    assert found["rule 51(2)(b)"].endswith(
        "equals fall by the latest stage at which they differed, then by the order agreed before."
    )


@pytest.mark.parametrize("rule", WITH_TIES)
@few
@given(data=st.data(), seats=st.integers(1, 3), way=st.integers(0, 2), is_agreed=st.booleans())
def test_every_clause_by_which_a_tie_fell_says_how(
    rule: str, data: st.DataObject, seats: int, way: int, is_agreed: bool
) -> None:
    """By every rule that can be told; where it was told its own way, or nothing, the words are the rule's."""
    ballots = data.draw(ballots_of(rule))
    ways = RULES[rule].ties
    ties = ways[way % len(ways)]
    options = Options(ties=ties)
    if is_agreed:
        options = Options(ties=(*ties[:-1], "order"), order=tuple(range(1, ballots.candidates + 1)))
    made, found = clauses(ballots, rule, fit(rule, seats), options)
    is_told = options.ties != ways[0]

    fell = {d.clause for stage in made.stages for d in stage.decisions if d.reason.endswith(FELL)}
    for clause, words in found.items():
        assert words.startswith(RULES[rule].wording.says[clause])
        assert ("as it was told" in words) is (is_told and clause in fell)
