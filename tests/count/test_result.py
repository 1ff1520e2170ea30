"""A result is enough to count again: JSON there and back, and the first difference from a recount."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile

from comitia.count import (
    RULES,
    Count,
    Lots,
    Options,
    Profile,
    Result,
    Scores,
    canonical_blt,
    count,
    parse_threshold,
    profile_digest,
    recount,
    result_from_json,
    result_of,
    result_to_json,
)
from comitia.count.result import in_force

WARD = profile(4, "45 AB, 15 AC, 17 B, 12 C, 11 DC, 2 -")
LEVEL = profile(4, "45 AB, 15 AC, 17 B, 12 C, 12 DC, 2 -")


def result(ballots: Profile | Scores, rule: str, seats: int, options: Options, lots: Lots | None = None) -> Result:
    """Return the result of a count that needs no other lot."""
    made = count(ballots, rule=rule, seats=seats, options=options, lots=lots)
    assert isinstance(made, Count)
    return result_of(ballots, made, options, lots, "1.2.3")


def again(found: Result) -> Result:
    """Return a result that went through JSON text."""
    return result_from_json(json.loads(json.dumps(result_to_json(found))))


@pytest.mark.parametrize("rule", RULES)
@few
@given(data=st.data(), seats=st.integers(1, 3))
def test_it_survives_json_and_is_counted_again(rule: str, data: st.DataObject, seats: int) -> None:
    """Whatever the rule: the same result after JSON, and no difference when counted again from it."""
    ballots = data.draw(ballots_of(rule))
    found = result(ballots, rule, fit(rule, seats), Options(), Lots(seed=SEED))

    assert found == again(found)
    assert recount(again(found), ballots) is None


@pytest.mark.parametrize(
    ("rule", "options", "lots"),
    [
        ("wigm", Options(decimals=4, ties=("first_stage", "lot")), None),
        ("wigm", Options(ties=("lot",)), None),
        ("scottish-stv", Options(ties=("earlier_stage", "order"), order=(4, 3, 2, 1)), None),
        ("yes-no", Options(threshold=parse_threshold("ge:3/5")), None),
        ("exhaustive", Options(threshold=parse_threshold("gt:2/3"), drop="none", max_rounds=2, round=2), None),
        ("plurality", Options(), Lots(drawn=((4, 3),), seed="00")),
    ],
)
def test_what_the_rule_was_told_is_in_it(rule: str, options: Options, lots: Lots | None) -> None:
    """Every option, and lots by seed and by hand."""
    ballots = WARD if lots is None else LEVEL
    found = result(ballots, rule, 1, options, lots)

    assert (found.options, found.lots) == (in_force(rule, 2, options), lots)
    assert found == again(found)
    assert recount(again(found), ballots) is None


def test_the_way_of_the_rule_is_written_out() -> None:
    """A result that was told nothing says all the same how ties fall and what is enough."""
    assert result_to_json(result(WARD, "exhaustive", 1, Options(), Lots(seed=SEED)))["options"] == {
        "ties": ["lot"],
        "threshold": "gt:1/2",
        "drop": "last",
    }
    assert result_to_json(result(WARD, "scottish-stv", 2, Options()))["options"] == {"ties": ["earlier_stage", "lot"]}


def test_it_says_how_it_reckoned() -> None:
    """Exact or to how many decimals, and what was cut off in all."""
    decimals = result_to_json(result(WARD, "scottish-stv", 2, Options()))["arithmetic"]
    exact = result_to_json(result(WARD, "wigm", 2, Options()))["arithmetic"]

    assert (decimals["exact"], decimals["scale"], decimals["cut_off"]) == (False, 100_000, "0.00020")
    assert decimals["words"].startswith("Amounts have 5 decimals")
    assert (exact["exact"], exact["scale"], exact["cut_off"]) == (True, 1, "0")


def test_the_first_difference_is_told() -> None:
    """One unit at one stage; and only the first of several."""
    found = result(WARD, "scottish-stv", 2, Options())
    [first, second] = found.count.stages
    changed = replace(second, totals=(*second.totals[:1], second.totals[1] + 1, *second.totals[2:]), lost=0)
    wrong = replace(found, count=replace(found.count, stages=(first, changed)))

    assert str(recount(wrong, WARD)) == ("stages, 2, totals, 2: the result has 36.49986, counted again it is 36.49985")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (profile(4, "45 AB, 15 AC, 17 B, 12 C, 11 DB, 2 -"), "digest of the ballots: the result has "),
        (
            Profile(candidates=4, valid=100, blank=2, invalid=1, rows=WARD.rows),
            "ballots: the result has 100 valid, 2 blank, 0 invalid, counted again it is 100 valid, 2 blank, 1 invalid",
        ),
    ],
)
def test_other_ballots_are_told_apart(other: Profile, said: str) -> None:
    """Also by their invalid ones, which have no marks and are not in the digest."""
    assert said in str(recount(result(WARD, "scottish-stv", 2, Options()), other))


def test_a_lot_that_is_missing_is_a_difference() -> None:
    """A result of a tie without its lot cannot come out again."""
    ballots = profile(2, "3 A, 3 B")
    found = result(ballots, "plurality", 1, Options(), Lots(drawn=((2, 1),)))

    assert str(recount(replace(found, lots=None), ballots)) == (
        "lot 1: the result has none, counted again it is needed among 1, 2"
    )
    assert recount(replace(found, lots=Lots(drawn=((1, 2),))), ballots) is not None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "comitia-count/2"}, "found the format 'comitia-count/2', expected comitia-count/1"),
        ({"elected": [1, 3]}, "the result does not agree with itself: elected, 2 has 3, not 2"),
        ({"seats": 3}, "the result does not agree with itself: seats has 3, not 2"),
        ({"rule": {"id": "wigm"}}, "the rule 'wigm' beside a count by 'scottish-stv'"),
        ({"options": {"colour": "red"}}, "the option 'colour' is not known here"),
        ({"count": {}}, "found something else than a result of the format comitia-count/1"),
        ({"lots": {"seed": "no", "drawn": []}}, "a lot seed is up to 256 digits"),
    ],
)
def test_what_is_no_result_is_refused(changed: dict[str, object], said: str) -> None:
    """Another format, and what says one thing twice and differently."""
    data = result_to_json(result(WARD, "scottish-stv", 2, Options()))

    with pytest.raises(ValueError, match=r"found|result|rule|option") as error:
        result_from_json({**data, **changed})
    assert said in str(error.value)


def test_what_stands_beside_is_passed_over() -> None:
    """Names, titles, and what later versions add; and words that were put better since."""
    data = result_to_json(result(WARD, "scottish-stv", 2, Options()))
    more = {**data, "names": ["Ama"], "policies": [], "rule": {**data["rule"], "title": "As it was called"}}
    more["ballots"] = {**data["ballots"], "spoilt": 3}

    assert result_from_json(more) == result_from_json(data)


def test_weights_are_in_the_canonical_form() -> None:
    """Ballots that weigh parts of a vote are not the ballots that weigh whole ones."""
    from fractions import Fraction  # noqa: PLC0415  for this test alone

    halves = Profile.from_ballots(2, [(Fraction(1, 2), [1]), (Fraction(3, 2), [2])])
    whole = Profile.from_ballots(2, [(1, [1]), (3, [2])])

    assert canonical_blt(halves, 1) == "2 1\n1/2 1 0\n3/2 2 0\n0\n"
    assert profile_digest(halves, 1) != profile_digest(whole, 1)
    found = result(halves, "wigm", 1, Options())
    assert recount(again(found), halves) is None


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**7) | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=4,
)


def places(data: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to each value in JSON."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way, *(each for key, value in inner for each in places(value, (*way, key)))]


@pytest.mark.parametrize("rule", ["wigm", "exhaustive"])
@few
@given(draw=st.data())
def test_whatever_stands_in_it_there_is_an_answer(rule: str, draw: st.DataObject) -> None:
    """A value in the place of another: refused with a ValueError, the same after all, or told as a difference."""
    lots, options = Lots(seed="0a", drawn=((4, 3),)), Options(decimals=4) if rule == "wigm" else Options()
    data = result_to_json(result(LEVEL, rule, 1, options, lots))
    *way, last = draw.draw(st.sampled_from(places(data)[1:]))
    held = data
    for key in way:
        held = held[key]  # type: ignore[index]  the way leads there
    held[last] = draw.draw(JSON_VALUES)  # type: ignore[index]  as above

    try:
        found = recount(result_from_json(data), LEVEL)
    except ValueError:
        return
    assert found is None or str(found)


@pytest.mark.parametrize(
    ("rule", "own"),
    [
        ("limited", {"marks": 1}),
        ("equal-and-even", {"votes": 2}),
        ("borda", {"unranked": "average"}),
        ("ranked-pairs", {"strength": "margins"}),
        ("equal-shares", {"completion": "phragmen"}),
        ("exhaustive", {"threshold": "gt:1/2", "drop": "last"}),
        ("slate", {}),
    ],
)
def test_the_own_way_of_a_rule_is_written_out(rule: str, own: dict[str, object]) -> None:
    """So that another default of a later version counts no result in another way."""
    made = result(WARD, rule, fit(rule, 2), Options(), Lots(seed=SEED))
    written = result_to_json(made)["options"]

    assert own == {name: value for name, value in written.items() if name != "ties"}
    assert recount(again(made), WARD) is None


def test_who_goes_on_is_read_back() -> None:
    """A share of the second round, which is a threshold like another."""
    made = result(WARD, "two-round", 1, Options(advance=parse_threshold("ge:1/8")), Lots(seed=SEED))

    assert recount(again(made), WARD) is None


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("marks", "2", "a whole number"), ("average", 1, "true or false"), ("strength", 3, "a word")],
)
def test_an_option_of_another_kind_is_refused(name: str, value: object, said: str) -> None:
    """Whatever stands there in a result that somebody wrote."""
    data = result_to_json(result(WARD, "plurality", 2, Options()))
    data["options"][name] = value
    with pytest.raises(ValueError, match=said):
        result_from_json(data)


def test_what_a_result_has_besides_is_a_difference() -> None:
    """A decision that names what was enough, where the count names nothing."""
    data = result_to_json(result(WARD, "plurality", 2, Options()))
    data["count"]["stages"][0]["decisions"][0]["needed"] = 12
    found = recount(result_from_json(data), WARD)

    assert found is not None
    assert "needed: the result has 12, counted again it is None" in str(found)


def test_who_had_withdrawn_is_part_of_points_too() -> None:
    """The same points with and without a candidate are other ballots."""
    rows = [(1, [5, 3, 0]), (1, [0, 4, 2])]
    all_of_them, two = Scores.from_ballots(3, rows), Scores.from_ballots(3, rows, withdrawn=[3])
    found = result(all_of_them, "score", 1, Options())

    assert found.profile_digest != result(two, "score", 1, Options()).profile_digest
    assert recount(found, two) is not None
