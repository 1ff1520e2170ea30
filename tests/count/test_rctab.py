"""RCTab's published cases of overvotes, skips and repeats: every tally of every round, by our policies and rules."""

import json
from fractions import Fraction

import pytest
from tests.count.droop import AsThere, files
from tests.count.rctab import Reference, reference
from tests.shared import needs_counting

from comitia.count import Count, Options, count
from comitia.count.policy import Policy
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.read import parse_marked

OVERVOTES = {"alwaysSkipToNextRank": "skip", "exhaustImmediately": "end"}
SKIPS = {"0": "end", "1": "end_at_two", "4": "pass"}  # of four ranks, more than four can never be skipped
ONE_SEAT = [
    "test_set_0_skipped_first_choice",
    "test_set_1_exhaust_at_overvote",
    "test_set_2_overvote_skip_to_next",
    "test_set_3_skipped_choice_exhaust",
    "test_set_4_skipped_choice_next",
    "test_set_5_two_skipped_choice_exhaust",
    "test_set_6_duplicate_exhaust",
    "test_set_7_duplicate_skip_to_next",
]
SHEETS = {
    "2015_portland_mayor": 14,
    "2015_portland_mayor_codes": 14,
    "aliases_ess_xlsx": 3,
    "batch_example": 5,
    "duplicate_test": 2,
    "excluded_test": 1,
    "first_round_determines_threshold_test": 2,
    "first_round_determines_threshold_tiebreaker_test": 2,
    "missing_precinct_example": 4,
    "precinct_example": 5,
    "skip_to_next_test": 3,
    "tiebreak_generate_permutation_test": 3,
    "tiebreak_previous_round_counts_then_random_test": 3,
    "tiebreak_seed_test": 2,
    "tiebreak_use_permutation_in_config_test": 3,
}
"""Cases for one seat whose ballots are in spreadsheets, and how many rounds each has."""
SHARED_SHEETS = {
    "excluded_test": "simple_ess_cvr.xlsx",
    "tiebreak_seed_test": "tiebreak_cvr.xlsx",
    "tiebreak_use_permutation_in_config_test": "simple_ess_cvr.xlsx",
}
UNTIL_TWO = {
    "continue_tabulation_test": 3,
    "continue_until_two_threshold_freeze": 5,
    "continue_until_two_with_batch_elimination_test": 4,
}
"""The same where rounds go on until two are left, though one has a majority."""
THREE_SEATS = {
    "test_set_multi_winner_fractional_threshold": ("wigm", Options(decimals=4)),
    "test_set_multi_winner_whole_threshold": ("scottish-stv", Options()),
}


def ballots(case: str, which: str = "cvr") -> MarkedFile:
    name = f"{case}_{which}.json"
    return parse_marked(files("rctab")[name], name)


def policy(case: str) -> Policy:
    """Return the policy that a case's rules come to."""
    rules = json.loads(files("rctab")[f"{case}_config.json"])["rules"]
    return Policy(
        equal=OVERVOTES[rules["overvoteRule"]],  # type: ignore[arg-type]  # known words
        skipped=SKIPS[rules["maxSkippedRanksAllowed"]],  # type: ignore[arg-type]  # known words
        repeated="end" if rules["exhaustOnDuplicateCandidate"] else "first",
    )


def rounds(case: str) -> list[dict[str, str]]:
    """Return the published tally of each round."""
    report = json.loads(files("rctab")[f"{case}_expected_detailed_report.json"])
    return [each["tally"] for each in report["results"]]


def totals(found: Count, names: tuple[str, ...]) -> list[dict[str, Fraction]]:
    return [
        {name: Fraction(total) / found.one for name, total in zip(names, stage.totals, strict=True)}
        for stage in found.stages
    ]


