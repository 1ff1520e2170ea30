"""Single transferable vote by the Scottish rules: the Order's arithmetic, and a tie on every path."""

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profile, profiles, run

from comitia.count import Count, LotRequired, Lots, Options, Profile, count
from comitia.count.limits import SCALE
from comitia.count.stv.papers import ListPapers
from comitia.count.stv.scottish_stv import ARITHMETIC
from comitia.count.stv.table_papers import TablePapers


def decisions(outcome: Count) -> list[tuple[int, int, str, str]]:
    return [(stage.number, d.candidate, d.reason, d.clause) for stage in outcome.stages for d in stage.decisions]


def test_worked_example_of_the_quota_and_the_transfer_value() -> None:
    """Rules 46 and 48(3): 100 papers for 2 seats need 34; a surplus of 26 on 60 papers goes on at 0.43333."""
    outcome = run("scottish-stv", 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)

    assert outcome.quota == 34 * SCALE
    surplus = outcome.stages[1]
    assert (surplus.action, surplus.subjects, surplus.transfer_value) == ("surplus", (1,), 43_333)
    assert surplus.transfers == (-26 * SCALE, 45 * 43_333, 15 * 43_333, 0)
    assert surplus.lost == 26 * SCALE - 60 * 43_333
    assert outcome.votes(outcome.stages[1].totals[1]) == "36.49985"
    assert outcome.elected == (1, 2)


