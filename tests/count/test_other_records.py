"""The explanation of a record that no rule here makes: several at once, parts by value, a quota that moves."""

from typing import Any

from tests.count.ballots import SEED, profile
from tests.count.tags import Tags

from comitia.count import Count, Decision, Lots, Options, Stage, explain, result_of
from comitia.count.explanation.page import to_html
from comitia.count.explanation.story import explanation

NAMES = ["Ama Owusu", "Bo Lind", "Cleo Marsh", "Dag Berg"]


def by_hand() -> Count:
    """Return a record of a kind that no rule here makes: two leave at once, in two stages by value; the quota moves."""

    def stage(number: int, totals: tuple[int, ...], transfers: tuple[int, ...], **more: Any) -> Stage:
        told: dict[str, Any] = {"action": "exclusion", "subjects": (3, 4), "transfer_value": None, "decisions": ()}
        return Stage(number=number, totals=totals, transfers=transfers, **{"not_transferable": 0, **told, **more})

    gone = tuple(Decision(candidate=c, outcome="excluded", reason="unheard_of", clause="9") for c in (3, 4))
    won = Decision(candidate=2, outcome="elected", reason="quota", clause="B.1")
    return Count(
        rule="wigm",
        seats=1,
        candidates=4,
        ballots=20,
        blank=0,
        invalid=0,
        scale=10,
        quota=110,
        stages=(
            stage(1, (90, 80, 20, 10), (90, 80, 20, 10), action="first", subjects=(), quota=110),
            stage(2, (90, 100, 5, 5), (0, 20, -15, -5), transfer_value=10, decisions=gone, quota=110),
            stage(
                3, (90, 105, 0, 0), (0, 5, -5, -5), transfer_value=5, decisions=(won,), not_transferable=5, quota=100
            ),
        ),
        elected=(2,),
        runners_up=(1, 4, 3),
    )


def test_other_kinds_of_record_are_told_too() -> None:
    """Several at once, parts by value, a quota that moves, a reason and a clause that nobody has worded."""
    lots, ballots = Lots(seed=SEED), profile(4, "9 A, 8 B, 2 CB, 1 DB")
    result = result_of(ballots, by_hand(), Options(decimals=1), lots, "1.2.3")
    found = explanation(result, NAMES, "")
    [_, second, third] = found.stages

    assert second.heading == "The votes of Cleo Marsh and Dag Berg pass on"
    assert second.sentences == (
        "1 seat is still open, so somebody has to leave.",
        "Cleo Marsh is excluded with 2 votes (9).",
        "Dag Berg is excluded with 1 vote (9).",
        "The ballots of Cleo Marsh and Dag Berg that are worth a whole vote each, 2 votes, go on, each to the next "
        "candidate on it who is still in the count.",
        "2 votes go to Bo Lind.",
        "Nobody has reached the quota of 11.",
    )
    assert third.sentences[1:] == (
        "0.5 votes go to Bo Lind. 0.5 votes cannot go on: nobody else on those ballots is left.",
        "The quota is now 10.",
        "Bo Lind has 10.5 votes and reaches the quota of 10: elected (B.1).",
    )
    assert third.close[0] == "With 0.5 votes fewer, gone to others, Bo Lind would still have had the quota here."
    assert second.close[0] == "Cleo Marsh would have been level with Bo Lind with 6 votes more."
    assert "9" not in dict(found.clauses)
    assert "Cleo Marsh and Dag Berg" in " ".join(explain(by_hand(), NAMES))
    page = to_html(found)
    assert Tags(page).seen
    assert "only sums are known" in page
