"""Who acts in a vacant post: from the vacancy on, until it is filled, the time is over, or the own mandate ends."""

from datetime import date

from tests.assembly.house import House
from tests.assembly.recalled import of_type
from tests.assembly.test_by_election import call, voting

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.mandate.acting import ActingBegun, ActingEnded, BeginActing, EndActing, run_out
from comitia.core.mandate.vacancy import VacancyDeclared

TREASURER = (
    "  treasurer: {elected_by: congress",
    "  deputy: {elected_by: congress, term: P4Y, rule: {id: plurality}}\n  treasurer: {created_by: act, elected_by: congress",
)


def chaired(post: str = "[{acting: deputy, max: P90D}, {by_election: {within: P60D}}]") -> House:
    """Return the federation with a treasurer, b1, and a deputy, e2, who acts for others."""
    house = voting(post=post, changes=(TREASURER,))
    house.elect("treasurer", "b1")
    house.elect("deputy", "e2")
    return house


def relieve(house: House, person: str, office: str) -> str:
    """Let the congress relieve somebody, and return the mandate."""
    mandate = house.mandate(person, office)
    house.carry(Relieve(mandate=mandate))
    return mandate


def acted(house: House) -> list[tuple[str, str]]:
    """Return who acts no more, and why."""
    return [(event.person, event.cause) for event in of_type(house, ActingEnded) if isinstance(event, ActingEnded)]


def test_the_deputy_acts_until_the_by_election_fills_the_post() -> None:
    """b1 is relieved on 1 March: e2 acts for 90 days at most, and ends when b5 is elected treasurer."""
    house = chaired()
    relieve(house, "b1", "treasurer")
    begun, declared = of_type(house, ActingBegun)[0], of_type(house, VacancyDeclared)[0]
    house.later(20)
    house.declare(call(house, "treasurer").contest, "b5")

    assert isinstance(begun, ActingBegun)
    assert isinstance(declared, VacancyDeclared)
    assert ("e2", "deputy:1", date(2026, 5, 30)) == (begun.person, begun.by, begun.until)
    assert "by_election" == declared.filler
    assert [("e2", "filled")] == acted(house)
    assert ["b5"] == house.holders("treasurer")
    assert [] == house.faults()


def test_acting_ends_on_its_own_day() -> None:
    """90 days after 1 March it is 30 May, whenever that is entered."""
    house = chaired()
    mandate = relieve(house, "b1", "treasurer")
    house.later(200)
    ending = run_out(house.state, house.day)

    assert EndActing(mandate=mandate, at=date(2026, 5, 30)) == ending
    assert run_out(house.state, date(2026, 5, 29)) is None
    late = house.refused(EndActing(mandate=mandate, at=house.day))
    assert ("it runs out on 2026-05-30, and ends on that day", "vacancy.post.acting") == late
    house.day = date(2026, 5, 30)
    house.enter(EndActing(mandate=mandate, at=house.day))
    assert [("e2", "time_over")] == acted(house)
    assert [] == house.faults()


def test_acting_ends_with_the_own_mandate_and_goes_on_when_that_is_restored() -> None:
    """e2 is relieved as deputy, so acts no more; that is reversed, so e2 acts again, until the same day."""
    house = chaired()
    relieve(house, "b1", "treasurer")
    relieve(house, "e2", "deputy")
    house.later(2)
    assert [("e2", "mandate_ended")] == acted(house)
    house.challenge("motion-2", "e1")
    house.recount("motion-2", 1, 3)

    begun = [event for event in of_type(house, ActingBegun) if isinstance(event, ActingBegun)]
    assert [("e2", date(2026, 5, 30))] * 2 == [(event.person, event.until) for event in begun]
    assert [] == house.faults()


def test_acting_ends_when_the_post_is_abolished_and_goes_on_when_that_is_reversed() -> None:
    """The post of treasurer is abolished while e2 acts, and is there again."""
    house = chaired()
    relieve(house, "b1", "treasurer")
    house.carry(AbolishThePost(post="treasurer", powers_to="extinguished"))
    assert [("e2", "post_gone")] == acted(house)
    house.challenge("motion-2", "e1")
    house.recount("motion-2", 1, 3)

    assert 2 == len(of_type(house, ActingBegun))
    assert [] == house.faults()


def test_acting_ends_when_the_holder_is_restored() -> None:
    """The relief of b1 is reversed."""
    house = chaired()
    relieve(house, "b1", "treasurer")
    house.challenge("motion-1", "e1")
    house.recount("motion-1", 1, 3)

    assert [("e2", "filled")] == acted(house)
    assert [] == house.faults()


def test_nobody_acts_for_themselves_or_after_what_fills_the_post() -> None:
    """The deputy's own post is only declared vacant; in another order nobody acts before the by-election."""
    house = chaired()
    relieve(house, "e2", "deputy")
    later = chaired("[by_election, {acting: deputy}]")
    relieve(later, "b1", "treasurer")
    bare = chaired("[{acting: deputy}]")
    relieve(bare, "b1", "treasurer")

    assert [] == of_type(house, ActingBegun)
    assert [] == of_type(later, ActingBegun)
    begun = of_type(bare, ActingBegun)[0]
    assert isinstance(begun, ActingBegun)
    assert date(2030, 3, 1) == begun.until  # with the own term
    assert ["left_vacant"] == [event.filler for event in of_type(bare, VacancyDeclared)]


def test_who_leaves_both_posts_does_not_act_in_the_one() -> None:
    """The treasurer is the deputy too, and resigns from both."""
    house = voting(post="[{acting: deputy}]", changes=(TREASURER,))
    house.elect("treasurer", "e2")
    house.elect("deputy", "e2")
    relieve(house, "e2", "treasurer")

    assert [] == of_type(house, ActingBegun)


def test_each_acts_in_one_place_of_a_post() -> None:
    """Both auditors leave: the deputy acts in the place of the first alone."""
    house = chaired("[{acting: deputy}]")
    house.carry(Appoint(office="auditor", unit="union", persons=("a1", "a2")))
    relieve(house, "a1", "auditor")
    relieve(house, "a2", "auditor")

    assert 1 == len(of_type(house, ActingBegun))
    house.carry(Appoint(office="auditor", unit="union", persons=("a3",)))
    assert [] == acted(house)
    assert [] == house.faults()


def test_what_is_refused() -> None:
    """Nobody can act in what is held; nobody acts there; nothing ends it."""
    house = chaired()
    nobody = ("nobody acts in its place", "vacancy.post.acting")
    assert nobody == house.refused(EndActing(mandate="treasurer:1", at=house.day))
    mandate = relieve(house, "b1", "treasurer")

    again = house.refused(BeginActing(mandate=mandate, at=house.day))
    assert ("its place is not vacant, or nobody can act in it", "vacancy.post.acting") == again
    ends = house.refused(EndActing(mandate=mandate, at=house.day))
    assert ("it runs out on 2026-05-30, and ends on that day", "vacancy.post.acting") == ends
