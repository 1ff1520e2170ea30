"""A count explained: what a text, a page and a program are told, and that no name can do harm."""

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile, scores
from tests.count.tags import Tags

from comitia.count import (
    RULES,
    Count,
    Lots,
    Options,
    Profile,
    Scores,
    count,
    parse_threshold,
    result_from_json,
    result_of,
)
from comitia.count.explanation.page import to_html
from comitia.count.explanation.story import Explanation, explanation, explanation_to_json
from comitia.count.explanation.text import to_text
from comitia.count.explanation.trace import trace

NAMES = ["Ama Owusu", "Bo Lind", "Cleo Marsh", "Dag Berg"]
WARD = profile(4, "45 AB, 15 AC, 17 B, 12 C, 11 DC")


def told(
    ballots: Profile | Scores,
    rule: str,
    seats: int,
    names: list[str] | None = None,
    *,
    ranking: tuple[int, ...] | None = None,
    lots: Lots | None = None,
    options: Options | None = None,
) -> Explanation:
    """Return a count explained."""
    source, given_options = lots or Lots(seed=SEED), options or Options()
    made = count(ballots, rule=rule, seats=seats, options=given_options, lots=source)
    assert isinstance(made, Count)
    result = result_of(ballots, made, given_options, source, "1.2.3")
    traced = None if ranking is None or isinstance(ballots, Scores) else trace(result, ballots, ranking)
    return explanation(result, NAMES if names is None else names, "Two for the council", traced)


def test_stage_by_stage_in_plain_sentences() -> None:
    """What was done, why, by which clause, and how close it was."""
    found = told(WARD, "scottish-stv", 2)
    [first, second] = found.stages

    assert found.elected == "Ama Owusu and Bo Lind are elected."
    assert found.opening == (
        "100 valid ballots, for 2 seats and 4 candidates.",
        "The quota is 34 votes (rule 46): whoever has as many is elected.",
    )
    assert first.sentences == (
        "Ama Owusu has 60 votes, Bo Lind 17, Cleo Marsh 12 and Dag Berg 11.",
        "Ama Owusu has 60 votes and reaches the quota of 34: elected (rule 47(1)).",
    )
    assert (second.heading, second.clauses) == ("The surplus of Ama Owusu passes on", ("rule 48", "rule 47(1)"))
    assert second.sentences == (
        "Ama Owusu needed only the quota, and 26 votes above it would lie idle. So the ballots go on, each to the next "
        "candidate on it who is still in the count: 0.43333 of each vote passes on.",
        "19.49985 votes go to Bo Lind and 6.49995 to Cleo Marsh. 0.00020 votes are cut off by rounding down.",
        "Bo Lind has 36.49985 votes and reaches the quota of 34: elected (rule 47(1)).",
    )
    assert second.close == (
        "With 2.49985 votes fewer, gone to others, Bo Lind would still have had the quota here.",
        "Cleo Marsh came nearest without having the quota: 15.50005 votes more, taken from others, would have been enough.",
    )
    assert dict(found.clauses)["rule 47(1)"] == "Whoever has as many votes as the quota, or more, is elected."
    assert found.ending == ("All 2 seats are filled. Ama Owusu and Bo Lind are elected.",)


def test_one_vote_is_one() -> None:
    """The noun and the verb follow the number."""
    found = told(profile(3, "4 AB, 2 BA, 1 CB"), "scottish-stv", 1, ["Ama", "Bo", "Cleo"])
    tiny = told(profile(2, "1 A"), "plurality", 1, ["Ama", "Bo"])

    assert tiny.opening == ("1 valid ballot, for 1 seat and 2 candidates.",)
    assert tiny.stages[0].sentences[0] == "Ama has 1 vote."
    assert tiny.ending == ("The seat is filled. Ama is elected.",)
    assert found.stages[0].sentences[0] == "Ama has 4 votes, Bo 2 and Cleo 1."
    moved = told(profile(3, "4 AB, 3 BA, 1 CB"), "scottish-stv", 1, ["Ama", "Bo", "Cleo"]).stages[1]
    assert "The ballots of Cleo, 1 vote, go on" in moved.sentences[2]
    assert moved.sentences[3] == "1 vote goes to Bo."


