"""The picture of transfers: well made, the same each time, in proportion, and safe whatever names say."""

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, ballots_of, few, fit, profile, profiles, run
from tests.tolerances import DRAWN

from comitia.count import RULES, Count, Lots, Profile, Scores, count
from comitia.count.explanation.flow import MOST_COLUMNS, MOST_LANES, flow
from comitia.count.explanation.lettering import escaped, shortened
from comitia.count.explanation.picture import picture

WARD = "45 AB, 15 AC, 17 B, 12 C, 11 DC"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["Ama Owusu", "Bo Lind", "Cleo Marsh", "Dag Berg"]


def made(ballots: Profile | Scores, rule: str, seats: int) -> Count:
    found = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    assert isinstance(found, Count)
    return found


def parsed(svg: str) -> ET.Element:
    """Return a picture as a tree; it must be well made for that."""
    return ET.fromstring(svg)  # noqa: S314  it was written here


def texts(svg: str) -> list[str]:
    """Return all that is written in a picture, that in titles too."""
    return [text for each in parsed(svg).iter() if (text := (each.text or "").strip())]


def test_bars_are_in_proportion_and_ribbons_are_named() -> None:
    """60 to 17 is as the heights are; of 26 the record tells who had how much."""
    svg = picture(run("scottish-stv", 4, WARD, 2), NAMES, "Two")
    bars = {
        each.find(f"{SVG}title").text: Fraction(each.get("height"))  # type: ignore[union-attr]  every bar has one
        for each in parsed(svg).iter(f"{SVG}rect")
        if each.get("class", "").startswith("flow-bar")
    }

    drawn = bars["Ama Owusu, stage 1: 60 votes"] / bars["Bo Lind, stage 1: 17 votes"]
    assert abs(drawn - Fraction(60, 17)) < DRAWN
    assert "19.49985 votes from Ama Owusu to Bo Lind" in texts(svg)
    assert "0.00020 votes from Ama Owusu to Cut off by rounding" in texts(svg)
    assert {"● elected, stage 1", "● elected, stage 2", "not elected"} <= set(texts(svg))
    assert any("the quota, 34 votes" in text for text in texts(svg))


def test_it_has_a_title_and_says_what_it_shows() -> None:
    """For those who do not see it; the ids are those that it names."""
    root = parsed(picture(run("scottish-stv", 4, WARD, 2), NAMES, "Two", ident="one"))

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "one-title one-desc"
    assert [root[0].get("id"), root[0].text, root[1].get("id")] == ["one-title", "How the votes moved: Two", "one-desc"]
    assert "Elected: Ama Owusu and Bo Lind" in (root[1].text or "")


@pytest.mark.parametrize("rule", RULES)
@few
@given(data=st.data(), seats=st.integers(1, 3))
def test_any_count_has_a_picture(rule: str, data: st.DataObject, seats: int) -> None:
    """Well made, nothing beyond its frame, no style attribute, the same each time."""
    found = made(data.draw(ballots_of(rule)), rule, fit(rule, seats))
    svg = picture(found)
    root = parsed(svg)
    width, height = Fraction(root.get("width")), Fraction(root.get("height"))

    assert svg == picture(found)
    assert "style" not in {name for each in root.iter() for name in each.attrib}
    for each in root.iter(f"{SVG}rect"):
        assert 0 <= Fraction(each.get("x", "0")) <= Fraction(each.get("x", "0")) + Fraction(each.get("width")) <= width
        assert (
            0 <= Fraction(each.get("y", "0")) <= Fraction(each.get("y", "0")) + Fraction(each.get("height")) <= height
        )
    for each in root.iter(f"{SVG}path"):
        numbers = [Fraction(number) for number in re.findall(r"-?[0-9.]+", each.get("d", ""))]
        assert all(0 <= number <= max(width, height) for number in numbers)


@pytest.mark.parametrize("rule", ["scottish-stv", "wigm", "meek", "exhaustive"])
@few
@given(ballots=profiles(), seats=st.integers(1, 3))
def test_what_moves_makes_each_column_of_the_one_before(rule: str, ballots: Profile, seats: int) -> None:
    """What a row had, less what it gave, and what it took, is what it has; and all rows together are the ballots."""
    drawn = flow(made(ballots, rule, seats))
    for before, after in zip(drawn.columns, drawn.columns[1:], strict=False):
        totals = list(before.totals)
        for move in after.moves:
            assert move.votes > 0
            totals[move.giver] -= move.votes
            totals[move.taker] += move.votes
        assert totals == list(after.totals)
    assert len({sum(column.totals) for column in drawn.columns}) == 1


def test_a_large_count_is_drawn_as_far_as_it_can_be_read() -> None:
    """Of 60 candidates and some 55 stages: the elected, the largest, the rest together, and the picture says so."""
    ballots = Profile.from_ballots(60, [(10 + 7 * c % 50 + c, (c, c % 60 + 1)) for c in range(1, 61)])
    found = made(ballots, "scottish-stv", 5)
    drawn = flow(found)
    svg = picture(found)

    assert len(found.stages) > MOST_COLUMNS
    assert len(drawn.columns) == MOST_COLUMNS
    assert sum(lane.kind == "candidate" for lane in drawn.lanes) == MOST_LANES - 1
    assert {each for lane in drawn.lanes for each in lane.candidates} == set(range(1, 61))
    kept = {each for lane in drawn.lanes if lane.kind == "candidate" for each in lane.candidates}
    assert set(found.elected) <= kept
    assert f"{drawn.together} others together" in texts(svg)
    said = " ".join(texts(svg))
    assert f"{drawn.together} candidates with fewest votes share one row" in said
    assert f"14 of {len(found.stages)} stages have a column" in said


def test_names_are_never_markup_and_never_too_long() -> None:
    """What others wrote stands in it as text; letters that XML does not have become a mark."""
    names = ["<script>alert(1)</script>", 'Bo "&" Lind\'s', "C" * 90, "\x07\u202e\ufffe" + "界" * 40]
    svg = picture(run("scottish-stv", 4, WARD, 2), names, "</title><b>&")

    assert not [each for each in parsed(svg).iter() if each.tag in {f"{SVG}script", f"{SVG}b"}]
    assert "How the votes moved: </title><b>&" in texts(svg)
    assert "<script>alert(1)</script>" in texts(svg)
    assert "C" * 27 + "…" in texts(svg)
    assert "\u202e" not in svg


def test_letters_are_counted_by_their_width() -> None:
    """Wide ones are two; marks upon others are none."""
    assert shortened("Ama Owusu", 9) == "Ama Owusu"
    assert shortened("Ama Owusu", 6) == "Ama O…"
    assert shortened("界界界界", 6) == "界界…"
    assert shortened("e\u0301e\u0301", 2) == "e\u0301e\u0301"
    assert escaped("a\n<&>'\"") == "a\ufffd&lt;&amp;&gt;&#x27;&quot;"


def test_rounds_and_single_stages_have_one_too() -> None:
    """Whoever is in a further round goes on."""
    assert "goes on" in texts(picture(run("exhaustive", 4, "7 A, 5 B, 3 C, 2 D", 1)))
    assert "Ribbons" not in picture(run("plurality", 4, WARD, 2))
    assert picture(made(profile(3, "4 -"), "scottish-stv", 2))
