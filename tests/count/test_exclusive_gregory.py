"""Single transferable vote by the exclusive Gregory method: the rules for Northern Ireland, one by one, and a real count."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profiles, run
from tests.count.replay import Replay

from comitia.count import Count, LotRequired, Lots, Options, Profile, count, explain, from_json, to_json
from comitia.count.record import Deferral
from comitia.count.stv.exclusive_gregory import WORDING

RULE = "exclusive-gregory"
WORKED = "40 AB, 10 AC, 2 A, 16 B, 9 BD, 11 CB, 12 D"


def decisions(outcome: Count) -> list[tuple[int, int, str, str]]:
    return [(stage.number, d.candidate, d.reason, d.clause) for stage in outcome.stages for d in stage.decisions]


def votes(outcome: Count, stage: int) -> list[str]:
    return [outcome.votes(total) for total in outcome.stages[stage - 1].totals]


def test_a_surplus_of_first_preferences_goes_on_from_the_papers_that_can() -> None:
    """Rules 48 and 49(4): 100 papers for 2 seats need 34; A's 18 go on with 50 of 52 papers at 0.36, none of it cut off."""
    outcome = run(RULE, 4, WORKED, 2)

    assert outcome.quota == 3400
    surplus = outcome.stages[1]
    assert (surplus.subjects, surplus.transfer_value, surplus.clause) == ((1,), 36, "rule 49(4)")
    assert surplus.transfers == (-1800, 1440, 360, 0)
    assert votes(outcome, 2) == ["34.00", "39.40", "14.60", "12.00"]
    assert (surplus.lost, surplus.not_transferable) == (0, 0)
    assert decisions(outcome) == [(1, 1, "quota", "rule 48(3)"), (2, 2, "quota", "rule 48(3)")]


def test_what_is_beyond_two_decimals_is_cut_off() -> None:
    """Rule 49(4)(b): 26 on 60 papers is 0.43, and 0.20 is lost."""
    outcome = run(RULE, 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)

    assert (outcome.stages[1].transfer_value, outcome.stages[1].lost) == (43, 20)
    assert votes(outcome, 2) == ["34.00", "36.35", "18.45", "11.00"]


def test_a_later_surplus_goes_on_from_the_last_parcel_alone() -> None:
    """Rule 49(5) to (7): B's 4 votes above the quota go on with the 30 papers from A, the 10 first papers stay."""
    outcome = run(RULE, 5, "30 ABC, 21 A, 10 BD, 14 C, 13 D, 12 E", 3)

    assert outcome.quota == 2600
    assert [stage.subjects for stage in outcome.stages[1:3]] == [(1,), (2,)]
    first, second = outcome.stages[1:3]
    assert (first.transfer_value, first.lost) == (83, 10)
    assert votes(outcome, 2)[1] == "34.90"
    assert (second.transfer_value, second.clause) == (29, "rule 49(7)")
    assert second.transfers == (0, -890, 870, 0, 0)


def test_a_paper_is_never_worth_more_than_before() -> None:
    """Rule 49(7)(b): 2 of B's last papers name C; a surplus of 3.20 on 2 papers would be 1.60, and they came at 0.40."""
    text = "2 ABC, 26 AB, 12 AD, 18 B, 14 C, 13 D, 15 E"
    outcome = run(RULE, 5, text, 3)

    assert outcome.quota == 2600
    surplus = outcome.stages[2]
    assert (surplus.subjects, surplus.transfer_value) == ((2,), 35)
    assert surplus.transfers == (0, -180, 70, 0, 0)
    assert (surplus.lost, surplus.not_transferable) == (outcome.stages[1].lost, 110)


def test_first_papers_are_not_worth_more_than_a_vote() -> None:
    """Rule 49(4)(a): 10 of A's 50 papers name B, and the surplus is 24: they go on at 1, and 14 can go nowhere."""
    outcome = run(RULE, 3, "10 AB, 40 A, 15 B, 12 C", 2)

    assert outcome.quota == 2600
    surplus = outcome.stages[1]
    assert (surplus.transfer_value, surplus.transfers, surplus.not_transferable) == (100, (-2400, 1000, 0), 1400)
    said = "The surplus of Candidate 1, 24, goes on at 1.00 a vote: 10 to Candidate 2; 14 have no further preference"
    assert f"{said} (rule 49(4))." in explain(outcome)