def test_an_exclusion_says_why_somebody_has_to_leave() -> None:
    """And what cannot go on."""
    stage = told(profile(3, "9 A, 8 B, 3 CB, 1 C"), "scottish-stv", 1, ["Ama", "Bo", "Cleo"]).stages[1]

    assert stage.sentences == (
        "1 seat is still open, so somebody has to leave.",
        "Cleo has the fewest votes, 4 votes, and is excluded (rule 50(1)).",
        "The ballots of Cleo, 4 votes, go on, each to the next candidate on it who is still in the count, worth as much "
        "as before.",
        "3 votes go to Bo. 1 vote cannot go on: nobody else on those ballots is left.",
        "Bo has 11 votes and reaches the quota of 11: elected (rule 47(1)).",
    )
    assert stage.close[0] == "Cleo would have been level with Bo with 4 votes more."


def test_lots_are_told_with_how_to_draw_them_again() -> None:
    """By seed with a line for each of the tied; by hand without."""
    ballots = profile(3, "5 A, 5 C, 1 B")
    [seeded] = told(ballots, "plurality", 1, ["Ama", "Bo", "Cleo"]).lots[:1]
    [drawn] = told(ballots, "plurality", 1, ["Ama", "Bo", "Cleo"], lots=Lots(drawn=((3, 1),))).lots

    assert seeded.sentence.startswith("A lot decided who is elected among Ama and Cleo. Drawn in this order: ")
    assert seeded.again == tuple(f"printf 'comitia-lot/1 {SEED} 1 {number}' | sha256sum" for number in (1, 3))
    assert drawn.sentence.endswith("Drawn in this order: Cleo and Ama.")
    assert drawn.again == ()


def test_the_text_has_each_clause_once_and_the_ballot_at_each_stage() -> None:
    """From top to bottom, for somebody who reads it once."""
    text = to_text(told(profile(4, "9 A, 8 B, 4 C, 2 D"), "scottish-stv", 1, ranking=(4, 1)))

    assert text.count("What rule 50(1) says:") == 1
    assert text.count("> The ballot followed:") == text.count("Stage ") > 1
    assert "Followed through the count: a ballot that ranks Dag Berg, then Ama Owusu." in text
    assert "how few votes would have changed who is elected in the end: that is a much harder" in text.replace(
        "\n", " "
    )
    assert max(map(len, text.splitlines())) <= 96


@pytest.mark.parametrize("rule", RULES)
@few
@given(data=st.data(), seats=st.integers(1, 3), ranking=st.none() | st.just((1,)) | st.just(()))
def test_every_count_is_explained_in_every_form(
    rule: str, data: st.DataObject, seats: int, ranking: tuple[int, ...] | None
) -> None:
    """Whatever the rule and the ballots: sentences that end, a page whose tags close, JSON that has the result."""
    ballots = data.draw(ballots_of(rule))
    followed = None if isinstance(ballots, Scores) else ranking
    found = told(ballots, rule, fit(rule, seats), [], ranking=followed)
    stages = found.result.count.stages

    assert len(found.stages) == len(stages)
    for line in (
        *found.opening,
        *found.ending,
        *(s for stage in found.stages for s in (*stage.sentences, *stage.close)),
    ):
        assert re.fullmatch(r"\S.*\.", line), line
        assert "  " not in line
    assert to_text(found).startswith("Two for the council\n")
    assert Tags(to_html(found)).seen
    written = json.loads(json.dumps(explanation_to_json(found)))
    assert (written["format"], len(written["stages"])) == ("comitia-explanation/1", len(stages))
    assert result_from_json(written["result"]) == found.result


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    """One style, allowed by its hash; no script, no address, no style attribute; a language, a title, one heading."""
    page = to_html(told(WARD, "scottish-stv", 2, ranking=(1, 2)))
    tags = Tags(page)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    [policy] = [has["content"] for tag, has in tags.seen if has.get("http-equiv") == "Content-Security-Policy"]
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in tags.seen}
    attributes = {name for _, has in tags.seen for name in has}
    assert not {"style", "src", "href", "srcset"} & attributes
    assert not [name for name in attributes if name.startswith("on")]
    assert [has for tag, has in tags.seen if tag == "html"] == [{"lang": "en"}]
    assert [tag for tag, _ in tags.seen].count("h1") == 1
    ids = [has["id"] for _, has in tags.seen if "id" in has]
    assert len(ids) == len(set(ids))
    named = {word for _, has in tags.seen for word in (has.get("aria-labelledby") or "").split()}
    assert named <= set(ids)
    assert "url(" not in style
    assert "@import" not in style


