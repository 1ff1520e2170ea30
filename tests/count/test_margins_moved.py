"""Margins where nobody else has the votes: by hand, and by really moving them from the one who is ahead."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, run, run_points

from comitia.count import Count, Lots, Options, Profile, count, parse_threshold
from comitia.count.explanation.margin import Margin
from comitia.count.explanation.margins import margins
from comitia.count.explanation.story import explanation
from comitia.count.result import result_of

CHAIR = "9 A, 8 B, 4 CB, 2 DA"
FIRST_WINS = ("plurality", "sntv", "block", "two-round", "exhaustive")


def of(made: Count, *kinds: str, options: Options | None = None) -> list[Margin]:
    return [each for each in margins(made, options=options or Options()) if each.kind in kinds]


def made_of(rule: str, ballots: Profile) -> Count:
    made = count(ballots, rule=rule, seats=1, lots=Lots(seed=SEED))
    assert isinstance(made, Count)
    return made


@pytest.mark.parametrize(
    ("rule", "text", "stage", "votes"),
    [
        ("exhaustive", CHAIR, 3, 1),
        ("exhaustive", "20 A, 10 B", 1, 5),
        ("two-round", "40 A, 35 B, 15 CB, 10 DB", 2, 10),
        ("plurality", "20 A, 10 B, 1 C", 1, 5),
    ],
)
def test_of_two_who_are_left_votes_move_from_the_one_ahead(rule: str, text: str, stage: int, votes: int) -> None:
    """There is nobody else to take them from, or others have too few: each that moves changes the lead by two."""
    [margin] = of(run(rule, 4, text, 1), "moved")

    assert (margin.stage, margin.votes) == (stage, votes)


def test_one_of_two_who_leaves_is_held_against_the_other() -> None:
    """After stage 2 ten papers are silent: 10 for Ama and 8 for Bo, of whom one leaves, are short of the quota of 15."""
    made = run("scottish-stv", 3, "10 A, 8 B, 6 C, 4 -", 1)
    assert made.stages[-1].subjects == (2,)

    assert of(made, "moved") == [
        Margin(stage=made.stages[-1].number, kind="moved", candidate=1, against=(2,), votes=1_00000)
    ]


def test_where_others_have_the_votes_they_are_taken_from_them() -> None:
    """Cleo has the ten that Bo would need."""
    [margin] = of(run("plurality", 3, "20 A, 10 B, 10 C", 1), "moved", "last_place")

    assert (margin.kind, margin.votes, margin.against) == ("last_place", 10, (2, 3))


@pytest.mark.parametrize("rule", FIRST_WINS)
@given(firsts=st.lists(st.integers(0, 12), min_size=2, max_size=4))
def test_so_many_moved_are_enough_and_fewer_are_not(rule: str, firsts: list[int]) -> None:
    """With the margin moved in the last round there is a tie or another is elected; with one less the same one is."""
    assume(sum(firsts))
    ballots = Profile.from_ballots(len(firsts), [(n, (c,)) for c, n in enumerate(firsts, 1) if n])
    made = made_of(rule, ballots)
    for margin in of(made, "moved"):
        if len(made.stages) > 1:
            continue
        ahead, behind, votes = margin.candidate, margin.against[0], int(margin.votes)
        assert (ahead,) == made.elected
        less, enough = (made_of(rule, _moved(firsts, ahead, behind, n)) for n in (votes - 1, votes))
        assert less.stages[0].totals[ahead - 1] > less.stages[0].totals[behind - 1]
        assert enough.stages[0].totals[ahead - 1] <= enough.stages[0].totals[behind - 1]


def _moved(firsts: list[int], ahead: int, behind: int, votes: int) -> Profile:
    after = [n + votes * (c == behind) - votes * (c == ahead) for c, n in enumerate(firsts, 1)]
    return Profile.from_ballots(len(after), [(n, (c,)) for c, n in enumerate(after, 1) if n])


def test_who_goes_on_to_a_second_round() -> None:
    """Of two places Bo has the last with 35, and Cleo has 15; by a share of an eighth Dag with 10 of 100 lacks 3."""
    text = "40 A, 35 B, 15 CB, 10 DB"
    share = Options(advance=parse_threshold("ge:1/8"))

    assert of(run("two-round", 4, text, 1), "advance") == [
        Margin(stage=1, kind="advance", candidate=2, against=(3,), votes=20)
    ]
    assert of(run("two-round", 4, text, 1, share), "advance", "short_of_advance", options=share) == [
        Margin(stage=1, kind="short_of_advance", candidate=4, votes=3)
    ]


def test_every_seat_of_bloc_star_has_its_margins() -> None:
    """Each points stage says how close the runoff was, each runoff how many would have to change their mind."""
    made = run_points("star", "5 5420, 4 2540, 3 0153", 2)

    kinds = [(each.stage, each.kind) for each in margins(made)]
    assert kinds == [(1, "advance"), (2, "moved"), (3, "advance"), (4, "moved")]
    assert all(one <= other for one, other in pairwise(each.stage for each in margins(made)))


def test_equal_points_for_the_runoff_are_level() -> None:
    """B and C have the same points, and C loses the match: level, no matter what tells them apart."""
    made = run_points("star", "3 530, 3 503, 1 043, 1 034, 1 021, 1 001", 1, lots=Lots(seed=SEED))

    [margin] = of(made, "advance")
    assert margin.votes == made.stages[0].totals[margin.candidate - 1] - made.stages[0].totals[margin.against[0] - 1]


def test_the_sentences() -> None:
    """They name from whom votes move, and who is the last to go on."""
    cast = profile(4, "40 A, 35 B, 15 CB, 10 DB")
    made = run("two-round", 4, "40 A, 35 B, 15 CB, 10 DB", 1)
    told = explanation(result_of(cast, made, Options(), None, "1"), ["Ama", "Bo", "Cleo", "Dag"], "")

    said = [sentence for stage in told.stages for sentence in stage.close]
    assert "Cleo would have been level with Bo, the last who goes on, with 20 votes more." in said
    assert (
        "With 10 votes moved from Bo to Ama, Ama would not have been behind any more: those who are not named had too "
        "few to take."
    ) in said
