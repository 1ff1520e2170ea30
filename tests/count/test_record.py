"""The record of a count: JSON there and back, sentences, and one golden file for each rule."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, WITH_MARKS, WITH_POINTS, few, fit, points, profile, profiles, run, scores

from comitia.count import (
    RULES,
    Count,
    Lots,
    Options,
    Profile,
    Scores,
    count,
    explain,
    from_json,
    parse_threshold,
    to_json,
)

GOLDEN = Path(__file__).parent / "golden"
NAMES = ["Ama", "Bo", "Cleo", "Dag", "Eli"]
CIRCLES = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
CASES = {
    "scottish-stv": ("16 AB, 9 BC, 8 CB, 7 DC, 7 ED, 3 AEC, 1 -", 2, Options()),
    "wigm": ("16 AB, 9 BC, 8 CB, 7 DC, 7 ED, 3 AEC, 1 -", 2, Options()),
    "meek": ("16 AB, 9 BC, 8 CB, 7 DC, 7 ED, 3 AEC, 1 -", 2, Options()),
    "minneapolis": ("16 AB, 9 BC, 8 CB, 7 DC, 7 ED, 3 AEC, 1 -", 2, Options()),
    "meek-nz": ("16 AB, 9 BC, 8 CB, 7 DC, 7 ED, 3 AEC, 1 -", 2, Options()),
    "senate": ("19 AB, 12 BC, 10 CB, 9 DCE, 7 ED, 7 AEC, 1 -", 2, Options()),
    "exclusive-gregory": ("28 ADB, 23 B, 15 C, 8 DC, 3 EDC, 3 EC, 1 -", 2, Options()),
    "ers97": ("28 AB, 25 B, 16 CB, 6 DC, 3 D, 6 E, 2 EC, 1 -", 2, Options()),
    "plurality": ("16 AB, 9 BC, 9 CB, 7 DC, 2 -", 2, Options()),
    "block": ("16 AB, 9 BC, 8 CA, 7 DC, 3 ABC", 2, Options()),
    "approval": ("16 AB, 9 BC, 8 CDA, 7 D, 3 ABC", 3, Options()),
    "yes-no": ("16 AB, 9 BC, 8 CDA, 7 -, 3 ABC", 2, Options(threshold=parse_threshold("ge:3/5"))),
    "sequential-pav": ("16 AB, 9 BC, 8 CDA, 7 D, 5 E, 3 ABC, 2 -", 3, Options()),
    "pav": ("16 AB, 9 BC, 8 CDA, 7 D, 5 E, 3 ABC, 2 -", 3, Options()),
    "sequential-phragmen": ("16 AB, 9 BC, 8 CDA, 7 D, 5 E, 3 ABC, 2 -", 3, Options()),
    "equal-shares": ("16 AB, 9 BC, 8 CDA, 7 D, 5 E, 3 ABC, 2 -", 3, Options()),
    "exhaustive": ("16 AB, 9 BC, 8 CDB, 7 DC, 7 ED", 1, Options(max_rounds=4)),
    "sntv": ("16 A, 9 B, 9 C, 7 D, 3 AB, 2 -", 2, Options()),
    "limited": ("16 AB, 9 BC, 8 CA, 7 DC, 3 ABC", 3, Options(marks=2)),
    "equal-and-even": ("16 ABC, 9 BC, 8 C, 7 DA, 3 ABCD", 3, Options(votes=3)),
    "two-round": ("16 AB, 9 BC, 9 CB, 7 DC, 7 ED", 1, Options()),
    "slate": ("16 A, 9 BA, 8 C, 2 -", 1, Options(threshold=parse_threshold("gt:2/5"))),
    "cumulative": ("16 3.., 9 111, 8 .21, 7 .03, 3 400, 2 ...", 2, Options(votes=3)),
    "score": ("16 54.0, 9 0525, 8 .315, 2 ....", 2, Options(average=True)),
    "star": ("16 5400, 9 05.5, 8 .315, 7 1205, 2 ....", 2, Options()),
    "irv": ("16 AB, 9 BC, 9 CDB, 7 DC, 7 ED, 1 -", 1, Options()),
    "bottom-two-irv": ("16 AB, 9 BC, 9 CDB, 7 DC, 7 ED, 1 -", 1, Options()),
    "smith-irv": ("6 ABC, 5 BCA, 4 CAB, 2 DAE, 1 ED", 1, Options()),
    "borda": ("16 AB, 9 BC, 8 CA, 7 DC, 3 ABC, 1 -", 2, Options()),
    "schulze": (CIRCLES, 1, Options()),
    "ranked-pairs": (CIRCLES, 1, Options()),
    "minimax": (CIRCLES, 1, Options(strength="margins")),
    "copeland": (CIRCLES, 1, Options()),
}


@pytest.mark.parametrize("rule", RULES)
def test_golden(rule: str) -> None:
    """The whole record of a small made-up contest, and its sentences, are the ones kept."""
    text, seats, options = CASES[rule]
    ballots = scores(text) if rule in WITH_POINTS else profile(5, text)
    outcome = count(ballots, rule=rule, seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    kept = json.loads((GOLDEN / f"{rule}.json").read_text(encoding="utf-8"))
    assert {"count": to_json(outcome), "sentences": explain(outcome, NAMES)} == kept
    assert from_json(kept["count"]) == outcome


@pytest.mark.parametrize("rule", WITH_MARKS)
@few
@given(ballots=profiles(), seats=st.integers(1, 4))
def test_json_there_and_back(rule: str, ballots: Profile, seats: int) -> None:
    """Every count survives JSON text unchanged, and every decision and lot has its sentence."""
    outcome = count(ballots, rule=rule, seats=fit(rule, seats), lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    survives(outcome)


@pytest.mark.parametrize("rule", WITH_POINTS)
@few
@given(ballots=points(), seats=st.integers(1, 4))
def test_json_there_and_back_of_points(rule: str, ballots: Scores, seats: int) -> None:
    """So do counts of points, averages among them."""
    options = Options(average=True) if rule == "score" else Options()
    outcome = count(ballots, rule=rule, seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    survives(outcome)


def survives(outcome: Count) -> None:
    """Assert that a count is the same after JSON, and that all of it is told."""
    again = from_json(json.loads(json.dumps(to_json(outcome))))
    sentences = explain(outcome)
    assert (outcome, sentences) == (again, explain(again))
    decided = sum(len(stage.decisions) for stage in outcome.stages)
    assert len(sentences) >= 1 + decided + len(outcome.lots)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_totals_are_written_to_their_scale() -> None:
    """Five decimals by the Scottish rules, whole numbers elsewhere."""
    outcome = run("scottish-stv", 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)
    assert to_json(outcome)["stages"][1]["totals"] == ["34.00000", "36.49985", "18.49995", "11.00000"]
    assert to_json(run("plurality", 2, "3 A, 2 B", 1))["stages"][0]["totals"] == [3, 2]


def test_a_count_is_told_in_sentences() -> None:
    """Who, how many votes, why, and by which rule."""
    outcome = run("scottish-stv", 4, "45 AB, 15 AC, 17 B, 12 C, 11 DC", 2)
    assert explain(outcome, NAMES) == [
        "100 valid ballots for 2 seats and 4 candidates; the quota is 34.",
        "Ama has 60 votes and reaches the quota of 34: elected (rule 47(1)).",
        "The surplus of Ama, 26, goes on at 0.43333 a vote: 19.49985 to Bo, 6.49995 to Cleo; "
        "0.00020 is cut off by rounding down.",
        "Bo has 36.49985 votes and reaches the quota of 34: elected (rule 47(1)).",
    ]


def test_ends_without_all_seats_are_told() -> None:
    assert explain(run("exhaustive", 3, "50 A, 30 B, 20 C", 1))[-1] == (
        "Another round is needed, among Candidate 1, Candidate 2."
    )
    assert explain(run("plurality", 1, "5 A", 2))[-1] == "1 seat stays vacant."
