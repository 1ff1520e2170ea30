"""The drawing: widths follow the votes, nothing is left out, and its size is bounded however many branches there are."""

from datetime import date

import pytest
from tests.tolerances import WIDTH_DRAWN

from comitia.charter import Label
from comitia.store.queries.chain import Chain, Group, Holding, Link, Step, Win
from comitia.web.chain.drawing import Drawing
from comitia.web.chain.layout import WIDTH, Box, Layout

HOLDING = Holding(
    home=None,
    mandate="chair:1",
    source="chair",
    place=1,
    person="p",
    name="Ada",
    kind="post",
    office="chair",
    office_unit="root",
    office_name="chair",
    starts=date(2026, 1, 1),
    until=None,
    ended=None,
    cause="",
    ended_by=None,
    grace=None,
    falls=None,
)
WIN = Win(
    contest="chair",
    rule="plurality",
    votes="3",
    quota=None,
    cast=5,
    valid=5,
    round=1,
    reason="",
    with_lot=False,
    evidence="",
)


def link(contest: str, unit: str, office_unit: str, body: str | None, cast: int | None) -> Link:
    """Return a link of one seat: by the body of a unit, or by the roll there."""
    return Link(
        contest=contest,
        deciding=contest,
        round=1,
        office=contest.partition(".")[0],
        office_unit=office_unit,
        group=0,
        roll=None if body else "members",
        body=body,
        unit=unit,
        electors=200,
        seats=1,
        filled=1,
        vacant=0,
        evidence="ballots_counted" if cast else "uncontested",
        cast=cast,
        valid=cast,
    )


def group(*links: Link) -> Group:
    word = Label(one="council", many="councils")
    return Group(
        links=links,
        office=word,
        office_name=None,
        elector=word,
        elector_name=None,
        place=Label(one="branch", many="branches"),
        place_name=None,
        is_local=links[0].is_local,
        is_central=False,
    )


def federation(votes: list[list[int]]) -> Chain:
    """Return a chain of an assembly filled by districts, with the votes of the branches of each."""
    top = link("chair", "root", "root", "assembly", 5)
    districts = [link(f"assembly.d{place}", f"d{place}", "root", "council", 9) for place in range(len(votes))]
    branches = [
        link(f"council.d{place}-{number}", f"d{place}-{number}", f"d{place}", None, cast or None)
        for place, casts in enumerate(votes)
        for number, cast in enumerate(casts)
    ]
    steps = [(top,), tuple(districts), tuple(branches)]
    return Chain(
        holding=HOLDING,
        win=WIN,
        steps=tuple(Step(number=number, groups=(group(*links),)) for number, links in enumerate(steps, 1)),
        others=(),
    )


def near(width: float) -> object:
    return pytest.approx(width, rel=WIDTH_DRAWN)


def boxes(layout: Layout) -> list[Box]:
    return [box for top in layout.boxes for box in top.walk()]


def test_boxes_are_as_wide_as_their_votes() -> None:
    """With votes everywhere, each box has its exact share of the width, and a row fills its parent."""
    chain = federation([[100, 50], [250, 100]])
    found = {box.link.contest: box for box in boxes(Layout(chain)) if box.link}

    assert WIDTH * 150 / 500 == near(found["assembly.d0"].width)
    assert WIDTH * 250 / 500 == near(found["council.d1-0"].width)
    assert found["assembly.d1"].x == near(found["council.d1-0"].x)
    assert WIDTH == near(sum(box.width for box in boxes(Layout(chain)) if box.row == 1))


def test_a_branch_without_votes_is_drawn_all_the_same() -> None:
    """An uncontested branch has a narrow box of its own, and its votes are none."""
    chain = federation([[400, 0], [100]])
    found = {box.link.contest: box for box in boxes(Layout(chain)) if box.link}

    assert 0 == found["council.d0-1"].votes
    assert 5 < found["council.d0-1"].width < 40
    assert (
        "box-weak"
        in next(shape for shape in Drawing(chain, Layout(chain), {}).shapes() if "d0-1" in shape.title).classes
    )


@pytest.mark.parametrize("districts", [4, 100, 2000])
def test_thousands_of_branches_are_taken_together(districts: int) -> None:
    """However many there are, the drawing stays small, every vote is in each of its rows, and a chosen way is kept."""
    chain = federation([[60 + number % 7 for number in range(50)] for _ in range(districts)])
    layout = Layout(chain, "d3-7")
    drawn = boxes(layout)
    votes = sum(each.cast or 0 for each in chain.local)

    assert len(drawn) < 400
    assert [votes, votes] == [sum(box.votes for box in drawn if box.row == row) for row in (0, 1)]
    assert all(box.width > 2 for box in drawn if box.is_mine)
    assert WIDTH == near(sum(box.width for box in drawn if box.row == 1))
    assert ["assembly.d3", "council.d3-7"] == [box.link.contest for box in drawn if box.is_mine and box.link]
    assert len(Drawing(chain, layout, {}).short_rows()) <= 40
