"""Real Scottish council elections: every winner, and every published total to the precision it was published in."""

import json

import pytest
from tests.count.ways import WAYS_OF_PAPERS, papers_held
from tests.published import cells, differing, distance, published
from tests.shared import SCOTTISH, needs_scottish
from tests.tolerances import DEFECTIVE, OFF_BY_A_HAIR

from comitia.count import Count, count
from comitia.exchange.ballots import BallotFile, read_ballots

pytestmark = needs_scottish


@pytest.fixture(scope="module")
def counted() -> dict[str, tuple[BallotFile, Count]]:
    found = {}
    for path in sorted((SCOTTISH / "scot-elex").glob("*.csv")):
        ballots = read_ballots(path)
        outcome = count(ballots.profile, rule="scottish-stv", seats=ballots.seats)
        assert isinstance(outcome, Count), path.name
        found[path.name] = ballots, outcome
    return found


def test_every_official_winner(counted: dict[str, tuple[BallotFile, Count]]) -> None:
    """The 484 wards whose official result is known elect the same persons."""
    official = json.loads((SCOTTISH / "official_winners.json").read_text())
    differ = [name for name, ward in official.items() if sorted(counted[name][1].elected) != ward["elected"]]
    assert (len(official), differ) == (484, [])


def test_every_derived_winner_and_number_of_stages(counted: dict[str, tuple[BallotFile, Count]]) -> None:
    """All 754 wards agree with two independent counters on winners, order, stages, seats and valid ballots."""
    derived = json.loads((SCOTTISH / "derived_winners.json").read_text())
    differ = []
    for name, ward in derived.items():
        _, outcome = counted[name]
        found = (list(outcome.elected), len(outcome.stages), outcome.ballots, outcome.seats, len(outcome.lots))
        if found != (ward["elected_order"], ward["stages"], ward["valid"], ward["seats"], len(ward["lots"])):
            differ.append(name)
    assert (len(derived), differ) == (754, [])


def test_every_published_total(counted: dict[str, tuple[BallotFile, Count]]) -> None:
    """Each total of each candidate at each published stage equals ours, to the number of decimals published."""
    compared, differ = 0, []
    for name, rows in published().items():
        if name in DEFECTIVE:
            continue
        outcome = counted[name][1]
        ours = [list(totals) for totals in zip(*(stage.totals for stage in outcome.stages), strict=True)]
        for row in rows:
            printed = cells(row, len(outcome.stages))
            mine = min(ours, key=lambda totals: distance(printed, totals))
            ours.remove(mine)
            compared += len(printed)
            differ += [(name, stage) for stage in differing(printed, mine)]
        assert {row["quota"] for row in rows} <= {"", str(outcome.quota // 100_000)}
    assert differ == [OFF_BY_A_HAIR]
    assert compared > 20_000


def test_by_election_files_are_read_and_counted() -> None:
    """The eighteen by-election files, in five dialects of BLT, each elect as many as they have seats."""
    paths = sorted((SCOTTISH / "byelections_blt").glob("*.blt"))
    elected = []
    for path in paths:
        ballots = read_ballots(path)
        outcome = count(ballots.profile, rule="scottish-stv", seats=ballots.seats)
        assert isinstance(outcome, Count)
        assert len(ballots.names) == ballots.profile.candidates
        elected.append(len(outcome.elected) - ballots.seats)
    assert elected == [0] * 18


@pytest.mark.parametrize("way", WAYS_OF_PAPERS)
def test_every_way_of_holding_papers_gives_the_same_record(
    way: str, counted: dict[str, tuple[BallotFile, Count]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In lists, in a table, in compiled loops: the same count, stage by stage."""
    monkeypatch.setattr("comitia.count.stv.gregory.papers", papers_held(way))
    for name in sorted(counted)[::25]:
        ballots, outcome = counted[name]
        assert outcome == count(ballots.profile, rule="scottish-stv", seats=ballots.seats)
