"""Constraints by hand: each clause on a small contest, and what is refused."""

import pytest
from tests.count.ballots import profile
from tests.count.limits import NAMES, decided, least, most, within

from comitia.count import (
    CONSTRAINABLE,
    Constrained,
    Constraint,
    Constraints,
    LotRequired,
    Lots,
    Options,
    constrained,
    count,
    explain,
    to_json,
)
from comitia.count.explanation.constraints import effect


def test_who_cannot_be_elected_is_passed_over() -> None:
    """Two seats, at least one of C and D: A is elected, B passed over with 30 votes, C elected with 20 (clauses 1, 2)."""
    found = within("plurality", 4, "40 A, 30 B, 20 C, 10 D", 2, least(1, "CD"))
    assert decided(found.count) == [
        (1, "Ama", "most_votes", "plurality 2"),
        (1, "Bo", "passed_over", "constraints 2"),
        (1, "Cleo", "constraint", "constraints 1"),
    ]
    assert (found.count.elected, found.count.runners_up) == ((1, 3), (2, 4))
    assert (found.brought_in, found.kept_out, found.acted) == ((3,), (2,), (1,))
    assert effect(found, NAMES) == [
        "Without the constraints are elected: Ama, Bo.",
        "Elected by the constraints: Cleo.",
        "Not elected by them: Bo.",
        "They decided at stage 1.",
    ]
    assert explain(found.count, NAMES)[1] == "At least 1 of those elected are of north: Cleo, Dag."


def test_at_most_so_many() -> None:
    """At most one of A and B: B is passed over, and C follows."""
    found = within("block", 4, "40 AB, 30 BA, 20 CA, 10 DC", 2, most(1, "AB"))
    assert (found.count.elected, found.kept_out) == ((1, 3), (2,))


def test_two_constraints_that_one_candidate_can_meet() -> None:
    """Two seats, one of C and D at least, one of D and B at least: A, then only D can complete both."""
    found = within("approval", 4, "40 A, 30 B, 20 C, 10 D", 2, least(1, "CD"), least(1, "BD", "west"))
    assert found.count.elected == (1, 4)
    assert [each[2] for each in decided(found.count)] == ["most_votes", "passed_over", "passed_over", "constraint"]


def test_equal_votes_that_can_all_be_elected_need_no_lot() -> None:
    """B and C have 30 each and both fit."""
    found = within("plurality", 4, "40 A, 30 B, 30 C, 10 D", 3, most(1, "AD"))
    assert (found.count.elected, found.count.lots) == ((1, 2, 3), ())


def test_equal_votes_of_which_one_fits_fall_by_lot() -> None:
    """At most one of B and C, who have 30 each: the lot says which, and D has the third seat (clause 3)."""
    ballots, only = profile(4, "40 A, 30 B, 30 C, 10 D"), Constraints(all=(most(1, "BC"),))
    needed = constrained(ballots, rule="plurality", seats=3, constraints=only)
    assert needed == LotRequired(question="elect", tied=(2, 3), draw=1, places=1)

    found = constrained(ballots, rule="plurality", seats=3, constraints=only, lots=Lots(drawn=((3, 2),)))
    assert isinstance(found, Constrained)
    assert decided(found.count) == [
        (1, "Ama", "most_votes", "plurality 2"),
        (1, "Bo", "passed_over", "constraints 2"),
        (1, "Cleo", "lot", "constraints 3"),
        (1, "Dag", "constraint", "constraints 1"),
    ]
    assert found.count.runners_up == (2,)
    assert found.free
    assert found.free.elected == (1, 2, 3)


def test_a_lot_for_the_last_seat_is_among_those_who_can() -> None:
    """B, C and D have 20 each, one seat is left, and at least one of C and D: B is not in the lot."""
    ballots = profile(4, "40 A, 20 B, 20 C, 20 D")
    needed = constrained(ballots, rule="plurality", seats=2, constraints=Constraints(all=(least(1, "CD"),)))
    assert needed == LotRequired(question="elect", tied=(3, 4), draw=1, places=1)
    found = constrained(
        ballots, rule="plurality", seats=2, constraints=Constraints(all=(least(1, "CD"),)), lots=Lots(drawn=((4, 3),))
    )
    assert isinstance(found, Constrained)
    assert found.count.elected == (1, 4)
    assert found.free is None
    assert effect(found) == [
        "Without the constraints this count needs lot 1 among Candidate 2, Candidate 3, Candidate 4, "
        "which is not here, so what they changed is not shown."
    ]


