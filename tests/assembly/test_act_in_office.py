"""Acts in office: within the powers of the post, by who holds it that day; what a body may do, no member does alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.officed import AT_ONCE, act, acting, officed

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, TransferPowers
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.powers import Power, powers_in, powers_left


def words(house: House, office: str, unit: str = "union") -> list[str]:
    """Return the powers of an office, in words."""
    return [power.words for power in powers_in(house.state, office, unit)]


def test_a_holder_acts_within_the_powers_of_the_post() -> None:
    """The treasurer pays bills; the entry has who, for which office, under which mandate, and no decision behind it."""
    house = officed()

    done = act(house, "treasurer:1", "pay bills")

    assert ActedInOffice(
        act="act-1", person="b1", kind="post", office="treasurer", office_unit="union", mandate="treasurer:1",
        delegation=None, power="pay bills", came_by=(), text=TEXT,
    ) == done  # fmt: skip
    assert "act-2" == getattr(act(house, "treasurer:1", "keep the purse"), "act", "")
    assert [] == house.faults()


def test_an_act_outside_the_powers_is_refused_and_says_which_there_are() -> None:
    """The treasurer does not sign."""
    house = officed()

    assert (
        "treasurer has no power 'sign'; it has pay bills, keep the purse",
        "posts.treasurer.powers",
    ) == house.refused(acting(house, "treasurer:1", "sign"))
    assert ("local_secretary has no power 'pay bills'; it has sign for the region", "posts.local_secretary.powers") == (
        house.refused(acting(house, "local_secretary.east:1", "pay bills"))
    )


def test_a_power_is_named_in_exactly_its_words() -> None:
    """Nothing is guessed from words that are near."""
    house = officed()

    assert "posts.treasurer.powers" == house.refused(acting(house, "treasurer:1", "Pay bills"))[1]


def test_what_a_body_may_do_no_member_does_alone() -> None:
    """The board buys by its decisions; its president, who presides over the congress, does not judge alone."""
    house = officed()

    assert (
        "board uses its powers (buy, lend the hall) by its decisions, and no member alone",
        "bodies.board.powers",
    ) == (house.refused(acting(house, "board.union:1", "buy")))
    assert "bodies.congress.powers" == house.refused(acting(house, "congress.east:1", "judge"))[1]
    assert ("president has no power 'judge'; it has sign, presiding, casting_vote", "posts.president.powers") == (
        house.refused(acting(house, "president:1", "judge"))
    )


def test_a_chair_has_what_the_charter_gives_the_chair() -> None:
    """The president presides over the congress, and the entry of it is of the post."""
    house = officed()

    assert "presiding" == getattr(act(house, "president:1", "presiding"), "power", "")
    assert Power(words="presiding", chair_of="congress") in powers_in(house.state, "president", "union")


def test_nobody_acts_who_does_not_hold_it_that_day() -> None:
    """Not before the mandate, not after its end, and not under something that is no mandate at all."""
    house = officed()
    early = replace(acting(house, "treasurer:1", "pay bills"), at=house.day - timedelta(days=1))
    why = f"nobody holds it on {early.at}: name a mandate or a delegation that holds on that day"

    assert (why, "mandate") == house.refused(early)
    house.carry(Relieve(mandate="treasurer:1"), "board", mover="b2")
    assert "mandate" == house.refused(acting(house, "treasurer:1", "pay bills"))[1]
    assert "mandate" == house.refused(acting(house, "nothing:1", "pay bills"))[1]
    assert "mandate" == house.refused(acting(house, "delegation-1", "pay bills"))[1]


def test_a_holder_on_leave_does_not_act() -> None:
    """From the second day until the fourth; on the first and on the fourth the treasurer acts."""
    house = officed()
    begins, until = house.day + timedelta(days=1), house.day + timedelta(days=3)
    house.carry(GrantLeave(mandate="treasurer:1", begins=begins, until=until))

    act(house, "treasurer:1", "pay bills")
    house.later(1)
    assert (
        f"the holder is on leave until {until}, and does not act",
        "decisions.effects.grant_leave",
    ) == house.refused(acting(house, "treasurer:1", "pay bills"))
    act(house, "president:1", "sign")
    house.later(2)
    act(house, "treasurer:1", "pay bills")
    assert [] == house.faults()


def test_an_heir_of_the_charter_has_the_powers_of_the_abolished_post() -> None:
    """The local secretaries are abolished in the east alone: there the council may sign, and not in the west."""
    house = officed()
    house.carry(AbolishThePost(post="local_secretary", units=("east",), powers_to="regional_council"))
    inherited = Power(words="sign for the region", by=("motion-1",), heir_of=("local_secretary", "east"))

    assert ["lead the region", "sign for the region"] == words(house, "regional_council", "east")
    assert inherited in powers_in(house.state, "regional_council", "east")
    assert ["lead the region"] == words(house, "regional_council", "west")
    assert [] == words(house, "local_secretary", "east")
    assert ["sign for the region"] == words(house, "local_secretary", "west")
    assert ["sign for the region"] == [each.words for each in powers_left(house.state, "local_secretary", "east")]


def test_an_heir_above_acts_and_the_entry_names_the_decision() -> None:
    """The powers of the secretaries go to the treasurer of the union."""
    house = officed()
    house.carry(AbolishThePost(post="local_secretary", powers_to="treasurer"))

    assert ("motion-1",) == getattr(act(house, "treasurer:1", "sign for the region"), "came_by", ())
    assert [] == house.faults()


def test_inherited_powers_are_inherited_on() -> None:
    """The warden, made by decision, leaves its power to the auditors, and they theirs to the president."""
    house = officed()
    house.carry(CreateThePost(post="warden", label="Warden", powers=("ring the bell",)))
    house.carry(AbolishThePost(post="warden", powers_to="auditor"))
    house.carry(AbolishThePost(post="auditor", powers_to="president"))

    bell = next(each for each in powers_in(house.state, "president", "union") if each.words == "ring the bell")
    assert ("motion-3", "motion-2", "motion-1") == bell.by
    assert ("auditor", "union") == bell.heir_of
    assert ["sign", "see the accounts", "ring the bell", "presiding", "casting_vote"] == words(house, "president")


def test_an_heir_made_by_decision_has_also_what_the_post_had_inherited() -> None:
    """The auditors inherit the bell, and leave it to the keeper with their own power."""
    house = officed()
    house.carry(CreateThePost(post="warden", label="Warden", powers=("ring the bell",)))
    house.carry(CreateThePost(post="keeper", label="Keeper"))
    house.carry(AbolishThePost(post="warden", powers_to="auditor"))
    house.carry(AbolishThePost(post="auditor", powers_to="keeper"))

    assert ["see the accounts", "ring the bell"] == words(house, "keeper")
    assert ("motion-4",) == powers_in(house.state, "keeper", "union")[0].by
    assert [] == house.faults()


def test_what_is_extinguished_nobody_has() -> None:
    """After the abolition no office of the union sees the accounts."""
    house = officed()
    house.carry(AbolishThePost(post="auditor", powers_to="extinguished"))
    every = [*house.state.charter.posts, *house.state.charter.bodies]

    assert not any("see the accounts" in words(house, office) for office in every)


def test_powers_go_to_no_office_in_another_part() -> None:
    """The bell of the east cannot go to the local secretaries, once those are left in the west alone."""
    house = officed()
    house.carry(AbolishThePost(post="auditor", powers_to="local_secretary"))
    assert ["sign for the region", "see the accounts"] == words(house, "local_secretary", "east")
    house.carry(CreateThePost(post="bell", label="Bell", powers=("ring",)), "regional_council", "east")
    house.carry(AbolishThePost(post="local_secretary", units=("east",), powers_to="president"))

    assert (
        "posts.bell.powers"
        == house.refused(
            house.moving(AbolishThePost(post="bell", powers_to="local_secretary"), "regional_council", "east")
        )[1]
    )


def test_a_made_post_gains_and_loses_powers_by_decision() -> None:
    """A transfer names itself as what the power came by; who lost it is refused."""
    house = officed()
    house.carry(CreateThePost(post="press", label="Press", powers=("publish",)))
    house.carry(CreateThePost(post="web", label="Web", powers=("archive",)))
    house.carry(Elect(office="press", unit="union", persons=("e2",)))
    act(house, "motion-3:1", "publish")
    house.carry(TransferPowers(post="press", to="web", powers=("publish",)))

    assert ("motion-4",) == powers_in(house.state, "web", "union")[1].by
    assert ("press has no power 'publish'; it has none", "posts.press.powers") == house.refused(
        acting(house, "motion-3:1", "publish")
    )
    assert [] == house.faults()


def test_a_reversed_abolition_gives_the_power_back_and_the_act_stays() -> None:
    """The treasurer signed meanwhile; afterwards that is refused, and the entry names the decision that fell."""
    house = officed(AT_ONCE)
    motion = house.move(AbolishThePost(post="local_secretary", powers_to="treasurer"))
    house.vote(motion, 4, 2)
    act(house, "treasurer:1", "sign for the region")
    house.challenge(motion)
    house.recount(motion, 2, 4)

    assert "posts.treasurer.powers" == house.refused(acting(house, "treasurer:1", "sign for the region"))[1]
    act(house, "local_secretary.east:1", "sign for the region")
    assert [] == house.faults()


def test_what_a_post_left_ends_with_its_making() -> None:
    """The warden's making is reversed after the warden was abolished: the auditors no longer ring."""
    house = officed(AT_ONCE)
    made = house.move(CreateThePost(post="warden", label="Warden", powers=("ring",)))
    house.vote(made, 4, 2)
    house.carry(AbolishThePost(post="warden", powers_to="auditor"))
    assert ["see the accounts", "ring"] == words(house, "auditor")
    house.challenge(made)
    house.recount(made, 2, 4)

    assert ["see the accounts"] == words(house, "auditor")
    assert [] == house.faults()