def test_a_surplus_waits_that_cannot_change_who_is_lowest() -> None:
    """Rule 49(10)(a): 2 votes are less than the 3 between E and D, so E is excluded first; C has then to be caught."""
    outcome = run(RULE, 5, "28 AB, 20 B, 19 C, 20 D, 17 ED", 3)

    assert outcome.quota == 2700
    stage = outcome.stages[1]
    assert (stage.action, stage.subjects) == ("exclusion", (5,))
    assert stage.deferred == Deferral(surplus=100, clause="rule 49(10)(a)")
    assert "What is left of surpluses, 1, waits, for it cannot change who is lowest (rule 49(10)(a))." in explain(
        outcome
    )


def test_a_surplus_as_large_as_the_difference_does_not_wait() -> None:
    """Rule 49(10): "less than"; 2 is not less than the 2 between E and C."""
    outcome = run(RULE, 5, "29 AB, 20 B, 19 C, 20 D, 17 ED", 3)

    assert outcome.quota == 2700
    assert (outcome.stages[1].action, outcome.stages[1].deferred) == ("surplus", None)


def test_a_surplus_waits_and_two_are_excluded_together() -> None:
    """Rules 49(10)(b) and 51(12): D and E have 4 each, and with the surplus of 2 ten: less than the 16 of F."""
    outcome = run(RULE, 6, "23 AB, 18 B, 17 C, 16 F, 4 DC, 4 EB", 3)

    assert outcome.quota == 2100
    stage = outcome.stages[1]
    assert (stage.subjects, stage.deferred) == ((4, 5), Deferral(surplus=200, clause="rule 49(10)(b)"))
    assert decisions(outcome)[1:3] == [(2, 4, "together", "rule 51(12)"), (2, 5, "together", "rule 51(12)")]
    assert stage.transfers == (0, 400, 400, -400, -400, 0)


def test_as_many_are_excluded_together_as_can_be() -> None:
    """Rule 51(12): 1, 2, 4 and 8 are less than 20, though 1 and 2 alone are less than 4; three are left for two seats."""
    outcome = run(RULE, 7, "21 A, 20 B, 22 C, 8 DA, 4 EA, 2 FA, 1 GA", 2)

    assert outcome.stages[1].subjects == (7, 6, 5, 4)
    assert outcome.runners_up[1:] == (4, 5, 6, 7)


def test_enough_are_left_for_the_vacancies() -> None:
    """Rule 51(12): C and D have less than B together, but two places are open, so that D goes alone."""
    outcome = run(RULE, 4, "40 A, 10 B, 3 C, 2 D", 3)

    assert outcome.stages[-1].subjects == (4,)
    assert outcome.elected == (1, 2, 3)


def test_papers_still_to_move_count_with_the_others() -> None:
    """Rule 52(2): after D's first papers G has 36, C 32 and B 3 too many; but 3 papers from E are still to come."""
    outcome = run(RULE, 7, "60 A, 61 F, 30 B, 27 C, 36 G, 22 DB, 3 EDBC, 5 EC", 4)

    batches = [stage for stage in outcome.stages if stage.subjects == (4,)]
    assert [stage.totals[2] for stage in batches] == [3200, 3500]
    assert batches[0].totals[6] == 3600
    assert decisions(outcome)[-1] == (batches[1].number + 1, 7, "beats_all", "rule 52(2)")


def test_papers_of_the_excluded_go_on_by_value() -> None:
    """Rule 51(2) to (9): D's 20 first papers, then the 3 that came at 1 from E, then the 86 that came at 0.13 from A."""
    outcome = run(RULE, 6, "86 ADB, 3 EDC, 5 EC, 20 DB, 36 B, 33 C, 37 F", 2)

    assert outcome.quota == 7400
    batches = [stage for stage in outcome.stages if stage.subjects == (4,)]
    assert [(stage.batch, stage.transfer_value, stage.clause) for stage in batches] == [
        (1, 100, "rule 51(3)"),
        (2, 100, "rule 51(6)"),
        (3, 13, "rule 51(6)"),
    ]
    assert [stage.transfers[1:4] for stage in batches] == [(2000, 0, -2000), (0, 300, -300), (1118, 0, -1118)]
    said = explain(outcome, "ABCDEF")
    assert "The papers worth 1 vote each that had come to D go on: 3 to C (rule 51(6))." in said
    assert "The papers of D worth 0.13 votes each go on: 11.18 to B (rule 51(6))." in said


