"""Single transferable vote by the rules of the Electoral Reform Society of 1997, paragraph by paragraph."""

import csv
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, needs, profile, profiles, run
from tests.count.droop import files
from tests.count.replay import Replay
from tests.shared import needs_counting

from comitia.count import Count, Decision, LotRequired, Lots, Options, Profile, count, explain, from_json, to_json
from comitia.count.record import Deferral, Stage
from comitia.count.stv.ers97 import WORDING
from comitia.exchange.ballots import parse_ballots

RULE = "ers97"


def decisions(outcome: Count) -> list[tuple[int, int, str, str]]:
    return [(stage.number, d.candidate, d.reason, d.clause) for stage in outcome.stages for d in stage.decisions]


def test_the_quota_has_two_decimals_rounded_up() -> None:
    """5.1.6: 753 for 6 places is 107.58; 100 for 3 is 25 and not 0.01 more; and as much as the quota elects."""
    assert run(RULE, 7, "753 A", 6, lots=Lots(seed=SEED)).stages[0].quota == 10758
    outcome = run(RULE, 4, "25 A, 25 B, 26 C, 24 D", 3)
    assert outcome.quota == 2500
    assert decisions(outcome) == [(1, each, "quota", "5.1.7") for each in (3, 1, 2)]


def test_the_transfer_value_is_cut_off() -> None:
    """5.3.7: 26.66 above 33.34 on 60 papers is 0.44, and 0.26 is the non-transferable difference."""
    outcome = run(RULE, 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)

    surplus = outcome.stages[1]
    assert (surplus.transfer_value, surplus.lost, surplus.clause) == (44, 26, "5.3.1")
    assert surplus.transfers == (-2666, 1980, 660, 0)
    assert decisions(outcome)[-1] == (2, 2, "quota", "5.3.13")


def test_a_surplus_as_large_as_the_difference_waits() -> None:
    """5.2.2(a): "does not exceed"; A's 2 are the 2 between E and the next."""
    stage = run(RULE, 5, "27 A, 21 B, 18 C, 18 D, 16 ED", 3).stages[1]

    assert (stage.subjects, stage.deferred) == ((5,), Deferral(surplus=200, clause="5.2.2(a)"))


def test_a_surplus_waits_while_several_are_lowest_together() -> None:
    """5.2.2(b) and 5.2.5(b): E and D have 7 each, and with A's surplus of 4 no more than the 18 of C."""
    outcome = run(RULE, 6, "29 AC, 20 B, 18 C, 19 F, 7 DB, 7 EC", 3)

    stage = outcome.stages[1]
    assert outcome.quota == 2500
    assert (stage.subjects, stage.deferred) == ((4, 5), Deferral(surplus=400, clause="5.2.2(b)"))
    assert decisions(outcome)[1:3] == [(2, 4, "together", "5.2.5(b)"), (2, 5, "together", "5.2.5(b)")]


def test_as_many_are_excluded_together_as_have_no_more_than_the_next() -> None:
    """5.2.5(b): D and E have 15 together, and C has 15, who would not be below B's 32 with them: 30."""
    outcome = run(RULE, 5, "34 A, 32 B, 15 C, 10 DB, 5 EA", 1)
    assert outcome.stages[1].subjects == (5, 4, 3)

    outcome = run(RULE, 5, "34 A, 29 B, 15 C, 10 DB, 5 EA", 1)
    assert outcome.stages[1].subjects == (5, 4)
    assert run(RULE, 5, "34 A, 29 B, 14 C, 10 DB, 5 EA", 1).stages[1].subjects == (5, 4, 3)


def test_equals_are_not_parted() -> None:
    """5.2.5: C, without a vote, and one of D and E with 5 would have no more than the other of them: C goes alone."""
    outcome = run(RULE, 5, "15 A, 9 B, 5 DA, 5 EB", 1, lots=Lots(seed=SEED))

    assert [stage.subjects for stage in outcome.stages[1:2]] == [(3,)]
    assert "No paper of C goes on (5.4.2)." in explain(outcome, "ABCDE")


