"""What somebody reads in the register after each journey of `test_decision_journeys`; any other words fail it."""

from tests.browsing import Reader


def local_posts_are_held(reader: Reader) -> None:
    """Say who holds the local posts, before the decision."""
    for place in ("East", "West"):
        held = reader.opens(f"/posts/local_secretary/{place.lower()}/")
        assert f"Dan {place} In office since 1 March 2026" in held


def local_posts_are_gone(reader: Reader) -> None:
    """Say that one decision ended every local post, and that the secretary, not released, is still there."""
    decided = reader.opens("/decisions/3/")
    assert "What the decision did Local secretary is abolished in East and West, by motion 3" in decided
    for place in ("East", "West"):
        assert f"Dan {place} is no longer local secretary of {place}: the post is abolished" in decided
        held = reader.opens(f"/posts/local_secretary/{place.lower()}/")
        assert f"Local secretary of {place} Abolished by motion 3" in held
        assert f"Dan {place}, 1 March 2026 to 10 May 2026: the post was abolished, by motion 3." in held
    stays = "refused on 10 May 2026; the holder stays in post."
    assert "Ada East In office since 1 March 2026" in reader.opens("/posts/secretary/union/")
    assert f"Asked to be released on 10 May 2026: {stays}" in reader.opens("/posts/secretary/union/")
    assert "For Against Abstaining 3 0 1" in reader.opens("/decisions/1/")


def one_post_stands(reader: Reader) -> None:
    """Say of one person: both requests refused in one letter, one post gone a year later, the other held."""
    reader.opens("/people/?q=Ada+East")
    person = reader.follows("Ada East")
    held, _, before = person.partition("Held before")
    assert "Secretary Since 1 March 2026. Asked to be released on 10 May 2026: refused on 10 May 2026" in held
    assert "Archivist, held until 10 May 2027: the post was abolished, by motion 2." in before
    assert "10 May 2026: asked to be released as secretary and archivist; the plenum decides." in before
    assert "The letter Both. Refused: the holder stayed in post, 10 May 2026, by motion 1." in before


def larger_organ_stands(reader: Reader) -> None:
    """Say why somebody was left out, who the 36 are, what the new organ may do, and that the old one is gone."""
    assert "What was moved The list; Dan West is left out, who asked not to stand." in reader.opens("/decisions/4/")
    larger = reader.opens("/bodies/committee/union/")
    assert "36 of 36 seats are filled." in larger
    assert "It may: see the accounts, given later by motion 5" in larger
    assert {person in larger for person in ("Dan East", "New Member 1 ", "New Member 35")} == {True}
    assert "Dan West" not in larger
    former = reader.opens("/bodies/commission/union/")
    assert "Abolished by motion 5" in former
    assert {f"Dan {place}, 1 June 2026" in former for place in ("East", "West")} == {True}


def two_of_four_ratified(reader: Reader) -> None:
    """Say how many had to ratify, until when, and who did; the late one is not among them."""
    amended = reader.opens("/decisions/1/")
    assert "8 of 12 votes for and against were for; at least 8 were needed. Carried." in amended
    needs = "It needs at least 2 of 4 regional councils, until 29 June 2026; a later vote does not count."
    assert f"{needs} 2 have ratified it; the regional councils of North and South have not." in amended
    for region, day in (("East", "20 May"), ("West", "29 June")):
        ratified = f"The regional council of {region} ratifies the amendment of motion 1"
        assert f"{ratified}, by motion {2 if region == 'East' else 3}. {day} 2026" in amended
    assert "Ratification, in the regional council of North, 29 June 2026. … before the regional council" in amended
    assert "Edition 2" in reader.opens("/rules/")


def both_counts_stand(reader: Reader) -> None:
    """Say the result, the challenge, the second count, what was done and what undid it."""
    both = reader.opens("/decisions/1/")
    assert "Carried. Counted again: 2 for, 4 against, 0 abstaining. Lost. ↩ reversed" in both
    assert "What the decision did Ada West, member of the plenum, is relieved, by motion 1. 1 May 2026" in both
    assert "What undid it Ada West is a member of the plenum again, as before: motion 1 is reversed. 4 May" in both
    assert "The result of motion 1 is challenged by Bo West. The hands were misread. 4 May 2026" in both
    assert "4 of 4 seats are filled." in reader.opens("/bodies/plenum/union/")
    given_back = "Ended on 1 May 2026 by motion 1, and given back on 4 May 2026: the motion was reversed."
    reader.opens("/people/?q=Ada+West")
    held = reader.follows("Ada West").partition("Elections in which")[0]
    assert held.count(given_back) == 1
    assert f"until 28 February 2031. {given_back} How elected" in held.partition("Plenum Since 1 March 2026")[2]
    assert "motion 1 is reversed" in reader.follows("motion 1")
    elected = reader.opens("/mandates/plenum.union/3/")
    assert "Ada West sits in the plenum" in elected
    assert given_back in elected
    assert "motion 1 is reversed" in reader.follows("motion 1")


def delegate_will_fall(reader: Reader) -> None:
    """Say of the seat until when it is held, and of the post, wherever its holder is named, that it falls with that."""
    falls = "Falls with the seat in the congress on 31 March 2026, unless the seat on which that rests is regained."
    congress = reader.opens("/bodies/congress/union/")
    assert "Ada East Ends on 31 March 2026, unless the seat on which it rests is regained." in congress
    assert falls not in congress
    for path in ("/", "/posts/secretary/union/", "/mandates/secretary/1/"):
        assert reader.opens(path).count(falls) == 1, path
    assert falls not in reader.opens("/posts/archivist/union/")
    reader.opens("/people/?q=Ada+East")
    held = reader.follows("Ada East").partition("Held before")[0]
    assert held.count(falls) == 1
    assert falls in held.partition("Secretary Since")[2].partition("How elected")[0]


def delegate_fell(reader: Reader) -> None:
    """Say what fell with the seat, and why, who moved up, and that the congress lacks its quorum."""
    recalled = reader.opens("/decisions/1/")
    for what in (
        "Eva East moves up to a seat in the regional council of East, as the next alternate. 1 March 2026",
        "Ada East is no longer a member of the congress: the seat on which it rested is lost, by motion 1. 31 March",
        "Dan East moves up to a seat in the congress, as the next alternate. 31 March 2026",
        "Ada East is no longer secretary: the seat on which it rested is lost, by motion 1. 31 March 2026",
    ):
        assert what in recalled
    congress = reader.opens("/bodies/congress/union/")
    assert "5 of 6 seats are filled, 1 is vacant." in congress
    assert "It cannot decide: 6 members must be present, and 5 seats are filled." in congress
    assert "Secretary × vacant" in reader.opens("/posts/secretary/union/")
