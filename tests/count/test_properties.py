"""What holds for every rule, a new one too: each stands in `RULES`; what its text breaks is in a table, and tested.

Ties fall by an order agreed before, renamed with the candidates, so that whole records are held against each other.
"""

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import WITH_MARKS, ballots_of, fit, profile
from tests.count.properties import SEATS, counted, every_rule, fewer, orders
from tests.count.relabelled import (
    Record,
    agreed,
    ballots_and_blank,
    gathered,
    record,
    renamed,
    same,
    without,
)
from tests.count.test_large_profiles import as_rows, as_table, made

from comitia.count import RULES, Count, Lots, Options, Profile, Scores, compiled, count, parse_threshold, to_json
from comitia.count.stv import papers
from comitia.exchange.ballots import parse_ballots

BY_NUMBER_AT_THE_END = {
    "sequential-pav": "where as many stand as there are seats, the lower number stands first",
    "sequential-phragmen": "the same",
    "equal-shares": "the same",
}
"""Rules whose record has an order by number where nobody's seat hangs on it."""
BLANK_COUNTS = {
    "yes-no": "yes-no 1: a blank ballot says no to all",
    "slate": "slate 1: where one list stands, no mark is a no",
}


def test_the_tables_name_rules_that_are_there() -> None:
    """A rule that has gone, or has another name, leaves no exception behind."""
    tables = (BY_NUMBER_AT_THE_END, BLANK_COUNTS)
    assert {*RULES} >= {rule for table in tables for rule in table}