def test_two_posts_that_inherited_from_each_other_do_not_go_round() -> None:
    """Abolished in the east for the auditors, who are abolished for the secretaries of the west."""
    house = officed()
    house.carry(AbolishThePost(post="local_secretary", units=("east",), powers_to="auditor"))
    house.carry(AbolishThePost(post="auditor", powers_to="local_secretary"))

    assert ["sign for the region", "see the accounts"] == words(house, "local_secretary", "west")
    assert [] == words(house, "local_secretary", "east")
    assert {"see the accounts", "sign for the region"} == {
        each.words for each in powers_left(house.state, "auditor", "union")
    }


@pytest.mark.parametrize(
    "effect",
    [
        CreateThePost(post="buyer", label="Buyer", powers=("buy",), filled_by="board"),
        AlterThePost(post="buyer", seats=1, powers=("buy",)),
        AbolishThePost(post="seller", powers_to="buyer"),
        TransferPowers(post="seller", to="buyer", powers=("buy",)),
    ],
)
def test_nobody_in_a_body_of_equals_gets_a_power_of_it(effect: object) -> None:
    """The board buys; nobody whom it puts into an office buys alone. Whom the congress puts there may."""
    house = officed()
    house.carry(
        CreateThePost(post="seller", label="Seller", powers=("buy",), filled_by="congress"), "board", mover="b1"
    )
    if not isinstance(effect, CreateThePost):
        house.carry(CreateThePost(post="buyer", label="Buyer", filled_by="board"), "board", mover="b1")

    assert ("board may buy, and nobody in it has a power of it alone", "bodies.board.collegial.equal_powers") == (
        house.refused(house.moving(effect, "board", mover="b1"))  # type: ignore[arg-type]  # each is an effect
    )


def test_an_appointed_holder_acts_until_the_day_before_the_term_is_over() -> None:
    """Auditors have a year."""
    house = officed()
    house.carry(Appoint(office="auditor", unit="union", persons=("e2",)))
    house.later(364)
    act(house, "motion-1:1", "see the accounts")

    assert "mandate" == house.later(1).refused(acting(house, "motion-1:1", "see the accounts"))[1]
