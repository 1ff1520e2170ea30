"""Lots that anyone can redo, options that a rule does or does not take."""

from fractions import Fraction
from hashlib import sha256

import pytest
from tests.count.ballots import profile

from comitia.count import RULES, Count, LotRequired, Lots, Options, Threshold, check_options, count, parse_threshold


def test_the_order_of_a_seed_is_that_of_sha256sum() -> None:
    """The vector of docs/concepts/lots.md: seed 5f3a9c, draw 1, among 1, 2 and 3."""
    digests = {n: sha256(f"comitia-lot/1 5f3a9c 1 {n}".encode()).hexdigest() for n in (1, 2, 3)}
    assert {n: digest[:8] for n, digest in digests.items()} == VECTOR
    assert Lots(seed="5f3a9c").order(1, (1, 2, 3)) == tuple(sorted(digests, key=lambda n: digests[n]))


VECTOR = {1: "44f35878", 2: "d8c12454", 3: "4193a7cf"}


def test_each_draw_and_each_seed_has_an_order_of_its_own() -> None:
    orders = {Lots(seed=f"{seed:02x}").order(draw, tuple(range(9))) for seed in range(5) for draw in range(1, 5)}
    assert len(orders) == 20


def test_hand_drawn_lots_come_first_and_must_answer_the_tie() -> None:
    lots = Lots(seed="00", drawn=((2, 1),))
    assert lots.order(1, (1, 2)) == (2, 1)
    assert lots.order(2, (1, 2)) == Lots(seed="00").order(2, (1, 2))
    assert Lots(drawn=((2, 1),)).order(2, (1, 2)) is None
    with pytest.raises(ValueError, match="lot 1 is among 1, 3, and the order drawn is 2, 1"):
        lots.order(1, (1, 3))


@pytest.mark.parametrize("seed", ["", "5F", "xyz", "0" * 257])
def test_a_seed_that_is_none_is_refused(seed: str) -> None:
    with pytest.raises(ValueError, match="a lot seed is up to 256 digits"):
        Lots(seed=seed)


def test_no_source_of_lots_is_refused() -> None:
    with pytest.raises(ValueError, match="neither is given"):
        Lots()


def test_hand_drawn_lots_that_run_out_ask_for_the_next() -> None:
    """One lot is given and two are needed: the outcome names the second."""
    ballots = profile(4, "9 A, 9 B, 9 C, 9 D")
    first = count(ballots, rule="scottish-stv", seats=1)
    assert first == LotRequired(question="exclude", tied=(1, 2, 3, 4), draw=1)
    second = count(ballots, rule="scottish-stv", seats=1, lots=Lots(drawn=((4, 1, 2, 3),)))
    assert second == LotRequired(question="exclude", tied=(1, 2, 3), draw=2)


@pytest.mark.parametrize(
    ("rule", "options", "sentence"),
    [
        (
            "plurality",
            Options(threshold=parse_threshold("gt:1/2")),
            "plurality does not take threshold; it takes: ties",
        ),
        ("plurality", Options(ties=("earlier_stage", "lot")), r"plurality settles ties by \[lot\], not by \[earlier"),
        ("scottish-stv", Options(ties=("coin",)), r"by \[earlier_stage, lot\] or \[lot\], not by \[coin\]"),
        ("scottish-stv", Options(drop="last"), "scottish-stv does not take drop"),
        ("yes-no", Options(max_rounds=2), "yes-no does not take max_rounds; it takes: ties, threshold"),
        ("exhaustive", Options(drop="first"), "exhaustive drops last or none, not 'first'"),
        ("exhaustive", Options(max_rounds=0), "max_rounds is 1 or more, not 0"),
        ("wigm", Options(decimals=10), "decimals are 0 to 9, not 10"),
        ("exhaustive", Options(round=0), "round is 1 or more, not 0"),
        ("limited", Options(marks=0), "marks is 1 or more, not 0"),
        ("exhaustive", Options(threshold=parse_threshold("gt:1/2:cast")), "is a share of valid, not of cast"),
        ("yes-no", Options(threshold=parse_threshold("gt:1/2:roll")), "go together: give both or neither"),
        ("yes-no", Options(roll=50), "go together: give both or neither"),
        ("two-round", Options(advance=parse_threshold("ge:1/8:cast")), "told by a share of the valid ballots"),
        (
            "bordo",
            Options(),
            "found the rule 'bordo', expected one of: scottish-stv, wigm, meek, minneapolis, meek-nz, senate",
        ),
        ("irv", Options(strength="margins"), "irv does not take strength; it takes: ties, until"),
        ("irv", Options(until="three"), "until of the rule irv is majority or two, not 'three'"),
        (
            "schulze",
            Options(strength="opposition"),
            "strength of the rule schulze is winning or margins, not 'opposition'",
        ),
    ],
)
def test_an_option_that_a_rule_does_not_take_is_refused(rule: str, options: Options, sentence: str) -> None:
    """Charter, command line and count refuse alike, and name what is allowed."""
    with pytest.raises(ValueError, match=sentence):
        check_options(rule, options)
    with pytest.raises(ValueError, match=sentence):
        count(profile(1, "1 A"), rule=rule, seats=1, options=options)