def test_who_is_elected_by_a_batch_gets_nothing_of_the_next() -> None:
    """Rules 48(3) and 51(6): D's first papers elect B, and the 3 that came from E and name B next go on to C."""
    outcome = run(RULE, 7, "60 A, 61 F, 30 B, 27 C, 33 G, 22 DB, 3 EDBC, 5 EC", 4)

    assert outcome.quota == 4900
    first, second = [stage for stage in outcome.stages if stage.subjects == (4,)]
    assert (first.transfers[1], [d.candidate for d in first.decisions]) == (2200, [4, 2])
    assert (second.transfers[1], second.transfers[2]) == (0, 300)
    later = outcome.stages[second.number]
    assert (later.subjects, later.transfer_value, later.not_transferable - second.not_transferable) == ((2,), None, 300)


def test_the_last_exclusion_moves_no_paper() -> None:
    """Rule 52(1) and (3): with D out, B and C are left for two seats, and D's papers stay where they are."""
    outcome = run(RULE, 4, "40 A, 20 B, 18 C, 9 DC", 3)

    last = outcome.stages[-1]
    assert (last.action, last.subjects, last.clause, last.transfers) == ("exclusion", (4,), "rule 52(1)", (0, 0, 0, 0))
    assert last.totals == (2200, 2000, 1800, 900)
    assert decisions(outcome)[-2:] == [(3, 2, "last_standing", "rule 52(1)"), (3, 3, "last_standing", "rule 52(1)")]
    assert "No paper of D goes on (rule 52(1))." in explain(outcome, "ABCD")


def test_the_last_seat_goes_to_whom_nobody_can_catch() -> None:
    """Rule 52(2): B has 20, and C, D and what is left of A's surplus have 20 together."""
    outcome = run(RULE, 4, "30 A, 20 B, 12 C, 7 DC", 2)

    assert outcome.quota == 2400
    assert outcome.stages[-1].number == 2
    assert decisions(outcome)[-1] == (2, 2, "beats_all", "rule 52(2)")


def test_one_seat_goes_by_the_last_vacancy_alone() -> None:
    """Rules 48(3) and 52(2): for one seat nobody has the quota before an exclusion, but half of the votes are enough."""
    assert decisions(run(RULE, 3, "50 A, 30 B, 20 C", 1)) == [(1, 1, "beats_all", "rule 52(2)")]
    assert decisions(run(RULE, 3, "60 A, 30 B, 10 C", 1)) == [(1, 1, "beats_all", "rule 52(2)")]
    outcome = run(RULE, 3, "49 A, 30 B, 21 CB", 1)
    assert decisions(outcome) == [(2, 3, "fewest", "rule 51(1)"), (2, 2, "quota", "rule 48(3)")]


def test_two_with_the_same_are_a_tie() -> None:
    """Rule 52(2) elects neither of two who have as many as the other; rule 51(13) excludes one."""
    assert needs(RULE, 2, "5 A, 5 B", 1) == LotRequired(question="exclude", tied=(1, 2), draw=1)
    outcome = run(RULE, 3, "7 A, 5 B, 3 CB, 1 CA", 1)
    assert decisions(outcome)[-2:] == [(3, 2, "earlier_stage", "rule 51(13)(a)"), (3, 1, "last_standing", "rule 52(1)")]


def test_ties_fall_by_the_earliest_stage_at_which_they_differed() -> None:
    """Rule 51(13)(a): A and B have 9; A had fewer at first. By the latest stage it is B who had fewer."""
    text = "5 AD, 6 BA, 4 CA, 2 D, 3 DB"
    gone = [number for _, number, reason, _ in decisions(run(RULE, 4, text, 1)) if reason == "earlier_stage"]
    assert gone == [1]
    back = run(RULE, 4, text, 1, Options(ties=("earlier_stage", "lot")))
    assert [number for _, number, reason, _ in decisions(back) if reason == "earlier_stage"] == [2]


