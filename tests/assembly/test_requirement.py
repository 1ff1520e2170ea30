"""What carries a motion: the threshold, the base it is a share of, the abstention rule (domain 1.7)."""

from dataclasses import replace

import pytest
from tests.assembly.house import tally_of

from comitia.charter import Majority
from comitia.core.assembly.requirement import (
    Bases,
    Requirement,
    Tally,
    Votes,
    base_of,
    is_met,
    is_tied,
    requirement_of,
)

HALL = Bases(
    all_seats=100, filled_seats=92, may_vote=92, present=70, credentialed=80, units=20, weight=1000, colleges={}
)
THE_TABLE = tally_of(30, 25, 10, not_voting=5)
BY_COLLEGE = replace(HALL, colleges={"lay": (60, 52, 52), "clergy": (40, 40, 40)})


def needing(**written: object) -> Requirement:
    """Return a requirement as the charter writes it."""
    return requirement_of(Majority.model_validate(written), "procedure.majorities.any")


def carries(written: dict[str, object], tally: Tally, bases: Bases = HALL) -> bool:
    """Tell whether these votes carry a motion that needs this."""
    return is_met(needing(**written), tally, bases)


@pytest.mark.parametrize(
    ("of", "base", "carried"),
    [
        ("for_plus_against", 55, True),
        ("valid", 65, False),
        ("present", 70, False),
        ("credentialed", 80, False),
        ("filled_seats", 92, False),
        ("all_seats", 100, False),
    ],
)
def test_the_same_votes_under_every_base(of: str, base: int, *, carried: bool) -> None:
    """100 seats, 92 filled, 80 admitted, 70 present; 30 for, 25 against, 10 abstain, 5 do not vote (domain 1.7)."""
    needed = needing(gt="1/2", of=of)

    assert (base, carried) == (base_of(needed, THE_TABLE.votes, HALL), is_met(needed, THE_TABLE, HALL))


@pytest.mark.parametrize(
    ("of", "in_favour"),
    [("for_plus_against", 26), ("valid", 36), ("present", 36), ("credentialed", 41), ("filled_seats", 47)],
)
def test_one_vote_decides_under_every_base(of: str, in_favour: int) -> None:
    """Against 25 and 10 abstaining, this many for are just more than half, and one fewer are not."""
    written: dict[str, object] = {"gt": "1/2", "of": of}
    against = 25 if of == "for_plus_against" else 70 - in_favour - 10
    most = tally_of(in_favour, max(against, 0), 10)
    fewer = tally_of(in_favour - 1, max(against + (of != "for_plus_against"), 0), 10)

    assert (True, False) == (carries(written, most), carries(written, fewer))


def test_the_most_for_wins_where_a_third_is_enough() -> None:
    """30 for of 65 valid votes are at least a third, as a relative majority would have it."""
    assert carries({"ge": "1/3", "of": "valid"}, THE_TABLE)


def test_exactly_two_thirds_is_two_thirds() -> None:
    """20 of 30 reach at least two thirds and are not more than two thirds; 19 of 30 reach neither."""
    votes = tally_of(20, 10)

    assert (True, False) == (carries({"ge": "2/3"}, votes), carries({"gt": "2/3"}, votes))
    assert not carries({"ge": "2/3"}, tally_of(19, 11))


def test_two_thirds_of_those_present_counts_who_does_not_vote() -> None:
    """47 of 70 present are two thirds and more, 46 are not, even with nobody against."""
    written: dict[str, object] = {"ge": "2/3", "of": "present"}

    assert (True, False) == (carries(written, tally_of(47, 0)), carries(written, tally_of(46, 0)))


@pytest.mark.parametrize("of", ["for_plus_against", "valid", "present", "credentialed", "filled_seats", "all_seats"])
@pytest.mark.parametrize("share", [{"gt": "1/2"}, {"ge": "1/2"}])
def test_nothing_is_carried_without_a_vote_for_it(of: str, share: dict[str, str]) -> None:
    """Nought of nought reaches no share, whatever the base, nor of a body that is empty."""
    empty = Bases(all_seats=0, filled_seats=0, may_vote=0, present=0, credentialed=0, units=0, weight=0, colleges={})

    assert not carries({**share, "of": of}, tally_of(0, 0), empty)


def test_abstentions_can_be_left_out_of_those_present() -> None:
    """30 of 70 present are no half; without the 10 who abstain, 30 of 60 are half, and 31 of 60 more."""
    written: dict[str, object] = {"gt": "1/2", "of": "present", "abstentions": "ignored"}

    assert 60 == base_of(needing(**written), THE_TABLE.votes, HALL)
    assert (False, True) == (carries(written, THE_TABLE), carries(written, tally_of(31, 25, 10)))