@given(name=st.text(min_size=1, max_size=40), title=st.text(max_size=40))
def test_names_are_distrusted(name: str, title: str) -> None:
    """Whatever a name holds, the tags of the page are those of the page with another name."""
    safe = told(WARD, "scottish-stv", 2, ["Ama", "Bo", "Cleo", "Dag"])
    found = told(WARD, "scottish-stv", 2, [name, f"<b>{name}", '"><script>x</script>', "&amp;"])
    other = explanation(found.result, found.names, f"</style>{title}<script>")

    assert [tag for tag, _ in Tags(to_html(safe)).seen] == [tag for tag, _ in Tags(to_html(other)).seen]
    assert "&amp;amp;" in to_html(other)


def sentences(found: Explanation) -> str:
    """Return all that is said of the stages."""
    return " ".join(line for stage in found.stages for line in (stage.heading, *stage.sentences, *stage.close))


def test_points_of_a_star_count_are_no_votes_and_a_runoff_passes_nothing_on() -> None:
    """Points in the first stage, ballots that put one before the other in the second; in the picture and table, too."""
    found = told(scores("3 5400, 2 3500"), "star", 1)
    page = to_html(found)

    assert "19 votes" not in page
    assert "Ama Owusu, stage 1: 21 points" in page
    assert "Ama Owusu, stage 2: 3 votes" in page
    assert "flow-moves" not in page.split("</style>")[1]
    assert "<caption>Points and votes after each stage</caption>" in page
    assert [stage.heading for stage in found.stages] == ["The points", "The runoff"]
    assert " to Bo Lind." not in sentences(found)


def test_points_by_place_are_points_everywhere() -> None:
    """Halves are exact: nothing is cut off."""
    found = told(profile(4, "3 AB, 2 C"), "borda", 1)
    page = to_html(found)

    assert "<caption>Points for each candidate</caption>" in page
    assert "Ama Owusu, stage 1: 11 points" in page
    assert "Cleo Marsh, stage 1: 7.5 points" in page
    assert not re.search(r"[0-9] votes", page.split("</header>")[1])
    assert found.arithmetic == "Points are exact: nothing is rounded or cut off."
    assert told(profile(3, "3 AB, 1 B"), "wigm", 1, options=Options(decimals=1)).arithmetic.startswith(
        "Amounts have 1 decimal; "
    )


def test_the_best_committee_has_approvals_and_parts_of_its_score() -> None:
    """What each adds to the score is no number of votes or approvals, and nothing passes on."""
    found = told(profile(3, "5 AB, 4 A, 3 C"), "pav", 2)
    page = to_html(found)

    assert "Ama Owusu, stage 1: 9 approvals" in page
    assert "Ama Owusu, stage 2: 9 score points" in page
    assert "<caption>Approvals and score points after each stage</caption>" in page
    assert "flow-moves" not in page.split("</style>")[1]


@pytest.mark.parametrize("rule", ["pav", "sequential-pav", "sequential-phragmen", "equal-shares"])
def test_at_seats_nothing_goes_to_anybody(rule: str) -> None:
    """So that is not said of them."""
    assert " goes to " not in sentences(told(profile(3, "5 AB, 4 A, 3 C, 2 BC"), rule, 2))


def test_what_is_enough_is_in_the_explanation() -> None:
    """By a threshold, and in a further round."""
    found = told(WARD, "yes-no", 1, options=Options(threshold=parse_threshold("ge:9/10")))
    open_round = told(profile(4, "7 A, 5 B, 3 C, 2 D"), "exhaustive", 1)

    assert found.stages[0].close == (
        "Bo Lind came nearest without having enough: 28 votes more, on the same ballots, would have been enough.",
    )
    assert found.ending == ("1 seat stays vacant.",)
    assert open_round.ending == ("Another round is needed, among Ama Owusu, Bo Lind and Cleo Marsh.",)
    assert open_round.stages[0].heading == "Round 1"


def test_the_withdrawn_and_the_weights_are_told() -> None:
    """Who had withdrawn, and ballots that weigh parts of a vote."""
    from fractions import Fraction  # noqa: PLC0415  for this test alone

    gone = told(profile(4, "9 AB, 8 B", withdrawn=(3, 4)), "plurality", 1)
    parts = told(Profile.from_ballots(2, [(Fraction(1, 2), [1]), (Fraction(5, 4), [2])]), "wigm", 1, ["Ama", "Bo"])

    assert gone.opening == (
        "17 valid ballots, for 1 seat and 2 candidates.",
        "Cleo Marsh and Dag Berg had withdrawn, and are passed over on every ballot.",
    )
    assert parts.opening[0] == "Valid ballots of 1.75000 votes, for 1 seat and 2 candidates."
    assert parts.elected == "Bo is elected."
