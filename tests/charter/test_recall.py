"""The section `recall`: the lines in which majorities are written, what it means in words, and second looks."""

from pathlib import Path

import pytest

from comitia.charter import Charter, describe, from_canonical, load_text, warnings

BASE = (Path(__file__).parent / "charters" / "bad" / "later-top.yaml").read_text().replace("sessions: {}\n", "")
ORGANS = (Path(__file__).parent / "charters" / "bad" / "recall-admitted-by.yaml").read_text().partition("recall: ")[0]
"""With a board and a clerk, and two seats of the staff in the assembly."""
SEAT = (
    'recall: {delegate: {petition: {share: "1/10", of: electing_body}, hearing: required, ballot: secret, '
    'pass: "> 1/2 of members of electing body", cooling: P6M, not_last: P3M}, '
    'post: {move: {n: 10, of: assembly, within: P7D}, notice: P7D, pass: "> 1/2 of filled_seats"}}\n'
)


def charter(recall: str, extra: str = "") -> Charter:
    """Return a small charter with these rules of recall."""
    return load_text(BASE + recall + extra)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("> 1/2 of members of electing body", "{gt: 1/2, of: filled_seats}"),
        (">= 2/3 of cast", "{ge: 2/3, of: for_plus_against}"),
        ("> 1/2 of filled_seats", "{gt: 1/2, of: filled_seats, abstentions: counted}"),
        (">=1/3 of valid", "{ge: 1/3, of: valid}"),
    ],
)
def test_a_majority_in_a_line_is_the_one_that_is_written_key_by_key(line: str, typed: str) -> None:
    """Either way the canonical form, and so the digest, is the same; and it is read again."""
    one, other = charter(f'recall: {{post: {{pass: "{line}"}}}}\n'), charter(f"recall: {{post: {{pass: {typed}}}}}\n")

    assert one.digest() == other.digest()
    assert one.digest() == from_canonical(one.canonical()).digest()


def test_in_words() -> None:
    """The seats of the co-operative, and its posts."""
    said = [each for each in describe(charter(SEAT)) if each.startswith("recall from")]

    assert said[:3] == [
        "recall from a seat: a petition is signed by at least 1/10 of the members of the body that gave the mandate",
        "recall from a seat: the body that gave the mandate decides by more than 1/2 of the filled seats, "
        "abstentions counted, by secret ballot",
        "recall from a seat: the holder is heard, or called, before the vote",
    ]
    assert "recall from a post: it is moved or seconded by 10 of the members of the assembly, within 7 days" in said


def test_a_body_that_is_not_there() -> None:
    """No council is in the society or above it: the body that gave the mandate stands in, and where none did, nobody."""
    found = load_text(ORGANS + "recall: {delegate: {by: council}, post: {move: {n: 2, of: council, within: P7D}}}\n")
    assert [
        "recall.delegate.by: no council is in or above the society that elects assembly, and its voters meet in no "
        "body: nobody recalls there; name a body above",
        "recall.delegate.by: no council is in or above the society that fills board: assembly, which gives the "
        "mandate, recalls there",
        "recall.post.move.of: no council is in or above the society that fills president: assembly, which gives the "
        "mandate, moves it there",
        "recall.post.move.of: no council is in or above the society that fills clerk: board, which gives the mandate, "
        "moves it there",
    ] == [each for each in warnings(found) if each.startswith("recall")]
    absent = "no council is in or above the unit that elects"
    assert [
        f"recall from a seat: for the board {absent}, so the body that gave the mandate is asked",
        f"recall from a seat: for the assembly {absent}, so nobody is",
        f"recall from a post: for the president and the clerk {absent}, so the body that gave the mandate is asked",
    ] == [each for each in describe(found) if absent in each]

    there = load_text(ORGANS + "recall: {delegate: {by: assembly}, post: {by: assembly}}\n")
    assert not [each for each in (*warnings(there), *describe(there)) if "in or above" in each]