def test_a_tie_fails() -> None:
    """25 to 25 is a tie: not more than half."""
    needed = needing(gt="1/2")

    assert is_tied(needed, Votes(in_favour=25, against=25, abstaining=3), 50)
    assert not is_met(needed, tally_of(25, 25, 3), HALL)


def test_nobody_voting_is_no_tie() -> None:
    """Nought to nought is not for the chair to settle."""
    assert not is_tied(needing(gt="1/2"), Votes(in_favour=0, against=0, abstaining=3), 0)


@pytest.mark.parametrize(("casting", "carried"), [("for", True), ("against", False), (None, False)])
def test_a_casting_vote_settles_a_tie(casting: str | None, *, carried: bool) -> None:
    """25 to 25: the chair's vote decides where the charter gives one; at 26 to 25 it is not asked for."""
    written: dict[str, object] = {"gt": "1/2", "tie": "casting_vote"}

    assert carried == carries(written, tally_of(25, 25, casting=casting))
    assert carries(written, tally_of(26, 25))


@pytest.mark.parametrize(
    ("lay", "clergy", "carried"), [((27, 20), (21, 19), True), ((40, 2), (20, 20), False), ((27, 20), (0, 0), False)]
)
def test_each_college_must_reach_it(lay: tuple[int, int], clergy: tuple[int, int], *, carried: bool) -> None:
    """60 to 22 in the whole is not enough while the clergy are 20 to 20, or do not vote."""
    colleges = {
        "lay": Votes(in_favour=lay[0], against=lay[1], abstaining=0),
        "clergy": Votes(in_favour=clergy[0], against=clergy[1], abstaining=0),
    }
    tally = tally_of(lay[0] + clergy[0], lay[1] + clergy[1], colleges=colleges)

    assert carried == carries({"gt": "1/2", "colleges": True}, tally, BY_COLLEGE)


@pytest.mark.parametrize(("of", "lay"), [("filled_seats", 27), ("all_seats", 31)])
def test_a_college_is_measured_by_its_own_places(of: str, lay: int) -> None:
    """More than half of 52 filled places of the laity are 27, of all 60 they are 31."""

    def votes(number: int) -> Tally:
        colleges = {
            "lay": Votes(in_favour=number, against=0, abstaining=0),
            "clergy": Votes(in_favour=21, against=0, abstaining=0),
        }
        return tally_of(number + 21, 0, colleges=colleges)

    written: dict[str, object] = {"gt": "1/2", "of": of, "colleges": True}
    assert (True, False) == (carries(written, votes(lay), BY_COLLEGE), carries(written, votes(lay - 1), BY_COLLEGE))


def test_a_majority_of_colleges_needs_their_votes() -> None:
    """Where no votes of colleges are given, nothing is carried."""
    assert not carries({"gt": "1/2", "colleges": True}, tally_of(60, 0), BY_COLLEGE)


@pytest.mark.parametrize(("units", "units_for", "carried"), [("gt", 10, False), ("gt", 11, True), ("ge", 10, True)])
def test_more_than_half_of_the_units_as_well(units: str, units_for: int, *, carried: bool) -> None:
    """60 to 10 needs the units too: of 20, exactly 10 are at least half and not more than half."""
    assert carried == carries({"gt": "1/2", "units": {units: "1/2"}}, tally_of(60, 10, units_for=units_for))


def test_the_units_alone_do_not_carry() -> None:
    """All 20 units are for, and the votes are 30 to 31."""
    assert not carries({"gt": "1/2", "units": {"gt": "1/2"}}, tally_of(30, 31, units_for=20))


def test_the_least_number_of_votes() -> None:
    """12 to 3 is a majority, and not the 15 votes that the charter asks at least; 15 to 3 are."""
    written: dict[str, object] = {"gt": "1/2", "votes": 15}

    assert (False, True) == (carries(written, tally_of(12, 3)), carries(written, tally_of(15, 3)))


@pytest.mark.parametrize(
    ("weights", "carried"), [(("500", "499.5"), True), (("500", "500"), False), (("1000/3", "333"), True)]
)
def test_weights_are_exact(weights: tuple[str, str], *, carried: bool) -> None:
    """Heads do not count where weights do: 1 to 9 carries with 500 to 499.5; a third of 1000 is more than 333."""
    tally = tally_of(1, 9, weight_for=weights[0], weight_against=weights[1])

    assert carried == carries({"gt": "1/2", "of": "weight"}, tally)


def test_abstaining_weight_counts_where_the_charter_says_so() -> None:
    """400 to 300 is more than half of 700, and less than half of 1000 with the 300 that abstain."""
    tally = tally_of(4, 3, 3, weight_for="400", weight_against="300", weight_abstaining="300")

    assert carries({"gt": "1/2", "of": "weight"}, tally)
    assert not carries({"gt": "1/2", "of": "weight", "abstentions": "counted"}, tally)
