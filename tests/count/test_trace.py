"""Where one ballot lay at each stage: by hand, against the piles, and that it changes nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profile, profiles
from tests.count.droop import ballots as droop_ballots
from tests.shared import needs_counting

from comitia.count import (
    RULES,
    Constrained,
    Constraint,
    Constraints,
    Count,
    Lots,
    Options,
    Profile,
    Result,
    constrained,
    count,
    result_of,
)
from comitia.count.explanation.story import explanation
from comitia.count.explanation.trace import Trace, parse_ranking, trace
from comitia.exchange.ballots import parse_blt

NAMES = ["Ama", "Bo", "Cleo", "Dag", "Eli", "Fay", "Gus"]
WARD = profile(4, "45 AB, 15 AC, 17 B, 12 C, 11 DC")
TRANSFERABLE = [rule for rule in RULES if RULES[rule].transfers]


def result(ballots: Profile, rule: str, seats: int, options: Options | None = None) -> Result:
    """Return the result of a count."""
    lots, told = Lots(seed=SEED), options or Options()
    made = count(ballots, rule=rule, seats=seats, options=told, lots=lots)
    assert isinstance(made, Count)
    return result_of(ballots, made, told, lots, "1.2.3")


def lay(ballots: Profile, rule: str, seats: int, ranking: tuple[int, ...]) -> list[tuple[tuple[int, object], ...]]:
    """Return where a ballot lay at each stage."""
    return list(trace(result(ballots, rule, seats), ballots, ranking).stages)


def told(ballots: Profile, rule: str, seats: int, ranking: tuple[int, ...]) -> list[str]:
    """Return the sentences about a ballot."""
    found = result(ballots, rule, seats)
    return [stage.ballot for stage in explanation(found, NAMES, "", trace(found, ballots, ranking)).stages]


def test_a_ballot_that_was_cast() -> None:
    """26 / 60 of it goes on, to five decimals or exactly."""
    assert lay(WARD, "scottish-stv", 2, (1, 2)) == [((1, 100_000),), ((2, 43_333),)]
    assert lay(WARD, "wigm", 2, (1, 2)) == [((1, 1),), ((2, Fraction(4, 9)),)]
    assert told(WARD, "scottish-stv", 2, (1, 2)) == [
        "It counts for Ama, as a whole vote.",
        "It goes from Ama to Bo, as 0.43333 of a vote. The rest stays with Ama.",
    ]


def test_a_ballot_that_nobody_cast() -> None:
    """It goes where it would have gone: past nobody who is out, and to nobody where nobody is left."""
    assert told(WARD, "scottish-stv", 2, (1, 4, 3)) == [
        "It counts for Ama, as a whole vote.",
        "It goes from Ama to Dag, as 0.43333 of a vote. The rest stays with Ama.",
    ]
    assert told(WARD, "scottish-stv", 2, (1,)) == [
        "It counts for Ama, as a whole vote.",
        "It has helped to elect Ama. The part that would pass on counts for nobody: "
        "nobody else on it is still in the count.",
    ]
    assert told(profile(3, "9 A, 8 B, 4 CB"), "scottish-stv", 1, (3,)) == [
        "It counts for Cleo, as a whole vote.",
        "It cannot go on, and counts for nobody: nobody else on it is still in the count.",
    ]


def test_by_meek_a_ballot_is_shared_out() -> None:
    """Ama keeps 34 / 60 of it at first, and the next on it has the rest."""
    [first, last] = lay(WARD, "meek", 2, (1, 2))

    assert first == ((1, 10**9),)
    assert [candidate for candidate, _ in last] == [1, 2]
    assert sum(value for _, value in last) == 10**9
    assert told(WARD, "meek", 2, (1, 2))[1].startswith("It is shared out: Ama has 0.5")


def test_the_other_rules_say_for_whom_it_counted() -> None:
    """The first mark, every mark, none where there are too many, or one a round."""
    assert told(WARD, "plurality", 2, (3, 1)) == ["It counts for Cleo, as a whole vote."]
    assert told(WARD, "approval", 2, (3, 1)) == ["It counts one vote each for Cleo and Ama."]
    assert told(WARD, "yes-no", 2, (3,)) == ["It says yes to Cleo, and no to all others."]
    assert told(WARD, "yes-no", 2, ()) == ["It counts for nobody: it is blank (by this rule that is a no to everyone)."]
    assert told(WARD, "block", 2, (3, 1, 2)) == ["It is invalid: it has 3 marks, and up to 2 are allowed."]
    assert told(profile(3, "7 A, 5 BA, 3 CB"), "exhaustive", 1, (3, 1)) == [
        "It counts for Cleo, as a whole vote.",
        "It goes from Cleo to Ama, as a whole vote.",
    ]


def test_a_count_within_constraints_is_followed() -> None:
    """With them, as it was counted."""
    limits = Constraints(all=(Constraint(group="new", members=(3, 4), at_least=1),))
    found = constrained(WARD, rule="scottish-stv", seats=2, constraints=limits, lots=Lots(seed=SEED))
    assert isinstance(found, Constrained)
    made = result_of(WARD, found.count, Options(), Lots(seed=SEED), "1.2.3")
    lines = [stage.ballot for stage in explanation(made, NAMES, "", trace(made, WARD, (1, 2, 3))).stages]

    assert found.free is not None
    assert found.count.elected != found.free.elected
    assert lines[0] == "It counts for Ama, as a whole vote."
    assert len(lines) == len(found.count.stages)


def test_the_withdrawn_are_passed_over() -> None:
    """As on every ballot."""
    ballots = profile(3, "9 AB, 8 B, 4 CB", withdrawn=(1,))
    found = trace(result(ballots, "scottish-stv", 1), ballots, (1, 3))

    assert (found.ranking, found.marks, found.stages) == ((1, 3), (3,), (((3, 100_000),),))
    assert told(ballots, "scottish-stv", 1, (1,)) == ["It counts for nobody: every candidate on it has withdrawn."]


@pytest.mark.parametrize("rule", TRANSFERABLE)
@few
@given(ballots=profiles(), seats=st.integers(1, 3), ranking=st.permutations(range(1, 8)), length=st.integers(1, 7))
def test_any_ballot_can_be_followed(rule: str, ballots: Profile, seats: int, ranking: list[int], length: int) -> None:
    """A place for each stage, never more than a whole vote, and never with somebody who was out before."""
    marks = tuple(mark for mark in ranking if mark <= ballots.candidates)[:length]
    found = result(ballots, rule, seats)
    one, gone = found.count.scale, set[int]()
    traced = trace(found, ballots, marks)

    assert len(traced.stages) == len(found.count.stages)
    for stage, places in zip(found.count.stages, traced.stages, strict=True):
        assert sum(value for _, value in places) <= one + (len(places) if rule == "meek-nz" else 0)  # rounds up
        gone |= {d.candidate for d in stage.decisions if d.outcome == "excluded"}
        assert not {candidate for candidate, _ in places} & (gone - set(stage.subjects))
    assert all(line.endswith(".") for line in told(ballots, rule, seats, marks))


@pytest.mark.parametrize("rule", [rule for rule in TRANSFERABLE if rule != "senate"])  # cuts off votes of a parcel
@few
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_all_ballots_together_are_the_totals(rule: str, ballots: Profile, seats: int) -> None:
    """What each ballot that was cast brings to a candidate who still stands adds up to the candidate's total."""
    found = result(ballots, rule, seats)
    traces = [(copies, trace(found, ballots, ranking)) for copies, ranking in ballots.ballots()]
    for place, stage in enumerate(found.count.stages):
        decided = {d.candidate for each in found.count.stages[: place + 1] for d in each.decisions}
        brought = dict.fromkeys(range(ballots.candidates + 1), 0)
        for copies, traced in traces:
            for candidate, value in traced.stages[place]:
                brought[candidate] += copies * value
        assert {c: brought[c] for c in ballots.standing if c not in decided} == {
            c: stage.totals[c - 1] for c in ballots.standing if c not in decided
        }


