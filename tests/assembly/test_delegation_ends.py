"""How delegations end: on their day, with the mandate, the office, the power, and with the decision that gave them."""

from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.officed import AT_ONCE, act, acting, delegating, officed, revoking
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.delegate import DelegatePowers
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.revoke import RevokeTheDelegation
from comitia.core.assembly.effects.seat import Elect
from comitia.core.decider import decide
from comitia.core.mandate.delegation import (
    DelegationRestored,
    DelegationRevoked,
    RestoreDelegation,
    RevokeDelegation,
)
from comitia.core.refused import Refused

BUY = DelegatePowers(person="x1", powers=("buy",))


def board(house: House, effect: Effect) -> None:
    """Let the board carry a motion."""
    house.carry(effect, "board", mover="b2")


def bought(*, extra: str | None = None) -> House:
    """Return a house whose board has let x1 buy in its place."""
    house = officed(extra) if extra else officed()
    board(house, BUY)
    return house


def why(house: House, delegation: str = "delegation-1", power: str = "buy") -> str:
    """Return why nothing can be done under a delegation."""
    reason, rule = house.refused(acting(house, delegation, power))
    assert rule == "delegation"
    return reason.partition(": ")[2]


def test_a_delegation_holds_from_its_day_until_its_day() -> None:
    """Given until the tenth day: used on the ninth, not on the tenth, and not on the day before it was given."""
    house = officed()
    until = house.day + timedelta(days=10)
    board(house, DelegatePowers(person="x1", powers=("buy",), until=until))
    act(house.later(9), "delegation-1", "buy")

    assert f"it was until {until}" == why(house.later(1))
    assert "it was given on 2026-03-01" == why(house.later(-11))
    assert f"x1 may buy in its place until {until}" == DelegatePowers(
        person="x1", powers=("buy",), until=until
    ).in_words(Plain())


def test_a_delegation_by_a_holder_ends_with_the_mandate() -> None:
    """The treasurer is relieved; nothing is entered about the delegation, and it carries no more."""
    house = officed()
    house.enter(delegating(house, "treasurer:1", "x1", "pay bills"))
    house.carry(Relieve(mandate="treasurer:1"), "board", mover="b2")

    assert "the mandate of who gave it has ended" == why(house, power="pay bills")
    assert "delegation" == house.refused(revoking(house, "delegation-1"))[1]


def organ(house: House) -> None:
    """Let the congress make a committee with two powers, which lets x1 use one."""
    house.carry(CreateThePost(post="committee", label="Committee", powers=("plan", "build"), is_organ=True))
    house.carry(Elect(office="committee", unit="union", persons=("e2",)))
    house.vote(house.move(DelegatePowers(person="x1", powers=("plan", "build")), "committee", mover="e2"), 1, 0)


def test_a_delegation_ends_with_the_office() -> None:
    """The committee is abolished; the board that inherits has delegated nothing."""
    house = officed()
    organ(house)
    house.carry(AbolishThePost(post="committee", powers_to="board"))

    assert "the office that gave it is no more" == why(house, power="plan")


def test_a_delegation_carries_only_what_the_office_still_has() -> None:
    """One power is taken away and the other is left; then that goes too."""
    house = officed()
    organ(house)
    house.carry(AlterThePost(post="committee", seats=1, powers=("build",)))
    act(house, "delegation-1", "build")
    assert ("it does not give the power 'plan', but build", "bodies.committee.powers") == house.refused(
        acting(house, "delegation-1", "plan")
    )
    house.carry(AlterThePost(post="committee", seats=1, powers=()))

    assert "its powers have gone elsewhere" == why(house, power="build")
    assert [] == house.faults()


def test_an_amendment_takes_a_power_and_with_it_the_delegation() -> None:
    """The board no longer buys."""
    house = bought()
    edition = house.edition(("powers: [buy, lend the hall]", "powers: [lend the hall]"))
    house.vote(house.move(Amend(charter=edition)), 5, 0)

    assert "its powers have gone elsewhere" == why(house)


def test_who_is_expelled_acts_no_more_until_readmitted() -> None:
    """x1 is expelled, and restored."""
    house = bought()
    house.carry(Expel(charges=house.charge("x1")))
    assert "the person is expelled" == why(house)
    house.carry(Readmit(person="x1"))

    act(house, "delegation-1", "buy")


def test_a_reversed_decision_takes_the_delegation_back() -> None:
    """Misread and counted again: what x1 bought meanwhile stays on the record."""
    house = officed(AT_ONCE)
    motion = house.move(BUY, "board", mover="b1")
    house.vote(motion, 2, 1)
    act(house, "delegation-1", "buy")
    house.challenge(motion, "b2")
    entered = house.recount(motion, 1, 2)

    assert ["reversed"] == [event.cause for event in entered if isinstance(event, DelegationRevoked)]
    assert "the decision that gave it is reversed" == why(house)
    assert [] == house.faults()


def test_a_reversed_revoking_gives_the_delegation_back() -> None:
    """Unless the decision that gave it is reversed as well."""
    house = bought(extra=AT_ONCE)
    motion = house.move(RevokeTheDelegation(delegation="delegation-1"), "board", mover="b1")
    house.vote(motion, 2, 1)
    house.challenge(motion, "b2")
    entered = house.recount(motion, 1, 2)

    assert any(isinstance(event, DelegationRestored) for event in entered)
    act(house, "delegation-1", "buy")
    assert [] == house.faults()


def test_what_was_given_by_a_reversed_decision_is_not_given_back() -> None:
    """Given by motion 1, revoked by motion 2; first 1 is reversed, then 2."""
    house = bought(extra=AT_ONCE)
    board(house, RevokeTheDelegation(delegation="delegation-1"))
    house.challenge("motion-1", "b2")
    given = house.recount("motion-1", 0, 2)
    house.challenge("motion-2", "b2")
    revoked = house.recount("motion-2", 0, 2)

    kinds = (DelegationRevoked, DelegationRestored)
    assert not any(isinstance(event, kinds) for event in (*given, *revoked))
    assert "it is revoked" == why(house)
    assert [] == house.faults()


def test_only_what_is_revoked_is_restored() -> None:
    """Neither what never was, nor what holds; and nothing is revoked twice."""
    house = bought()
    for delegation in ("delegation-1", "delegation-2"):
        with pytest.raises(Refused, match="it is not revoked"):
            decide(house.state, RestoreDelegation(delegation=delegation, motion="motion-1", at=house.day))
    with pytest.raises(Refused, match="there is no such delegation"):
        decide(
            house.state,
            RevokeDelegation(delegation="delegation-2", motion="motion-1", cause="reversed", at=house.day),
        )