def test_the_quota_falls_while_nobody_is_elected() -> None:
    """5.4.8: 6 of 30 papers run out, and 24 for two places need 8."""
    outcome = run(RULE, 5, "9 A, 8 B, 7 C, 4 D, 2 E", 2)

    assert [stage.quota for stage in outcome.stages] == [1000, 800]
    assert decisions(outcome)[-2:] == [(2, 1, "quota", "5.4.9"), (2, 2, "quota", "5.4.9")]
    assert "Papers have run out before anybody is elected: the quota is now 8." in explain(outcome)


def test_whoever_cannot_be_beaten_any_more_is_elected() -> None:
    """5.4.9(b) and 5.6.1: of 115 are 38.34 A's quota and 28.66 not transferable; half of the 48 left are enough for B."""
    outcome = run(RULE, 4, "60 A, 25 B, 20 C, 3 DB, 7 D", 2)

    last = outcome.stages[-1]
    assert (last.totals[:3], last.not_transferable) == ((3834, 2800, 2000), 2866)
    assert last.decisions[-1] == Decision(candidate=2, outcome="elected", reason="needed", clause="5.4.9", needed=2400)
    assert explain(outcome, "ABCD")[-1] == "B has 28 votes, and 24 are enough now: elected (5.4.9)."


def test_as_much_as_is_enough_elects() -> None:
    """5.4.9: "equals or exceeds"; 24 are half of the 48 left, of which 4 are A's surplus that waits and 20 are C's."""
    outcome = run(RULE, 4, "29 A, 20 B, 20 C, 4 DB, 2 D", 2)

    last = outcome.stages[-1]
    assert last.deferred == Deferral(surplus=400, clause="5.2.2(a)")
    assert last.decisions[-1] == Decision(candidate=2, outcome="elected", reason="needed", clause="5.4.9", needed=2400)


def test_a_later_surplus_goes_on_from_the_last_batch_alone() -> None:
    """5.3.2: B's surplus goes on with the 30 papers from A; B's own 10 stay."""
    outcome = run(RULE, 5, "30 ABC, 21 A, 10 BD, 14 C, 13 D, 12 E", 3)

    assert outcome.quota == 2500
    first, second = outcome.stages[1:3]
    assert (first.transfer_value, first.lost) == (86, 20)
    assert (second.subjects, second.transfer_value, second.clause) == ((2,), 36, "5.3.2")
    assert second.transfers == (0, -1080, 1080, 0, 0)


def test_first_papers_and_those_that_came_at_one_vote_are_one_batch() -> None:
    """5.4.1: D's 20 own papers and 3 from E go on together, then the 86 that came from A at 0.14."""
    outcome = run(RULE, 6, "86 ADB, 3 EDC, 5 EC, 20 DB, 36 B, 33 C, 37 F", 2)

    assert outcome.quota == 7334
    batches = [stage for stage in outcome.stages if stage.subjects == (4,)]
    assert [(stage.batch, stage.transfer_value, stage.transfers[1:4]) for stage in batches] == [
        (1, 100, (2000, 300, -2300)),
        (2, 14, (1204, 0, -1204)),
    ]


def test_an_exclusion_that_leaves_as_many_as_places_moves_nothing() -> None:
    """5.5.1: of three equal for two places none is elected (5.6.2); without one of them there are two for two."""
    outcome = run(RULE, 3, "5 AB, 5 BC, 5 CA", 2, lots=Lots(drawn=((3, 1, 2),)))

    last = outcome.stages[-1]
    assert (last.subjects, last.clause, last.transfers) == ((3,), "5.5.1", (0, 0, 0))
    assert decisions(outcome) == [
        (2, 3, "lot", "5.2.5"),
        (2, 1, "last_standing", "5.5.1"),
        (2, 2, "last_standing", "5.5.1"),
    ]