@needs_counting
def test_in_a_large_count_too() -> None:
    """Papers in a table are found as those in lists are."""
    ballots = parse_blt(droop_ballots("M135"), "M135.blt")
    found = result(ballots.profile, "scottish-stv", ballots.seats)
    nobody_cast = next(
        ranking
        for first in ballots.profile.standing
        for second in ballots.profile.standing
        if first != second and (ranking := (first, second)) not in dict(ballots.profile.rows)
    )

    assert ballots.profile.size > 250
    assert len(trace(found, ballots.profile, nobody_cast).stages) == len(found.count.stages)


def test_a_trace_of_other_ballots_is_refused() -> None:
    """The count with the ballot among them must be the count that was given."""
    found = result(WARD, "scottish-stv", 2)

    with pytest.raises(ValueError, match="this ballot cannot be traced"):
        trace(found, profile(4, "44 AB, 16 AC, 17 B, 12 C, 11 DB"), (1, 2))


@pytest.mark.parametrize(
    ("text", "said"),
    [("3 x", "found the ballot '3 x'"), ("1;2", "found the ballot '1;2'"), ("-1", "found the ballot '-1'")],
)
def test_what_is_no_ballot_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_ranking(text)


def test_a_ballot_is_written_as_numbers() -> None:
    """With blanks or commas; unknown and repeated candidates are refused when it is followed."""
    assert parse_ranking("3 1, 2") == (3, 1, 2)
    assert parse_ranking("") == ()
    for ranking, said in (((5,), "found candidate 5"), ((2, 2), "found candidate 2 twice")):
        with pytest.raises(ValueError, match=said):
            trace(result(WARD, "plurality", 1), WARD, ranking)
    assert isinstance(trace(result(WARD, "plurality", 1), WARD, ()), Trace)