@every_rule
@fewer
@given(data=st.data(), seats=SEATS)
def test_the_order_of_ballots_and_their_bundles_change_nothing(rule: str, data: st.DataObject, seats: int) -> None:
    """Anonymity, and weights as copies: shuffled, one by one or in bundles of any size, they give the same record."""
    ballots = data.draw(ballots_of(rule))
    bundles: list[tuple[int, Any]] = []
    for copies, marks in ballots_and_blank(ballots):
        part = data.draw(st.integers(1, copies))
        bundles += [(part, marks)] * (copies // part) + [(1, marks)] * (copies % part)
    apart = gathered(data.draw(st.permutations(bundles)), ballots)

    lots = Lots(seed="5f3a9c")
    one, other = (count(each, rule=rule, seats=fit(rule, seats), lots=lots) for each in (ballots, apart))
    assert apart == ballots
    assert one == other


@every_rule
@fewer
@given(data=st.data(), seats=SEATS)
def test_renaming_candidates_renames_the_whole_record(rule: str, data: st.DataObject, seats: int) -> None:
    """Neutrality: by new numbers the elected, runners-up, totals, transfers, pairs and reasons are the same persons'."""
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    numbers = dict(enumerate(data.draw(st.permutations(range(1, ballots.candidates + 1))), 1))

    one = counted(rule, ballots, seats, agreed(ties, order))
    other = counted(rule, renamed(ballots, numbers), seats, agreed(ties, [numbers[each] for each in order]))
    if rule in BY_NUMBER_AT_THE_END and ballots.candidates <= seats:
        assert {numbers[each] for each in one.elected} == {*other.elected}
    else:
        assert record(one, numbers) == record(other, same(ballots.candidates))


@pytest.mark.parametrize("rule", BY_NUMBER_AT_THE_END)
def test_an_order_by_number_where_no_seat_hangs_on_it(rule: str) -> None:
    """A and B are alike, and two seats are for two: A is first on the record, whatever was agreed."""
    assert (1, 2) == counted(rule, profile(2, "3 AB"), 2, agreed(("lot",), [2, 1])).elected
    assert (2,) == counted(rule, profile(2, "3 AB"), 1, agreed(("lot",), [2, 1])).elected


def test_what_is_listed_by_number_where_nothing_hangs_on_it() -> None:
    """What `record` leaves out: equal ones elected at once, pairs that are equal, and what was enough for each in turn.

    In all three C comes before A in the order agreed.
    """
    at_once = counted("scottish-stv", profile(3, "5 A, 5 C, 1 B"), 2, agreed(("lot",), [3, 2, 1]))
    assert (1, 3) == at_once.elected

    locked = counted("ranked-pairs", profile(3, "2 ABC"), 1, agreed(("lot",), [3, 2, 1])).comparison
    assert locked is not None
    assert [(1, 2), (1, 3), (2, 3)] == [(each.winner, each.loser) for each in locked.locked]

    in_turn = counted("ers97", profile(4, "7 B, 1 AC, 1 C"), 3, agreed(("lot",), [4, 3, 2, 1])).stages[1]
    assert [(1, 67), (3, 50)] == [(each.candidate, each.needed) for each in in_turn.decisions]


@every_rule
@fewer
@given(data=st.data(), seats=SEATS)
def test_the_withdrawn_might_as_well_not_have_stood(rule: str, data: st.DataObject, seats: int) -> None:
    """The ballots name them, and the record is that of a contest without them, with nothing in their places."""
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    gone = data.draw(st.sets(st.integers(1, ballots.candidates), max_size=ballots.candidates - 1))
    left = {each: place for place, each in enumerate(sorted({*order} - gone), 1)}

    there = counted(rule, without(ballots, gone), seats, agreed(ties, order))
    never = counted(rule, renamed(ballots, left), seats, agreed(ties, [left[each] for each in order if each in left]))
    assert record(there, left) == record(never, same(len(left)))
    assert not any(stage.totals[each - 1] for stage in there.stages for each in gone)


@pytest.mark.parametrize("rule", WITH_MARKS)
def test_a_ballot_file_with_a_withdrawn_candidate(rule: str) -> None:
    """The file that says -2, and the one whose ballots leave 2 out, come to the same record."""
    head, names = "4 1\n", '0\n"A"\n"B"\n"C"\n"D"\n"T"\n'
    one = parse_ballots(f"{head}-2\n5 2 1 3 0\n4 3 2 0\n3 1 4 2 0\n2 2 0\n{names}".encode(), "a.blt").profile
    other = parse_ballots(f"{head}-2\n5 1 3 0\n4 3 0\n3 1 4 0\n2 0\n{names}".encode(), "b.blt").profile

    lots = Lots(seed="5f3a9c")
    assert count(one, rule=rule, seats=1, lots=lots) == count(other, rule=rule, seats=1, lots=lots)


@every_rule
@fewer
@given(data=st.data(), seats=SEATS, blank=st.integers(1, 40), invalid=st.integers(0, 40))
def test_blank_and_invalid_ballots_change_only_their_numbers(
    rule: str, data: st.DataObject, seats: int, blank: int, invalid: int
) -> None:
    """However many are added. By the table blank ones count; by others not even where a threshold is of the valid."""
    ballots = data.draw(ballots_of(rule))
    order, ties = orders(data, rule, ballots)
    before = ballots_and_blank(ballots)
    nothing: Any = [None] * ballots.candidates if isinstance(ballots, Scores) else ()
    more = gathered([*before, (blank, nothing)], ballots, invalid=ballots.invalid + invalid)
    if rule in BLANK_COUNTS and (rule != "slate" or ballots.candidates == 1):
        more = gathered(before, ballots, invalid=ballots.invalid + invalid)
        blank = 0

    one, other = (to_json(counted(rule, each, seats, agreed(ties, order))) for each in (ballots, more))
    assert {**one, "blank": one["blank"] + blank, "invalid": one["invalid"] + invalid} == other


@pytest.mark.parametrize("rule", BLANK_COUNTS)
def test_a_blank_ballot_is_a_no(rule: str) -> None:
    """3 of 5 say yes, and with two blank ballots 3 of 7 do: not more than half."""
    ballots = Profile.from_ballots(2, [(3, [1]), (2, [])], withdrawn=[2])
    more = Profile.from_ballots(2, [(3, [1]), (4, [])], withdrawn=[2])

    assert ((1,), ()) == tuple(counted(rule, each, 1, Options()).elected for each in (ballots, more))


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if "cast" in rule.bases])
def test_blank_and_invalid_ballots_count_where_a_threshold_is_of_all_cast(rule: str) -> None:
    """By the charter's words: 3 votes are more than half of 5 cast, and not of 6, be it blank or invalid."""
    told = Options(threshold=parse_threshold("gt:1/2:cast"), ties=("order",), order=(1, 2, 3))
    rows = [(3, [1]), (1, [2]), (1, [3])]
    elected = [
        counted(rule, Profile.from_ballots(3, [*rows, *blank], invalid=invalid), 1, told).elected
        for blank, invalid in (([], 0), ([(1, list[int]())], 0), ([], 1))
    ]
    assert [(1,), (), ()] == elected


@pytest.mark.parametrize("rule", WITH_MARKS)
@pytest.mark.parametrize("decimals", [None, 5])
def test_lists_tables_and_compiled_loops_give_the_same_record(rule: str, decimals: int | None) -> None:
    """Three ways of large batches, on 600 rankings of seven; where numba is not there, two."""
    if decimals is not None and "decimals" not in RULES[rule].options:
        return
    ballots, options = made(7, 600), Options(decimals=decimals)
    records: list[Record] = []
    for compiles, small, hold in ((False, 10**9, as_rows), (False, -1, as_table), (True, -1, as_table)):
        if compiles and not compiled.is_there():
            continue
        with patch.object(compiled, "pays", return_value=compiles), patch.object(papers, "SMALL", small):
            found = count(hold(ballots), rule=rule, seats=fit(rule, 3), options=options, lots=Lots(seed="5f3a9c"))
        assert isinstance(found, Count)
        records.append(to_json(found))
    assert all(each == records[0] for each in records[1:])
