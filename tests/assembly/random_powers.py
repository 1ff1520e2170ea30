"""Random acts in office and delegations: mostly by those who may, and often enough not."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

from tests.assembly.house import TEXT, House
from tests.assembly.random_effects import PERSONS, Proposing

from comitia.core.decider import Command
from comitia.core.mandate.act_in_office import ActInOffice
from comitia.core.mandate.delegation import DelegateInOffice, RevokeDelegation
from comitia.core.mandate.powers import powers_in

WORDS = ("sign", "pay", "speak", "buy", "presiding", "sign for the region")
"""Powers that somebody may think he has."""


def powers_used(house: House, proposing: Proposing, rnd: Random) -> tuple[Callable[[], Command | None], ...]:
    """Return what can be drawn, each as often as it is to be."""
    return (
        *(partial(_act, house, proposing, rnd),) * 8,
        *(partial(_delegate, house, proposing, rnd),) * 3,
        *(partial(_revoke, house, rnd),) * 2,
    )


def _act(house: House, proposing: Proposing, rnd: Random) -> Command:
    """Return an act, mostly under a mandate or a delegation that is there, and a power that somebody has or had."""
    state, held = house.state, proposing.mandates()
    posts = [each for each in held if each.kind == "post"]
    capacities = [*posts * 3, *held]
    given = [each.given for each in state.authority.delegations]
    if given and rnd.random() < 0.5:
        delegation = rnd.choice(given)
        power = rnd.choice((*delegation.powers, rnd.choice(WORDS)))
        return ActInOffice(capacity=delegation.delegation, power=power, text=TEXT, at=house.day)
    if not capacities:
        return ActInOffice(capacity="nothing:1", power="sign", text=TEXT, at=house.day)
    found = rnd.choice(capacities)
    has = [each.words for each in powers_in(state, found.office, found.office_unit)]
    power = proposing.one_of(has, rnd.choice(WORDS))
    return ActInOffice(capacity=found.mandate, power=power, text=TEXT, at=house.day)


def _delegate(house: House, proposing: Proposing, rnd: Random) -> Command:
    held, posts = proposing.mandates(), house.state.charter.posts
    able = [each for each in held if each.office in posts and posts[each.office].may_delegate]
    if not held:
        return _act(house, proposing, rnd)
    found = rnd.choice(able * 3 + held)
    has = [each.words for each in powers_in(house.state, found.office, found.office_unit)] or [*WORDS]
    may = posts[found.office].may_delegate if found.office in posts else False
    has = [*may] if isinstance(may, tuple) and rnd.random() < 0.7 else has
    powers = tuple(rnd.sample(has, rnd.randint(1, len(has))))
    until = house.day + timedelta(days=rnd.choice((-1, 3, 30))) if rnd.random() < 0.4 else None
    person = rnd.choice(PERSONS)
    return DelegateInOffice(mandate=found.mandate, person=person, powers=powers, until=until, at=house.day)


def _revoke(house: House, rnd: Random) -> Command | None:
    found = [each.given.delegation for each in house.state.authority.delegations if each.given.mandate]
    if not found:
        return None
    return RevokeDelegation(delegation=rnd.choice(found), motion=None, cause="revoked", at=house.day)