def test_every_option_that_a_rule_declares_is_taken() -> None:
    values = {
        "ties": ("lot",),
        "threshold": parse_threshold("ge:1/2"),
        "drop": "none",
        "max_rounds": 2,
        "round": 2,
        "decimals": 4,
        "completion": "none",
        "marks": 2,
        "votes": 3,
        "advance": parse_threshold("ge:1/8"),
        "average": True,
        "roll": 9,
        "until": "two",
        "strength": "margins",
        "unranked": "zero",
        "equal_pair": "full",
    }
    with_roll = {"threshold": parse_threshold("gt:1/2:roll")}
    for rule in RULES.values():
        for name, value in values.items():
            more = with_roll if name == "roll" and "roll" in rule.options else {}
            options = Options(**{name: value, **more})  # type: ignore[arg-type]
            if name in rule.options:
                check_options(rule.id, options)
                assert {name, *more} == set(options.given())
            else:
                with pytest.raises(ValueError, match=name):
                    check_options(rule.id, options)


def test_exact_fractions_are_for_a_dozen_seats() -> None:
    """Their digits double with each surplus; in decimals there may be as many seats as one wishes."""
    ballots = profile(14, "9 ABCDEFGHIJKLMN")

    with pytest.raises(ValueError, match="up to 12 seats in exact fractions, and these are 13: give decimals"):
        count(ballots, rule="wigm", seats=13)
    assert isinstance(count(ballots, rule="wigm", seats=12), Count)
    assert isinstance(count(ballots, rule="wigm", seats=13, options=Options(decimals=4)), Count)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.most_seats == 1])
def test_more_seats_than_a_rule_fills_are_refused(rule: str) -> None:
    """Never one seat filled of two, and the other left out in silence."""
    with pytest.raises(ValueError, match=f"the rule {rule} fills 1, not 2: give --seats 1"):
        count(profile(3, "5 ABC, 4 BCA"), rule=rule, seats=2)


def test_seats_below_one_are_refused() -> None:
    with pytest.raises(ValueError, match="found 0 seats"):
        count(profile(1, "1 A"), rule="plurality", seats=0)


def test_thresholds_are_read_and_written() -> None:
    assert parse_threshold("ge:2/3") == Threshold(kind="ge", share=Fraction(2, 3))
    assert str(parse_threshold("gt:1/2:valid")) == "gt:1/2"
    assert str(parse_threshold("ge:1/2:roll")) == "ge:1/2:roll"
    for text in ("1/2", "gt:1/0", "gt:0.5", "gt:3/2", "ge:1/2:seats"):
        with pytest.raises(ValueError, match="threshold"):
            parse_threshold(text)
    with pytest.raises(ValueError, match="a threshold is gt"):
        Threshold(kind="eq", share=Fraction(1, 2))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="of the valid ballots"):
        Threshold(kind="gt", share=Fraction(1, 2), of="seats")  # type: ignore[arg-type]