def test_two_with_enough_for_one_place() -> None:
    """5.6.2: who had more earliest is elected; equal at all points, nobody yet, and one is excluded by lot (5.2.5)."""
    outcome = run(RULE, 3, "7 A, 5 B, 3 CB, 1 CA", 1)
    assert decisions(outcome) == [(2, 3, "fewest", "5.2.5"), (2, 1, "quota", "5.4.9")]
    assert outcome.stages[1].totals[:2] == (800, 800)

    assert needs(RULE, 2, "5 A, 5 B", 1) == LotRequired(question="exclude", tied=(1, 2), draw=1)
    drawn = run(RULE, 2, "5 A, 5 B", 1, lots=Lots(drawn=((2, 1),)))
    assert decisions(drawn) == [(2, 2, "lot", "5.2.5"), (2, 1, "last_standing", "5.5.1")]


def test_nobody_is_elected_without_a_vote() -> None:
    """Where the total active vote is nothing, the last place falls by exclusion, and here by lot."""
    assert needs(RULE, 3, "3 A", 2) == LotRequired(question="exclude", tied=(2, 3), draw=1)


@given(ballots=profiles(), seats=st.integers(1, 4), part=st.sampled_from([1, 3]))
def test_every_stage_is_what_the_papers_make_it(ballots: Profile, seats: int, part: int) -> None:
    """Each total follows from the papers; all add up; the seats are filled; the quota never rises."""
    weighed = Profile.from_ballots(ballots.candidates, [(Fraction(n, part), r) for n, r in ballots.ballots()])
    outcome = count(weighed, rule=RULE, seats=seats, lots=Lots(seed=SEED))

    assert isinstance(outcome, Count)
    Replay(weighed, outcome, first_apart=False).check()
    assert from_json(to_json(outcome)) == outcome
    for stage in outcome.stages:
        assert sum(stage.totals) + stage.not_transferable + stage.lost == weighed.valid * 100
        assert all(decision.clause in WORDING.says for decision in stage.decisions)
        assert stage.clause in {"", *WORDING.says}
    quotas = [stage.quota or 0 for stage in outcome.stages]
    assert quotas == sorted(quotas, reverse=True)
    assert len(outcome.elected) == (min(seats, ballots.candidates) if weighed.valid else 0)
    assert (
        sorted((*outcome.elected, *outcome.runners_up)) == list(range(1, ballots.candidates + 1)) or not weighed.valid
    )


