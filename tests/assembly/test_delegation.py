"""Powers delegated: by a body, by a holder whom the charter lets; used, revoked, run out, and gone with what they rest on."""

from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.officed import act, acting, delegating, officed, revoking
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.delegate import DelegatePowers
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.revoke import RevokeTheDelegation
from comitia.core.mandate.delegation import (
    PowerDelegated,
)
from comitia.core.mandate.departure import DepartureEntered

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


def test_a_body_delegates_by_its_decision_and_the_delegate_acts() -> None:
    """x1 holds nothing, and buys for the board; the entry says under which delegation, by which motion it was given."""
    house = bought()
    given = next(event for _, event in house.acts if isinstance(event, PowerDelegated))
    done = act(house, "delegation-1", "buy")

    assert ("delegation-1", "x1", "body", "board", "union", ("buy",), None, "motion-1", None) == (
        given.delegation, given.person, given.kind, given.office, given.office_unit, given.powers, given.until,
        given.motion, given.mandate,
    )  # fmt: skip
    assert ("x1", "board", "delegation-1", None, "buy") == tuple(
        getattr(done, name) for name in ("person", "office", "delegation", "mandate", "power")
    )
    assert [] == house.faults()


def test_a_holder_delegates_what_the_charter_lets() -> None:
    """The treasurer lets x1 pay bills; the act names the treasurer's mandate, which leads on to the votes."""
    house = officed()
    house.enter(delegating(house, "treasurer:1", "x1", "pay bills"))
    done = act(house, "delegation-1", "pay bills")

    assert ("x1", "treasurer", "delegation-1", "treasurer:1") == tuple(
        getattr(done, name) for name in ("person", "office", "delegation", "mandate")
    )
    act(house, "treasurer:1", "pay bills")
    assert [] == house.faults()


def test_a_charter_may_let_a_holder_delegate_all() -> None:
    """`true` is for the powers of the post, inherited ones too; those of a chair are nobody else's."""
    house = officed(changes=[("powers: [sign], ", "powers: [sign], may_delegate: true, ")])
    house.carry(AbolishThePost(post="auditor", powers_to="president"))
    house.enter(delegating(house, "president:1", "x1", "sign", "see the accounts"))

    assert (
        "name powers that president of union has, each once; it has sign and see the accounts",
        "posts.president.powers",
    ) == house.refused(delegating(house, "president:1", "x1", "casting_vote"))
    act(house, "delegation-1", "see the accounts")


@pytest.mark.parametrize(
    ("mandate", "person", "powers", "sentence", "rule"),
    [
        (
            "treasurer:1",
            "x1",
            ("keep the purse",),
            "lets the holder delegate pay bills",
            "posts.treasurer.may_delegate",
        ),
        ("president:1", "x1", ("sign",), "lets the holder delegate nothing", "posts.president.may_delegate"),
        ("treasurer:1", "b1", ("pay bills",), "name somebody else", "posts.treasurer.may_delegate"),
        ("treasurer:1", "x1", ("sign",), "it has pay bills and keep the purse", "posts.treasurer.powers"),
        ("treasurer:1", "x1", (), "it has pay bills and keep the purse", "posts.treasurer.powers"),
        ("treasurer:1", "x1", ("pay bills", "pay bills"), "each once", "posts.treasurer.powers"),
        ("board.union:1", "x1", ("buy",), "by a decision of board, not by a member", "bodies.board.powers"),
        ("nothing:1", "x1", ("buy",), "no such mandate", "mandate"),
    ],
)
def test_what_no_holder_delegates(mandate: str, person: str, powers: tuple[str, ...], sentence: str, rule: str) -> None:
    """Not beyond the charter, not what the post does not have, not for a body, and not to oneself."""
    house = officed()
    reason, named = house.refused(delegating(house, mandate, person, *powers))

    assert sentence in reason
    assert rule == named


def test_who_is_expelled_gets_no_delegation_and_a_day_gone_by_is_none() -> None:
    """Whoever is expelled holds nothing; a delegation that is over before it begins is a slip."""
    house = officed()
    house.carry(Expel(charges=house.charge("x1")))
    house.state.evolve(DepartureEntered(departure="d", person="x3", cause="death", mandates=(), text=""), house.day)

    dead = house.refused(delegating(house, "treasurer:1", "x3", "pay bills"))
    assert ("x3 has died, and holds nothing", "mandate.ends") == dead
    assert "discipline" == house.refused(delegating(house, "treasurer:1", "x1", "pay bills"))[1]
    assert "posts.treasurer.powers" == house.refused(
        delegating(house, "treasurer:1", "x2", "pay bills", until=house.day)
    )[1]  # fmt: skip


def test_a_delegated_power_is_not_delegated_on() -> None:
    """Neither by x1, nor by the treasurer on leave."""
    house = bought()
    begins, until = house.day, house.day + timedelta(days=3)
    house.carry(GrantLeave(mandate="treasurer:1", begins=begins, until=until))

    assert ("what is delegated is not delegated on", "delegation") == house.refused(
        delegating(house, "delegation-1", "x2", "buy")
    )
    assert "decisions.effects.grant_leave" == house.refused(delegating(house, "treasurer:1", "x2", "pay bills"))[1]


@pytest.mark.parametrize("powers", [("judge",), (), ("buy", "buy")])
def test_a_body_delegates_only_powers_of_its_own(powers: tuple[str, ...]) -> None:
    """The board does not judge."""
    house = officed()
    effect = DelegatePowers(person="x1", powers=powers)

    assert (
        "name powers that board of union has, each once; it has buy and lend the hall",
        "bodies.board.powers",
    ) == house.refused(house.moving(effect, "board", mover="b1"))


def test_a_delegate_uses_what_was_delegated_and_nothing_else() -> None:
    """x1 buys, and does not lend the hall."""
    house = bought()

    assert ("it does not give the power 'lend the hall', but buy", "bodies.board.powers") == house.refused(
        acting(house, "delegation-1", "lend the hall")
    )


def test_the_body_revokes_and_nobody_else() -> None:
    """The congress cannot, nor can anybody by an act of his own; once it is revoked it cannot be again."""
    house = bought()
    revoke = RevokeTheDelegation(delegation="delegation-1")

    assert ("board of union gave it, and revokes it", "delegation") == house.refused(house.moving(revoke))
    assert ("board gave it by a decision, and revokes it by one", "bodies.board.powers") == house.refused(
        revoking(house, "delegation-1")
    )
    board(house, revoke)
    assert "it is revoked" == why(house)
    assert "delegation" == house.refused(house.moving(revoke, "board", mover="b1"))[1]
    assert "delegation" == house.refused(revoking(house, "delegation-1"))[1]
    assert "delegation-1 is revoked" == revoke.in_words(Plain())
    assert "x1 may buy in its place" == BUY.in_words(Plain())
    assert [] == house.faults()


def test_a_holder_revokes_a_delegation_of_his_own() -> None:
    """The treasurer's, and once; the congress does not."""
    house = officed()
    house.enter(delegating(house, "treasurer:1", "x1", "pay bills"))
    assert "delegation" == house.refused(house.moving(RevokeTheDelegation(delegation="delegation-1")))[1]
    house.enter(revoking(house, "delegation-1"))

    assert "it is revoked" == why(house, power="pay bills")
    assert "delegation" == house.refused(revoking(house, "delegation-9"))[1]
    missing = house.moving(RevokeTheDelegation(delegation="delegation-9"))
    assert ("there is no such delegation", "delegation") == house.refused(missing)
    assert [] == house.faults()
