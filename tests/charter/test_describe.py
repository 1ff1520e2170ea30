"""A charter in plain words, and what is worth a second look."""

from pathlib import Path

import pytest

from comitia.charter import describe, load, load_text, warnings

CHARTERS = Path(__file__).parent / "charters"
COOP = (CHARTERS / "co-operative.yaml").read_text()


@pytest.mark.parametrize("path", sorted(CHARTERS.glob("*.yaml")), ids=lambda path: path.stem)
def test_words_equal_the_golden_file(path: Path) -> None:
    """The sentences of each charter stand beside it; these charters have no warnings."""
    charter = load(path)

    assert path.with_suffix(".txt").read_text() == "\n".join(describe(charter)) + "\n"
    assert warnings(charter) == ()


def test_a_charter_without_a_supreme_body_is_warned_about() -> None:
    """It is lawful: a federation may have none."""
    assert warnings(load_text(COOP.replace("    supreme: true\n", ""))) == (
        "bodies: no body is supreme; write supreme: true at the one above all others",
    )


@pytest.mark.parametrize(
    ("term", "length"), [("    term: P4Y\n", "4 years"), ("    term: P37M\n", "37 months"), ("", "without end")]
)
def test_a_nested_mandate_longer_than_the_one_below_is_warned_about(term: str, length: str) -> None:
    """Delegates of the district councils, elected for 3 years, would lose the ground they stand on."""
    text = COOP.replace("floor: 3}}\n    term: P3Y\n", f"floor: 3}}}}\n{term}")

    assert (
        f"bodies.region_council.term: {length}, but a holder must sit in the district_council, "
        "whose members are elected for 3 years" in warnings(load_text(text))
    )


def test_a_nested_post_elected_by_a_roll_is_for_those_on_it() -> None:
    """Nobody from elsewhere can stand."""
    text = (CHARTERS / "federation.yaml").read_text().replace("term: P4Y", "term: P4Y, nested: true")

    assert (
        "those on the rowers roll in the federation elect the president: 1 holder; counted by plurality; "
        "only those on the rowers roll; for 4 years"
    ) in describe(load_text(text))


def test_an_unused_roll_is_warned_about() -> None:
    """Nobody votes by it, and no seats are measured by it."""
    text = COOP.replace("bodies:\n", "  staff: {unit_type: society, reference_date: 2026-01-01}\nbodies:\n")
    text = text.replace("floor: 3}", "floor: 3, base: roll.members}").replace(
        "cap: 40}", "cap: 40, base: roll.members}"
    )

    assert warnings(load_text(text)) == ("rolls.staff: nobody votes by this roll",)


def test_a_rule_that_never_holds_is_warned_about() -> None:
    """The rule in contests is overridden by that of the post."""
    text = COOP.replace("elected_by: board, term: P2Y}", "elected_by: board, term: P2Y, rule: {id: plurality}}")

    assert warnings(load_text(text)) == ("contests.posts: secretary has a rule of its own, which holds instead",)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("{effective: on_receipt}", "when the resignation is received"),
        ("{effective: on_date, conditional: allowed}", "on the day that the letter names; it may name a condition, and takes effect once that is met"),
        ("{effective: notice P3M, accept_by: none}", "3 months after the resignation is received; nobody's leave is needed"),
        ("{needs: {accept_by: electing_body, within: P30D, silence: accepted}, may_refuse: true, refused_effect: stays_in_post, max_refusals: 1, withdraw_until: question_put}", "once the body that elected or appointed accepts it, by the majority simple; the body has 30 days, and silence accepts; refused, the holder stays; refused once, the next one needs nobody's leave; it can be withdrawn until a motion on it is moved"),
        ("{needs: {accept_by: electing_body, within: P1M, silence: lapses}, may_refuse: false, form: written}", "once the body that elected or appointed accepts it, by the majority simple; the body has 1 month, and silence lets it lapse; the body may not refuse; it is tendered in writing"),
        ("{needs: {accept_by: electing_body, within: P1M, silence: refused}, max_refusals: 3, withdraw_until: accepted}", "once the body that elected or appointed accepts it, by the majority simple; the body has 1 month, and silence refuses; refused, the holder stays; refused 3 times, the next one needs nobody's leave; it can be withdrawn until it is accepted"),
    ],
)  # fmt: skip
def test_how_holders_resign_in_words(rule: str, words: str) -> None:
    """Every key of the section has its words."""
    text = (
        (CHARTERS / "society.yaml")
        .read_text()
        .replace("post: {needs: {accept_by: electing_body, within: P90D, silence: lapses}}", f"post: {rule}")
    )

    assert f"who resigns from a post leaves {words}" in describe(load_text(text))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("{id: irv, until: two}", "irv (the last drops out until two are left)"),
        ("{id: schulze, strength: margins}", "schulze (pairs are as strong as their margin)"),
        ("{id: borda, unranked: zero}", "borda (those left out get no points)"),
        ("{id: copeland, equal_pair: nothing}", "copeland (an equal pair gives no points)"),
    ],
)
def test_what_a_rule_is_told_is_said(rule: str, words: str) -> None:
    """Each option that is a word, in the words of people."""
    text = (CHARTERS / "bad" / "rule-wigm-exact.yaml").read_text().replace("{id: wigm}", rule)

    assert any(f"counted by {words}" in sentence for sentence in describe(load_text(text)))