@given(ballots=profiles(), seats=st.integers(1, 4))
def test_who_is_elected_and_excluded_at_every_stage(ballots: Profile, seats: int) -> None:
    """5.2.2, 5.2.5 and 5.4.9 as they are written: enough elects, and nobody who has it is passed over but by 5.6.2."""
    outcome = count(ballots, rule=RULE, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    left, elected = set(range(1, ballots.candidates + 1)), list[int]()
    before = outcome.stages[0]
    for stage in outcome.stages:
        out = [d.candidate for d in stage.decisions if d.outcome == "excluded"]
        if out:
            _check_excluded(out, sorted(before.totals[each - 1] for each in left), before, stage, elected)
            assert len(left) - len(out) >= seats - len(elected)
        left -= set(out)
        for decision in stage.decisions:
            if decision.outcome == "elected" and decision.reason != "last_standing":
                assert stage.totals[decision.candidate - 1] >= min(
                    stage.quota or 0, _enough(stage, elected, seats, ballots)
                )
            if decision.outcome == "elected":
                elected.append(decision.candidate)
                left.remove(decision.candidate)
        if left and len(elected) < seats:
            most = max(stage.totals[each - 1] for each in left)
            equal = sum(stage.totals[each - 1] == most for each in left)
            enough = min(Fraction(stage.quota or 0), _enough(stage, elected, seats, ballots))
            assert most < enough or most == 0 or equal > seats - len(elected)
        before = stage


def _enough(stage: Stage, elected: list[int], seats: int, ballots: Profile) -> Fraction:
    """Return the total active vote divided by one more than the places open."""
    quota = stage.quota or 0
    held = sum(min(stage.totals[each - 1], quota) for each in elected)
    return Fraction(ballots.valid * 100 - held - stage.not_transferable - stage.lost, seats - len(elected) + 1)


def _check_excluded(out: list[int], had: list[int | Fraction], before: Stage, stage: Stage, elected: list[int]) -> None:
    surplus = sum(max(0, before.totals[each - 1] - (before.quota or 0)) for each in elected)
    assert sorted(before.totals[each - 1] for each in out) == had[: len(out)]
    assert (stage.deferred is not None) == (surplus > 0)
    if len(out) > 1:
        assert sum(had[: len(out)]) + surplus <= had[len(out)]
    elif surplus:
        assert surplus <= had[1] - had[0]


@needs_counting
def test_the_model_election() -> None:
    """The published beginning (8.1 and 8.2), and what the papers give that were made after the rest: two out together.

    Of 753 votes Smith has 134, and the last two have 24 and 23. Quota 107.58; Smith's 26.42 are more than the 1 between
    those two, so they go on: on 123 of the 134 papers 0.21, and 0.59 is neglected. The result sheet shows 753 again. The
    first preferences are those of a count of the same papers by Meek's method. The six elected are those of the book.
    """
    lines = [line for line in files("ers97")["ers97.blt"].decode().splitlines() if not line.startswith("#")]
    end = lines.index("0")
    whole = [line if line.endswith(" 0") else f"{line} 0" for line in lines[1:end]]  # as ballots end
    read = parse_ballots("\n".join([lines[0], *whole, *lines[end:]]).encode(), "ers97.blt")

    outcome = count(read.profile, rule=RULE, seats=6)

    assert isinstance(outcome, Count)
    first, surplus = outcome.stages[:2]
    assert (first.quota, [d.candidate for d in first.decisions]) == (10758, [1])
    assert (sum(first.totals), first.totals[0], sorted(first.totals)[:2]) == (75300, 13400, [2300, 2400])
    table = list(csv.reader(files("ers97")["ers97_meek_reference.csv"].decode().splitlines()))
    assert {name: int(row[1]) * 100 for row in table if (name := row[0]) in read.names} == dict(
        zip(read.names, first.totals, strict=True)
    )
    assert (surplus.action, surplus.subjects, surplus.deferred, surplus.transfers[0]) == ("surplus", (1,), None, -2642)
    assert sum(surplus.totals) + surplus.not_transferable + surplus.lost == 75300
    assert sum(surplus.transfers[1:]) == 123 * 21
    assert (surplus.transfer_value, surplus.lost, surplus.not_transferable) == (21, 59, 0)
    assert [stage.subjects for stage in outcome.stages[2:]] == [(10,), (10,), (4, 3), (4, 3), (2,), (8,)]
    assert {read.names[each - 1] for each in outcome.elected} == {
        "Smith",
        "Carpenter",
        "Duke",
        "Prince",
        "Vicar",
        "Freeman",
    }


def test_a_published_count() -> None:
    """25 papers for two places: all that is published of both stages.

    First 5 and 20 votes, a quota of 8.34 and a surplus of 11.66; then 16.56 and 8.34, 0.10 not transferable, 8.22 above
    the quota, and 8.28 are enough: half of the 16.56 that are still active.
    """
    outcome = run(RULE, 3, "5 A, 17 BA, 3 B", 2)

    assert outcome.quota == 834
    first, last = outcome.stages
    assert (first.totals, first.not_transferable + first.lost) == ((500, 2000, 0), 0)
    assert (last.transfers[1], last.totals[0] - 834) == (-1166, 822)
    assert _enough(last, [2], 2, profile(3, "5 A, 17 BA, 3 B")) == 828
    assert (last.totals, last.not_transferable + last.lost) == ((1656, 834, 0), 10)
    assert outcome.elected == (2, 1)


def test_ties_may_fall_otherwise() -> None:
    """By the rule the first point at which they differed; by option the latest."""
    text = "5 AD, 6 BA, 4 CA, 2 D, 3 DB, 16 E"
    for options, gone in ((Options(), 1), (Options(ties=("earlier_stage", "lot")), 2)):
        outcome = run(RULE, 5, text, 1, options)
        assert [gone] == [number for _, number, _, _ in decisions(outcome) if number in {1, 2}][:1]