@needs_counting
@pytest.mark.parametrize("case", ONE_SEAT)
def test_one_seat(case: str) -> None:
    """`wigm` with one seat is the instant run-off: each round has the published tallies, and the same is elected."""
    file = ballots(case)
    found = count(file.counted(policy(case)).profile, rule="wigm", seats=1)
    assert isinstance(found, Count)
    published = rounds(case)
    ours = totals(found, file.names)
    assert [{name: Fraction(votes) for name, votes in tally.items()} for tally in published] == [
        {name: stage[name] for name in tally} for tally, stage in zip(published, ours, strict=False)
    ]
    winner = json.loads(files("rctab")[f"{case}_expected_detailed_report.json"])["results"][-1]["tallyResults"]
    assert [file.names[found.elected[0] - 1]] == [each["elected"] for each in winner if "elected" in each]


def instant_runoff(case: str) -> tuple[Reference, Count]:
    """Return a case of one seat, and our instant run-off of it, in which lots fall as they fell there."""
    sheet = SHARED_SHEETS.get(case, f"{case}_cvr.xlsx")
    there = reference(case, sheet)
    ties = ("earlier_stage", "lot") if case == "tiebreak_previous_round_counts_then_random_test" else ("lot",)
    options = Options(ties=ties, until="two" if case in UNTIL_TWO else None)
    found = count(there.profile, rule="irv", seats=1, options=options, lots=AsThere(seed="0", turns=there.turns))
    assert isinstance(found, Count)
    assert there.elected == set(found.elected)
    return there, found


@needs_counting
@pytest.mark.parametrize("case", [*SHEETS, *UNTIL_TWO])
def test_one_seat_in_a_spreadsheet(case: str) -> None:
    """Every round there is a stage here, where several leave at once there the one in which the last of them left."""
    there, found = instant_runoff(case)
    stages = [list(stage.totals) for stage in found.stages]

    assert {**SHEETS, **UNTIL_TWO}[case] == len(there.rounds)
    assert [totals for totals in there.rounds if totals not in stages] == []


@needs_counting
@pytest.mark.parametrize("case", THREE_SEATS)
def test_three_seats(case: str) -> None:
    """To the four decimals of the published rounds; the last one there passes on surpluses when all are elected."""
    rule, options = THREE_SEATS[case]
    file = ballots(case)
    found = count(file.counted(policy(case)).profile, rule=rule, seats=3, options=options)
    assert isinstance(found, Count)
    published = rounds(case)[:-1]
    ours = totals(found, file.names)
    assert len(published) == len(ours)
    for tally, stage in zip(published, ours, strict=True):
        assert tally == {name: written(stage[name]) for name in tally}


def written(votes: Fraction) -> str:
    """Return votes cut off after four decimals, as the published tallies are."""
    whole, parts = divmod(int(votes * 10**4), 10**4)
    return f"{whole}.{parts:04}".rstrip("0").rstrip(".")


@needs_counting
@pytest.mark.parametrize("case", ONE_SEAT)
def test_records_written_during_a_count_hold_the_same_ballots(case: str) -> None:
    """There the current snapshot is that of the last round, in which most marks are not to be allocated."""
    assert dict(ballots(case, "expected_cdf_cvr").marks.rows) == dict(ballots(case).marks.rows)


@needs_counting
def test_other_files_of_the_archive_are_read() -> None:
    """A poll of 989 votes in CEF; a table of ranks with invalid rows; one with a column a candidate."""
    poll = parse_marked(files("condorcet")["A03.cvotes"], "A03.cvotes")
    assert (sum(weight for _, weight in poll.marks.rows), poll.marks.candidates, poll.seats) == (989, 15, 7)
    grid = parse_marked(files("rctab")["generic_csv_test_cvr.csv"], "generic.csv")
    firsts = dict.fromkeys(grid.names, 0)
    for places, weight in grid.marks.rows:
        firsts[grid.names[places[0][0] - 1]] += int(weight)
    assert firsts == {"Lettuce": 5, "Broccoli": 3, "Cucumber": 8, "Cauliflower": 4, "Write-In": 6}