def test_an_agreed_order_stands_for_lots() -> None:
    """The order 4, 3, 2, 1: of C and D, equal, D is taken."""
    found = constrained(
        profile(4, "40 A, 20 B, 20 C, 20 D"),
        rule="plurality",
        seats=2,
        constraints=Constraints(all=(least(1, "CD"),)),
        options=Options(ties=("order",), order=(4, 3, 2, 1)),
    )
    assert isinstance(found, Constrained)
    assert found.count.elected == (1, 4)
    assert decided(found.count)[-1] == (1, "Dag", "agreed_order", "constraints 3")


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm"])
def test_the_doomed_are_excluded_at_once(rule: str) -> None:
    """Two seats, at most one of A and B. A has the quota of 34; B, second with 30, is excluded before the surplus goes on."""
    found = within(rule, 4, "40 ABC, 30 BD, 16 CD, 14 D", 2, most(1, "AB"))
    assert decided(found.count)[1] == (2, "Bo", "doomed", "constraints 4")
    assert found.count.stages[1].transfers == tuple(n * found.count.scale for n in (0, -30, 0, 30))
    assert (found.count.elected, found.kept_out) == ((1, 4), (2,))
    said = "Bo has 30 votes and is excluded at once: with them the constraints could not be kept (constraints 4)."
    assert said in explain(found.count, NAMES)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek"])
def test_the_guarded_are_not_excluded(rule: str) -> None:
    """Three seats, D at least. D is lowest with 13 and guarded, so E with 18 is excluded, and then C with 22 (clause 5)."""
    found = within(rule, 5, "24 A, 23 B, 22 C, 18 EA, 13 DC", 3, least(1, "D"))
    guarded = [each[1:] for each in decided(found.count) if each[2] == "guarded"]
    assert guarded[0] == ("Eli", "guarded", "constraints 5")
    assert sorted(found.count.elected) == [1, 2, 4]
    assert (found.brought_in, found.kept_out) == ((4,), (3,))
    assert (
        "Eli has 18 votes, the fewest of those whom no constraint guards, and is excluded (constraints 5)."
        in explain(found.count, NAMES)
    )


def test_two_who_reach_the_quota_together() -> None:
    """A has 40 and B 36, both above the quota of 34, and at most one of them: A, who has more (clause 6)."""
    found = within("scottish-stv", 3, "40 AC, 36 BC, 24 C", 2, most(1, "AB"))
    assert decided(found.count)[:2] == [
        (1, "Ama", "quota", "rule 47(1)"),
        (2, "Bo", "doomed", "constraints 4"),
    ]
    assert found.count.elected == (1, 3)


def test_two_who_reach_the_quota_with_equal_votes() -> None:
    """A and B have 38 each: a lot says who is elected, and the other is doomed (clause 6)."""
    ballots, only = profile(3, "38 AC, 38 BC, 24 C"), Constraints(all=(most(1, "AB"),))
    needed = constrained(ballots, rule="scottish-stv", seats=2, constraints=only)
    assert needed == LotRequired(question="elect", tied=(1, 2), draw=1, places=1)
    found = constrained(ballots, rule="scottish-stv", seats=2, constraints=only, lots=Lots(drawn=((2, 1),)))
    assert isinstance(found, Constrained)
    assert (found.count.elected, found.count.lots[0].stage) == ((2, 3), 1)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek"])
def test_two_who_reach_the_quota_with_equal_votes_later(rule: str) -> None:
    """A and B have 37 each when D is excluded, and A had more before: no lot (clause 6)."""
    found = within(rule, 4, "31 A, 28 B, 25 C, 6 DA, 9 DB, 1 DC", 2, most(1, "AB"))
    assert decided(found.count)[:3] == [
        (2, "Dag", "fewest", decided(found.count)[0][3]),
        (2, "Ama", "quota", decided(found.count)[1][3]),
        (3, "Bo", "doomed", "constraints 4"),
    ]
    assert (found.count.elected, found.count.lots) == ((1, 3), ())


def test_two_doomed_leave_one_by_one_the_lowest_first() -> None:
    """At most one of A, B and C: when A is elected, C with 12 goes first, then B with 25."""
    found = within("wigm", 5, "40 AD, 25 BE, 12 CE, 13 D, 10 E", 2, most(1, "ABC"))
    assert [each for each in decided(found.count) if each[2] == "doomed"] == [
        (2, "Cleo", "doomed", "constraints 4"),
        (3, "Bo", "doomed", "constraints 4"),
    ]