def test_equal_surpluses_fall_by_the_earliest_stage_then_by_lot() -> None:
    """Rule 50(1)(a) and (b)."""
    text = "40 AC, 40 BD, 12 C, 10 D"
    assert needs(RULE, 4, text, 3) == LotRequired(question="transfer", tied=(1, 2), draw=1)
    outcome = run(RULE, 4, text, 3, lots=Lots(drawn=((2, 1),)))
    assert outcome.stages[1].subjects == (2,)


def test_papers_count_by_their_weight() -> None:
    """Twice the weight is two papers, and thirds of a vote reckon like whole ones."""
    rows = [((1, 2), 45), ((1, 3), 15), ((2,), 17), ((3,), 12), ((4, 3), 11)]
    whole = count(Profile.from_ballots(4, [(3 * n, r) for r, n in rows]), rule=RULE, seats=2)
    third = count(Profile.from_ballots(4, [(Fraction(n, 1) + Fraction(1, 3), r) for r, n in rows]), rule=RULE, seats=2)
    assert isinstance(whole, Count)
    assert isinstance(third, Count)
    assert third.stages[1].transfer_value == 43
    assert whole.elected == third.elected == (1, 2)


@given(ballots=profiles(), seats=st.integers(1, 4), part=st.sampled_from([1, 3]))
def test_every_stage_is_what_the_papers_make_it(ballots: Profile, seats: int, part: int) -> None:
    """Each total follows from the papers; all add up; the seats are filled; clauses are those of the rules."""
    weighed = Profile.from_ballots(ballots.candidates, [(Fraction(n, part), r) for n, r in ballots.ballots()])
    outcome = count(weighed, rule=RULE, seats=seats, lots=Lots(seed=SEED))

    assert isinstance(outcome, Count)
    Replay(weighed, outcome, first_apart=True).check()
    assert from_json(to_json(outcome)) == outcome
    for stage in outcome.stages:
        assert sum(stage.totals) + stage.not_transferable + stage.lost == weighed.valid * 100
        assert all(decision.clause in WORDING.says for decision in stage.decisions)
        assert stage.clause in {"", *WORDING.says}
    assert len(outcome.elected) == (min(seats, ballots.candidates) if weighed.valid else 0)
    assert (
        sorted((*outcome.elected, *outcome.runners_up)) == list(range(1, ballots.candidates + 1)) or not weighed.valid
    )


@given(ballots=profiles(), seats=st.integers(1, 3))
def test_who_is_excluded_is_lowest_and_whose_surplus_waits_could_change_nothing(ballots: Profile, seats: int) -> None:
    """Rules 49(10), 51(1) and 51(12), as they are written, at every exclusion."""
    outcome = count(ballots, rule=RULE, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    left = set(range(1, ballots.candidates + 1))
    before = outcome.stages[0]
    elected: set[int] = set()
    for stage in outcome.stages:
        out = [d.candidate for d in stage.decisions if d.outcome == "excluded"]
        surplus = sum(max(0, before.totals[each - 1] - (outcome.quota or 0)) for each in elected)
        if out:
            had = sorted(before.totals[each - 1] for each in left)
            assert sorted(before.totals[each - 1] for each in out) == had[: len(out)]
            assert (stage.deferred is not None) == (surplus > 0)
            assert len(left) - len(out) >= outcome.seats - len(elected)
            if len(out) > 1:
                assert sum(had[: len(out)]) + surplus < had[len(out)]
            elif surplus:
                assert surplus < had[1] - had[0]
        left -= {d.candidate for d in stage.decisions}
        elected |= {d.candidate for d in stage.decisions if d.outcome == "elected"}
        before = stage


def test_a_stage_of_the_rules_ends_with_the_last_batch_of_an_exclusion() -> None:
    """Rules 41 and 51(13): B and C were unequal between two batches of one exclusion alone, which is no stage: by lot."""
    text = "15 A, 10 B, 10 C, 2 DB, 4 DA, 2 EDC, 2 EA"
    assert needs(RULE, 5, text, 1) == LotRequired(question="exclude", tied=(2, 3), draw=1)

    outcome = run(RULE, 5, text, 1, lots=Lots(seed=SEED))
    between = next(stage for stage in outcome.stages if stage.subjects == (4,) and stage.batch == 1)
    assert between.totals[1:3] == (1200, 1000)
