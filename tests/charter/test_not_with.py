"""Offices that do not go together: symmetric, in words, and what is warned of."""

import pytest
from tests.charter.key_cases import BASE

from comitia.charter import Charter, describe, load_text, warnings
from comitia.charter.not_with import bars_vote, path_of

PLAIN = BASE.replace(", not_with: [board.*]", "")


def charter(at: str = "", board: str = "", rule: str = "") -> Charter:
    """Return a charter whose president, or board, does not go with other offices, under a rule."""
    text = PLAIN.replace("alternates: {per_member: 1}", f"alternates: {{per_member: 1}}{at}")
    text = text.replace("count: 5}, rule: {id: block}", f"count: 5}}, rule: {{id: block}}{board}")
    return load_text(text + (f"mandate: {{incompatible: {{{rule}}}}}\n" if rule else ""))


def test_it_is_symmetric_wherever_it_is_written() -> None:
    """The president does not go with the board, said of the one or of the other; and the path says where."""
    for found, path in (
        (charter(at=", not_with: [board.*]"), "posts.president.not_with"),
        (charter(board=", not_with: [president]"), "bodies.board.not_with"),
    ):
        assert {"president": {"board"}, "board": {"president"}} == found.not_with
        assert {path} == {path_of(found, "president", "board"), path_of(found, "board", "president")}
        assert path_of(found, "president", "clerk") is None


def test_a_vote_is_lost_in_the_body_that_names_the_other_or_that_a_post_names() -> None:
    """Of two bodies, in the one that names the other; beside a post, in the body, whichever of them says it."""
    found = charter(at=", not_with: [assembly.*]", board=", not_with: [clerk, council.*]", rule="forbidden: vote")

    assert bars_vote(found, "board", "council")
    assert not bars_vote(found, "council", "board")
    assert bars_vote(found, "board", "clerk")
    assert bars_vote(found, "assembly", "president")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "nobody holds two offices that do not go together: the newer mandate ends at once"),
        ("if_silent: older_lapses", "nobody holds two offices that do not go together: the older mandate ends at once"),
        (
            "choose_within: P14D",
            "who holds two offices that do not go together chooses one within 14 days; otherwise the newer mandate ends",
        ),
        (
            "forbidden: stand",
            "who holds an office cannot stand for one that does not go with it, and cannot be given it",
        ),
        ("forbidden: vote", "who holds an office that does not go with a seat in a body has no vote there"),
    ],
)
def test_it_is_said_in_words(rule: str, said: str) -> None:
    """Which offices, each pair once, and what follows."""
    found = charter(at=", not_with: [board.*, clerk]", board=", not_with: [president, council.*]", rule=rule)

    assert (
        "a seat in the board does not go with the post of president or a seat in the council",
        "the post of president does not go with the post of clerk",
        said,
    ) == describe(found)[-3:]


def test_where_all_offices_go_together_nothing_is_said() -> None:
    """No rule that nobody falls under."""
    assert not any("go together" in sentence for sentence in describe(charter()))


def test_what_has_no_effect_is_warned_of() -> None:
    """A rule that no office falls under; and, where the vote is taken, two posts, which have none."""
    idle = "mandate.incompatible: no office says that it does not go with another; add not_with at one"
    assert idle in warnings(charter(rule="forbidden: vote"))
    votes = charter(at=", not_with: [board.*, clerk]", rule="forbidden: vote")
    assert ["posts.president.not_with: clerk is no body, so nobody loses a vote by it"] == [
        each for each in warnings(votes) if "not_with" in each
    ]
    assert not any("not_with" in each for each in warnings(charter(at=", not_with: [board.*, clerk]")))


def test_where_the_vote_is_taken_a_nested_office_may_be_held() -> None:
    """The chair of the board, who must sit in it, has no vote there: that is no fault."""
    text = PLAIN.replace("\ncontests:", "\n  chair: {elected_by: board, nested: true, rule: {id: block}, not_with: [board.*]}\ncontests:")  # fmt: skip

    assert {"chair", "board"} == load_text(f"{text}mandate: {{incompatible: {{forbidden: vote}}}}\n").not_with.keys()