def test_a_body_that_is_not_there_admits() -> None:
    """Of the members of the board the assembly admits instead, and is warned of; the meeting admits of the council."""
    text = ORGANS.replace("      - {elected_by: roll.staff, count: 2}\n", "")
    assert text != ORGANS
    found = load_text(f"{text}recall: {{delegate: {{petition: {{n: 2}}, admissibility: {{by: council}}}}}}\n")
    assert [
        "recall.delegate.admissibility.by: no council is in or above the society that fills board: assembly, which "
        "gives the mandate, admits there"
    ] == [each for each in warnings(found) if "in or above" in each]


def test_a_few_may_recall() -> None:
    """A share of the votes cast and no quorum; with a quorum, how few it lets."""
    none = warnings(charter('recall: {delegate: {by: meeting, pass: "> 1/2 of cast", any_time: true}}\n'))
    some = warnings(charter('recall: {delegate: {by: meeting, pass: "> 1/2 of cast", quorum: 20}}\n'))
    seats = warnings(charter('recall: {delegate: {by: meeting, pass: "> 1/2 of filled_seats"}}\n'))

    assert (
        "recall.delegate.pass: a share of those who vote, and no quorum: a few who come may recall; add quorum" in none
    )
    assert "recall.delegate.quorum: of 20 present, 11 may recall, and fewer where not all of them vote" in some
    assert not [each for each in seats if each.startswith(("recall.delegate.pass", "recall.delegate.quorum"))]


def test_easier_lost_than_won() -> None:
    """Two thirds elect the president, a half recalls; not where the half is of the seats."""
    text = BASE.replace(
        "president: {elected_by: assembly, rule: {id: exhaustive}}",
        "president: {elected_by: assembly, rule: {id: exhaustive, threshold: {ge: 2/3}}}",
    )
    assert text != BASE
    easy = warnings(load_text(text + 'recall: {post: {pass: "> 1/2 of cast", quorum: 9}}\n'))
    hard = warnings(load_text(text + SEAT))

    said = "recall.post.pass: president takes 2/3 to be elected, and 1/2 to be recalled: easier lost than won"
    assert said in easy
    assert said not in hard


def test_without_end() -> None:
    """Signatures are gathered, or a body waits, with no last day."""
    rules = "delegate: {petition: {n: 2}, admissibility: {by: assembly}}, post: {move: {n: 2, of: assembly}}"
    found = warnings(charter(f"recall: {{{rules}}}\n"))

    assert "recall.delegate.petition: signatures are gathered without end; add within" in found
    assert "recall.post.move: it is seconded without end; add within" in found
    assert not [each for each in warnings(charter(SEAT)) if each.startswith("recall.post.move")]
    assert (
        "recall.delegate.admissibility: a petition on which nothing is decided waits without end; add within" in found
    )


def test_a_relief_that_goes_round_the_recall() -> None:
    """The charter lets a body relieve, and asks more of a recall."""
    relieve = "decisions: {effects: {relieve: {by: assembly}}}\n"
    said = "recall.post: decisions.effects.relieve ends a mandate without all this; remove it, unless that is meant"

    assert said in warnings(charter(SEAT + relieve))
    assert said not in warnings(charter(SEAT))


def test_a_dismissal_that_goes_round_the_recall() -> None:
    """The charter says who dismisses from a post: by the majority of a relief, the simple one if it says none."""
    text = ORGANS.replace("president: {", "president: {dismissed_by: [assembly, board], ")
    assert text != ORGANS
    said = "recall.post: posts.president.dismissed_by lets assembly or board end a mandate without all this, by the "
    rule = 'recall: {post: {pass: "> 1/2 of filled_seats"}}\n'
    half = "procedure: {majorities: {half: {gt: 1/2, of: filled_seats}}}\n"
    half += "decisions: {effects: {relieve: {majority: half}}}\n"

    assert f"{said}majority simple; remove it, unless that is meant" in warnings(load_text(text + rule))
    assert f"{said}majority half; remove it, unless that is meant" in warnings(load_text(text + rule + half))
    for other in (ORGANS + rule, text + rule.replace("post", "delegate")):
        assert not [each for each in warnings(load_text(other)) if "dismissed_by" in each]
