"""The result of a countback is enough to count it again: JSON there and back, and the first difference."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few, profile, profiles, scores

from comitia.count import (
    Count,
    CountbackResult,
    Lots,
    Options,
    Profile,
    Vacated,
    count,
    countback,
    countback_from_json,
    countback_to_json,
    explain,
    recount_back,
    result_of,
)

GOLDEN = Path(__file__).parent / "golden"
WARD = profile(5, "12 AD, 12 AE, 9 B, 8 C")


def result(ballots: Profile, seats: int, rule: str, options: Options, lots: tuple[Lots, Lots]) -> CountbackResult:
    """Return the countback of the seat of whoever was elected first, among all who were not elected."""
    first = count(ballots, rule=rule, seats=seats, options=options, lots=lots[0])
    assert isinstance(first, Count)
    assert first.elected
    gone = first.elected[0]
    standing = tuple(each for each in ballots.standing if each not in first.elected)
    vacated = Vacated(profile=ballots, rule=rule, seats=seats, candidate=gone, lots=lots[0], options=options)
    made = countback(vacated, standing, lots[1])
    assert isinstance(made, Count)
    of_first = result_of(ballots, first, options, lots[0], "1.2.3")
    return CountbackResult(first=of_first, vacated=gone, standing=standing, lots=lots[1], count=made, version="1.2.3")


def written(found: CountbackResult) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(countback_to_json(found)))
    return data


def by_hand() -> CountbackResult:
    """Return a countback in which D and E are equal, and E is drawn to leave."""
    return result(WARD, 2, "scottish-stv", Options(), (Lots(seed=SEED), Lots(drawn=((5, 4),))))


def test_golden() -> None:
    """The whole result of a small made-up countback, both counts of it, and its sentences, are the ones kept."""
    found = by_hand()
    kept = json.loads((GOLDEN / "countback.json").read_text(encoding="utf-8"))
    assert {**countback_to_json(found), "sentences": explain(found.count, ["Ama", "Bo", "Cleo", "Dag", "Eli"])} == kept
    assert found == countback_from_json(kept)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek", "senate", "ers97", "exclusive-gregory"])
@few
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_it_survives_json_and_is_counted_again(rule: str, ballots: Profile, seats: int) -> None:
    first = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    assume(isinstance(first, Count) and first.elected)
    found = result(ballots, seats, rule, Options(), (Lots(seed=SEED), Lots(seed="0a")))

    again = countback_from_json(written(found))
    assert found == again
    assert recount_back(again, ballots) is None


def test_lots_by_hand_and_options_are_in_it() -> None:
    """Without them the same seat would go another way, or wait for a lot."""
    data = written(by_hand())
    assert ({"seed": None, "drawn": [[5, 4]]}, [4]) == (data["lots"], data["elected"])
    assert {"ties": ["earlier_stage", "lot"]} == data["first"]["options"]
    assert {"seed": SEED, "drawn": []} == data["first"]["lots"]
    data["lots"] = None
    assert "lot 1: the result has none, counted again it is needed among 4, 5" == str(
        recount_back(countback_from_json(data), WARD)
    )


@pytest.mark.parametrize(
    ("way", "value", "where"),
    [
        (("count", "stages", 0, "totals", 3), "13.00000", "stages, 1, totals, 4"),
        (("first", "profile_digest"), "0" * 64, "first count, digest of the ballots"),
        (("first", "count", "stages", 0, "totals", 0), "25.00000", "first count, stages, 1, totals, 1"),
        (("lots", "drawn"), [[4, 5]], "stages, 3, subjects, 1"),
    ],
)
def test_the_first_difference(way: tuple[str | int, ...], value: object, where: str) -> None:
    """Another seat, other candidates, another figure, other ballots, another first count, another lot."""
    data = written(by_hand())
    held: Any = data
    for key in way[:-1]:
        held = held[key]
    held[way[-1]] = value
    found = recount_back(countback_from_json(data), WARD)

    assert found is not None
    assert where == found.where


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("elected", [5], "the result does not agree with itself: elected, 1 has 5, not 4"),
        ("vacated", "1", "a candidate that is not a whole number"),
        ("first", {}, "found the format None"),
        ("count", None, "found something else than a result of the format comitia-countback/1"),
        ("standing", 4, "found something else than a result of the format comitia-countback/1"),
        ("format", "comitia-count/1", "the result does not agree with itself: format has comitia-count/1"),
    ],
)
def test_what_is_no_result_is_refused(key: str, value: object, said: str) -> None:
    data = written(by_hand())
    data[key] = value
    with pytest.raises(ValueError, match=said):
        countback_from_json(data)


def test_a_count_by_a_rule_and_ballots_with_points_are_no_countback() -> None:
    data = written(by_hand())
    data["count"]["rule"] = "wigm"
    with pytest.raises(ValueError, match="the count is by 'wigm', not a countback"):
        countback_from_json(data)
    with pytest.raises(ValueError, match="expected ballots whose papers pass on"):
        recount_back(by_hand(), scores("1 53."))


@pytest.mark.parametrize(("key", "value"), [("vacated", 2), ("standing", [4])])
def test_another_seat_does_not_need_the_lot(key: str, value: object) -> None:
    """Of another seat, or with one alone standing, there is no tie: the lot drawn is not one of that countback."""
    data = written(by_hand())
    data[key] = value
    with pytest.raises(ValueError, match="lot 1 of the countback, drawn as 5, 4, is not needed"):
        recount_back(countback_from_json(data), WARD)


def test_lots_that_no_count_needs_are_refused() -> None:
    """Those of the first count and those of the countback, each by its number."""
    vacated = Vacated(profile=WARD, rule="scottish-stv", seats=2, candidate=1, lots=Lots(drawn=((4, 5), (1, 2))))
    with pytest.raises(ValueError, match=r"lot 2 of the first count, drawn as 1, 2, is not needed: 1 lot is drawn"):
        countback(vacated, (4, 5))
    seeded = Vacated(profile=WARD, rule="scottish-stv", seats=2, candidate=1, lots=Lots(seed=SEED))
    with pytest.raises(ValueError, match=r"lot 2 of the countback, drawn as 4, 5, is not needed: 1 lot is drawn"):
        countback(seeded, (4, 5), Lots(drawn=((5, 4), (4, 5))))


def test_a_lot_of_the_runners_up_of_the_first_count_is_its_own() -> None:
    """C and D are level behind: the first count draws their order, and that lot is one it needs."""
    ballots = profile(4, "9 AC, 9 B, 2 C, 2 D")
    vacated = Vacated(profile=ballots, rule="scottish-stv", seats=2, candidate=1, lots=Lots(drawn=((3, 4),)))
    outcome = countback(vacated, (3, 4))
    assert isinstance(outcome, Count)
    assert ((3,), ()) == (outcome.elected, outcome.lots)