def test_a_paper_that_came_by_transfer_goes_on_at_its_own_value() -> None:
    """Rule 48(4)(b): in the second surplus, 80 papers count at the value at which they came and 30 at one."""
    outcome = run("scottish-stv", 4, "80 ABC, 30 BC, 7 C, 3 D", 3)

    first, second = outcome.stages[1:3]
    assert outcome.quota == 31 * SCALE
    assert first.transfer_value == 61_250
    assert first.totals[1] == 79 * SCALE
    assert second.subjects == (2,)
    assert second.transfer_value == 60_759
    assert second.transfers[2] == 80 * (61_250 * 48 // 79) + 30 * 60_759


def test_the_largest_surplus_goes_first() -> None:
    """Rule 49(1): of two elected at one stage, the one with more votes passes on first."""
    outcome = run("scottish-stv", 4, "35 AC, 40 BD, 13 C, 12 D", 3)

    assert outcome.stages[1].subjects == (2,)
    assert outcome.elected == (2, 1, 4)


def test_equal_surpluses_go_by_the_latest_stage_at_which_they_differed() -> None:
    """Rule 49(2): both have 46 votes at stage 2, and A had more at stage 1."""
    outcome = run("scottish-stv", 6, "44 AE, 43 BE, 30 C, 2 DA, 3 DB, 28 E, 27 F", 3)

    assert outcome.quota == 45 * SCALE
    assert outcome.stages[1].totals[:2] == (46 * SCALE, 46 * SCALE)
    assert outcome.stages[2].subjects == (1,)
    assert outcome.lots == ()


def test_equal_surpluses_that_never_differed_need_a_lot() -> None:
    """Rule 49(3): equal at every stage."""
    text = "40 AC, 40 BD, 12 C, 10 D"
    assert needs("scottish-stv", 4, text, 3) == LotRequired(question="transfer", tied=(1, 2), draw=1)

    for order in ((1, 2), (2, 1)):
        outcome = run("scottish-stv", 4, text, 3, lots=Lots(drawn=(order,)))
        assert outcome.stages[1].subjects == order[:1]
        assert [(lot.question, lot.order, lot.stage) for lot in outcome.lots][:1] == [("transfer", order, 2)]


def test_equal_lowest_go_by_the_latest_stage_at_which_they_differed() -> None:
    """Rule 51(2)(a): C and D have 12 at stage 2; D had fewer at stage 1 and is excluded."""
    outcome = run("scottish-stv", 5, "40 A, 30 B, 12 C, 10 D, 2 ED", 1)

    assert (3, 4, "earlier_stage", "rule 51(2)(a)") in decisions(outcome)
    assert outcome.lots == ()


def test_three_equal_lowest_are_narrowed_to_those_who_were_lowest() -> None:
    """Rule 51(2)(a): of three equal now, two were equal lowest before; the lot is between those two."""
    text = "30 A, 12 B, 10 C, 10 D, 2 EC, 2 ED"
    assert needs("scottish-stv", 5, text, 1) == LotRequired(question="exclude", tied=(3, 4), draw=1)


def test_look_back_goes_on_beyond_the_stage_that_narrowed() -> None:
    """Rule 51(2)(a): B, C and D are equal at stage 3; C and D were lowest at stage 2; C was lower at stage 1."""
    outcome = run("scottish-stv", 6, "30 A, 14 B, 11 C, 12 D, 1 EC, 2 FC, 2 FD", 1)

    assert outcome.stages[1].totals[2:4] == (12 * SCALE, 12 * SCALE)
    assert outcome.stages[2].totals[1:4] == (14 * SCALE, 14 * SCALE, 14 * SCALE)
    assert (4, 3, "earlier_stage", "rule 51(2)(a)") in decisions(outcome)
    assert outcome.lots == ()


def test_equal_lowest_at_every_stage_need_a_lot() -> None:
    """Rule 51(2)(b): the one drawn first is excluded."""
    text = "40 A, 30 B, 12 C, 12 D"
    assert needs("scottish-stv", 4, text, 1) == LotRequired(question="exclude", tied=(3, 4), draw=1)

    for order in ((3, 4), (4, 3)):
        outcome = run("scottish-stv", 4, text, 1, lots=Lots(drawn=(order,)))
        assert (2, order[0], "lot", "rule 51(2)(b)") in decisions(outcome)


def test_ties_by_lot_alone_do_not_look_back() -> None:
    """With ties: [lot], a difference at an earlier stage decides nothing."""
    text = "40 A, 30 B, 12 C, 10 D, 2 ED"
    lot = needs("scottish-stv", 5, text, 1, Options(ties=("lot",)))
    assert lot == LotRequired(question="exclude", tied=(3, 4), draw=1)


def test_the_last_vacancies_go_to_as_many_as_are_left() -> None:
    """Rule 52(1): two are left for two seats and are elected below the quota."""
    outcome = run("scottish-stv", 3, "50 A, 4 B, 3 C", 3)
    assert [(d[1], d[2], d[3]) for d in decisions(outcome)] == [
        (1, "quota", "rule 47(1)"),
        (2, "last_standing", "rule 52(1)"),
        (3, "last_standing", "rule 52(1)"),
    ]


def test_the_last_seat_between_two_equals_falls_by_lot() -> None:
    """Two with equal votes at every stage and one seat: the one drawn first is excluded, the other elected."""
    outcome = run("scottish-stv", 2, "5 A, 5 B", 1, lots=Lots(drawn=((2, 1),)))
    assert (outcome.elected, outcome.runners_up) == ((1,), (2,))


def test_fewer_candidates_than_seats_leaves_seats_vacant() -> None:
    """All are elected, and the rest is vacant."""
    outcome = run("scottish-stv", 2, "5 A, 3 BA", 4)
    assert (outcome.elected, outcome.vacant) == ((1, 2), 2)


def test_without_valid_ballots_nobody_is_elected() -> None:
    """Blank ballots elect nobody, by whatever rule."""
    outcome = run("scottish-stv", 2, "5 -", 2)
    assert (outcome.elected, outcome.blank, outcome.vacant, len(outcome.stages)) == ((), 5, 2, 1)


def test_a_withdrawn_candidate_is_passed_over() -> None:
    """Marks for the withdrawn go to the next preference, and they are not elected even as the last standing."""
    outcome = count(profile(3, "9 CA, 4 B, 2 C", withdrawn=(3,)), rule="scottish-stv", seats=3)
    assert isinstance(outcome, Count)
    assert (outcome.elected, outcome.stages[0].totals[2], outcome.blank) == ((1, 2), 0, 2)


def test_beyond_sixty_four_bits_the_count_stays_exact() -> None:
    """Billions of ballots are counted in whole numbers of any size."""
    few = run("scottish-stv", 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)
    copies = 10**10
    many = run(
        "scottish-stv",
        4,
        ", ".join(
            f"{int(n) * copies} {m}" for n, m in (("45", "AB"), ("15", "AC"), ("17", "B"), ("12", "C"), ("11", "DC"))
        ),
        2,
    )
    assert many.elected == few.elected
    assert sum(many.stages[-1].totals) + many.stages[-1].not_transferable + many.stages[-1].lost == 10**12 * SCALE


@given(profiles(), st.integers(1, 5))
def test_totals_are_conserved(ballots: Profile, seats: int) -> None:
    """At each stage the totals, what is not transferable and what was cut off make up all the valid ballots."""
    outcome = count(ballots, rule="scottish-stv", seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    before = (0,) * ballots.candidates
    for stage in outcome.stages:
        assert sum(stage.totals) + stage.not_transferable + stage.lost == ballots.valid * SCALE
        assert stage.totals == tuple(map(sum, zip(before, stage.transfers, strict=True)))
        before = stage.totals
    assert len(outcome.elected) == (min(seats, ballots.candidates) if ballots.valid else 0)
    everyone = [*outcome.elected, *outcome.runners_up]
    assert len(everyone) == len(set(everyone))


@given(profiles(), st.integers(1, 4))
def test_lists_and_tables_of_papers_agree(ballots: Profile, seats: int) -> None:
    """Both ways of holding papers move the same values."""
    if not ballots.valid:
        return
    lists, tables = ListPapers(ballots, ARITHMETIC), TablePapers(ballots, ARITHMETIC)
    assert lists.first() == tables.first()
    is_open = [True] * (ballots.candidates + 1)
    for candidate in range(1, ballots.candidates + 1):
        is_open[candidate] = False
        part = (1, seats + 1) if candidate % 2 else None
        assert lists.move(candidate, is_open, part) == tables.move(candidate, is_open, part)