def test_several_constraints_at_once() -> None:
    """The case of Hill and Otten: 7 of one land, 6 of another, 1 of a third, and 7 and 7 of two more groups.

    Elected are 3 English men and 2 English women. Of 6 Scots 2 women are left, so that 4 must be men, who then are 7:
    the Scottish women and the Welsh woman are guarded, the other English men and the Welsh man are doomed.
    """
    kinds = {"EM": 5, "EW": 5, "SM": 6, "SW": 2, "WM": 1, "WW": 1}
    people = [kind for kind, number in kinds.items() for _ in range(number)]

    def exactly(number: int, letter: str, at: int) -> Constraint:
        members = tuple(n for n, kind in enumerate(people, 1) if kind[at] == letter)
        return Constraint(group=f"{letter}{at}", members=members, at_least=number, at_most=number)

    rules = Constraints(
        all=(exactly(7, "E", 0), exactly(6, "S", 0), exactly(1, "W", 0), exactly(7, "M", 1), exactly(7, "W", 1))
    )
    rules.check(len(people), range(1, len(people) + 1), 14)
    elected = (1, 2, 3, 6, 7)
    others = [n for n in range(1, len(people) + 1) if n not in elected]
    assert {people[n - 1] for n in rules.guarded(elected, others, 9)} == {"SW", "WW"}
    assert {people[n - 1] for n in rules.doomed(elected, others, 9)} == {"EM", "WM"}
    assert not rules.doomed((), range(1, len(people) + 1), 14)


@pytest.mark.parametrize(
    ("given_limits", "message"),
    [
        ((least(3, "CD"),), r"at least 3 of north \(3, 4\): 2 of them stand, for 3 to be elected"),
        ((least(4, "ABCD"),), r"at least 4 of north \(1, 2, 3, 4\): 4 of them stand, for 3 to be elected"),
        ((most(1, "ABC"),), r"at most 1 of east \(1, 2, 3\): 1 others stand, for 3 to be elected"),
        ((least(2, "AB"), least(2, "CD")), "no 3 of the 4 who stand keep all constraints: at least 2 of north"),
        ((most(1, "AB"), least(2, "AB")), "no 3 of the 4 who stand keep all constraints: at most 1 of east"),
        ((least(1, "E"),), "the group north names candidate 5, and there are 4"),
    ],
)
@pytest.mark.parametrize("rule", ["plurality", "meek"])
def test_what_nobody_can_keep_is_refused(rule: str, given_limits: tuple[Constraint, ...], message: str) -> None:
    """Three seats, four candidates: refused with the numbers, before anything is counted."""
    with pytest.raises(ValueError, match=message):
        within(rule, 4, "4 A, 3 B, 2 C, 1 D", 3, *given_limits)


@pytest.mark.parametrize(
    ("given_limit", "message"),
    [
        (Constraint(group="x", members=(1,)), "nothing is said of the group x"),
        (Constraint(group="x", members=(1,), at_least=2, at_most=1), "expected 0 <= at least <= at most"),
        (Constraint(group="x", members=(1, 1), at_least=1), "the group x names a candidate twice"),
    ],
)
def test_a_constraint_says_something_that_can_be(given_limit: Constraint, message: str) -> None:
    """No limit, limits that cross, a candidate twice."""
    with pytest.raises(ValueError, match=message):
        Constraints(all=(given_limit,))


def test_rules_that_take_no_constraints_say_so() -> None:
    """Yes or no may leave nobody of a group with enough votes, and a round has still to be held by the exhaustive ballot."""
    for rule in ("yes-no", "exhaustive"):
        with pytest.raises(ValueError, match=f"the rule {rule} takes no constraints; those that do: plurality"):
            within(rule, 2, "2 A, 1 B", 1, least(1, "B"))
    with pytest.raises(ValueError, match="found the rule 'dice'"):
        within("dice", 2, "2 A, 1 B", 1, least(1, "B"))


def test_without_a_valid_ballot_nobody_is_elected() -> None:
    """As without constraints."""
    for rule in CONSTRAINABLE:
        found = within(rule, 2, "3 -", 1, least(1, "B"))
        assert found.count.elected == ()
        assert count(profile(2, "3 -"), rule=rule, seats=1) == found.free


def test_the_record_names_its_constraints() -> None:
    """Group, members and limits; a limit that is none is left out, and so is the key where there are no constraints."""
    found = within("plurality", 3, "3 A, 2 B, 1 C", 2, least(1, "BC"), most(1, "AB"))
    assert to_json(found.count)["constraints"] == [
        {"group": "north", "members": [2, 3], "at_least": 1},
        {"group": "east", "members": [1, 2], "at_least": 0, "at_most": 1},
    ]
    assert found.free
    assert "constraints" not in to_json(found.free)


def test_a_profile_with_withdrawn_candidates() -> None:
    """Who is withdrawn is no member of a group any more: of C and D, who stand for the north, D is left."""
    ballots = profile(4, "40 A, 30 B, 20 C, 10 D", withdrawn=(3,))
    found = constrained(ballots, rule="plurality", seats=2, constraints=Constraints(all=(least(1, "CD"),)))
    assert isinstance(found, Constrained)
    assert found.count.elected == (1, 4)
    with pytest.raises(ValueError, match=r"at least 2 of north \(3, 4\): 1 of them stand, for 2 to be elected"):
        constrained(ballots, rule="plurality", seats=2, constraints=Constraints(all=(least(2, "CD"),)))
