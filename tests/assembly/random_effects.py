"""Random motions: every kind of effect, mostly where it belongs and about what is there, often enough not."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from random import Random
from typing import TypeVar

from tests.assembly.house import House
from tests.assembly.random_cooption import coopting
from tests.assembly.random_editions import random_edition
from tests.assembly.random_units import random_change

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.censure import Censure
from comitia.core.assembly.effects.delegate import DelegatePowers
from comitia.core.assembly.effects.direct import Direct
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.leave import GrantLeave
from comitia.core.assembly.effects.post import AlterThePost, CreateThePost, RenamePost, TransferPowers
from comitia.core.assembly.effects.ratify import RatifyAmendment
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.revoke import RevokeTheDelegation
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.assembly.ratification import section_of_ratification
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.mandate.post import PostCreated
from comitia.core.mandate.powers import powers_in

Proposal = tuple[Effect, str, str]
T = TypeVar("T")

PERSONS = ("e1", "e2", "e3", "e4", "w1", "w2", "w3", "w4", "b1", "b2", "b3", "x1", "x2", "x3")
UNITS = ("union", "east", "west", "quay", "ford", "nowhere")
POWERS = ("sign", "pay", "speak")
NAMES = ("warden", "keeper", "works_council", "steward", "treasurer", "Bad Name")
OFFICES = ("congress", "board", "regional_council", "local_secretary", "auditor", "warden", "extinguished", "nothing")


class Proposing:
    """Draws what a motion is to do, and the body that may decide it."""

    def __init__(self, house: House, rnd: Random) -> None:
        self.house, self.rnd = house, rnd
        self._coopt = partial(coopting, self)
        self.kinds: tuple[Callable[[], Proposal], ...] = (
            self._resolution, self._relieve, self._relieve, self._recall, self._settle, self._settle, self._elect, self._elect,
            self._appoint, self._appoint, self._create, self._alter, self._rename, self._transfer, self._abolish, self._abolish,
            self._censure, self._expel, self._expel, self._expel, self._readmit, self._appeal, self._appeal, self._leave,
            *(self._delegate,) * 3, self._revoke, self._instruct, self._direct, self._amend, self._ratify, self._ratify,
            self._coopt, *(self._change,) * 3,
        )  # fmt: skip

    def draw(self) -> Proposal:
        """Return an effect with the body that decides it; now and then another body."""
        asked = self._asked() if self.rnd.random() < 0.35 else []
        effect, body, unit = self.rnd.choice(asked or self.kinds)()
        if self.rnd.random() < 0.08:
            body, unit = self.rnd.choice(self.bodies())
        return effect, body, unit

    def _asked(self) -> list[Callable[[], Proposal]]:
        """Return the kinds that somebody waits for: an answer to a resignation, to an appeal, a ratification."""
        state = self.house.state
        waits = {
            self._settle: any(each.outcome == "pending" for each in state.holdings.resignations),
            self._appeal: any(each.appeal == "pending" for each in state.proceedings.motions),
            self._ratify: any(each.state == "carried" and each.kind == "amend" for each in state.proceedings.motions),
            self._revoke: any(not each.revoked and each.given.motion for each in state.authority.delegations),
            self._expel: any(each.heard for each in state.holdings.members.all_charges),
            self._coopt: any(each.declared.filler == "coopted" for each in state.holdings.vacant.declared),
        }
        return [kind for kind, is_asked in waits.items() if is_asked]

    def or_else(self, effect: Effect) -> Proposal:
        """Return something else where there is nothing to do this to; rarely this all the same."""
        return self.rnd.choice(self.kinds)() if self.rnd.random() < 0.9 else (effect, "congress", "union")

    def bodies(self) -> list[tuple[str, str]]:
        """Return the bodies of all units, those made by decision too."""
        state = self.house.state
        found = [(body.id, unit) for body in state.charter.bodies.values() for unit in state.units_of_type(body.scope)]
        return found + [(made.post, made.unit) for made in self._made() if made.is_organ]

    def one_of(self, found: Sequence[T], other: T) -> T:
        """Return one of these, or another thing where there is none; sometimes all the same."""
        return self.rnd.choice(found) if found and self.rnd.random() < 0.97 else other

    def persons(self, most: int = 2) -> tuple[str, ...]:
        """Return some persons, rarely one twice or none."""
        if self.rnd.random() < 0.04:
            return self.rnd.choice(((), ("x1", "x1")))
        return tuple(self.rnd.sample(PERSONS, self.rnd.randint(1, most)))

    def mandates(self) -> list[Held]:
        """Return the mandates that nothing has ended."""
        holdings = self.house.state.holdings
        return [held for person in PERSONS for held in holdings.of_person(person)]

    def _made(self) -> list[PostCreated]:
        holdings = self.house.state.holdings
        return [made for post in holdings.posts if (made := holdings.post(post)) is not None]

    def _standing(self) -> list[PostCreated]:
        return [made for made in self._made() if not self.house.state.holdings.is_abolished(made.post, made.unit)]

    def _held(self) -> tuple[str, str, str]:
        """Return a mandate and the body that gave it, or may dismiss."""
        found = self.mandates()
        if not found or self.rnd.random() < 0.05:
            return "nothing:1", "congress", "union"
        held = self.rnd.choice(found)
        post = self.house.state.charter.posts.get(held.office)
        if post is not None and post.dismissed_by and self.rnd.random() < 0.8:
            return held.mandate, self.rnd.choice(post.dismissed_by), "union"
        body, unit = filled_by(self.house.state, held)
        return held.mandate, body or "congress", unit or "union"

    def _day(self) -> timedelta:
        return timedelta(days=self.rnd.choice((-3, 1, 5, 40, 400)))

    def _resolution(self) -> Proposal:
        body, unit = self.rnd.choice(self.bodies())
        office = self.rnd.choice(("", "board", "treasurer"))
        due = self.house.day + self._day() if self.rnd.random() < 0.5 else None
        return Resolution(office=office, unit="union" if office else "", due=due), body, unit

    def _relieve(self) -> Proposal:
        mandate, body, unit = self._held()
        return Relieve(mandate=mandate), body, unit

    def _recall(self) -> Proposal:
        mandate, body, unit = self._held()
        return Recall(mandate=mandate), body, unit

    def _censure(self) -> Proposal:
        mandate, body, unit = self._held()
        return Censure(mandate=mandate), body, unit

    def _leave(self) -> Proposal:
        mandate, body, unit = self._held()
        begins = self.house.day + self._day()
        return GrantLeave(mandate=mandate, begins=begins, until=begins + self._day()), body, unit

    def _settle(self) -> Proposal:
        found = [each for each in self.house.state.holdings.resignations if each.outcome == "pending"]
        if not found:
            return self.or_else(AcceptResignation(resignation="resignation-1"))
        asked = self.rnd.choice(found).tendered
        kind = self.rnd.choice((AcceptResignation, AcceptResignation, RefuseResignation))
        return kind(resignation=asked.resignation), asked.body or "", asked.unit or ""

    def _elect(self) -> Proposal:
        made = self._standing()
        if not made:
            return self._create()
        found = self.rnd.choice(made)
        until = self.house.day + self._day() if self.rnd.random() < 0.4 else None
        effect = Elect(office=found.post, unit=found.unit, persons=self.persons(3), until=until)
        return effect, found.filled_by, found.unit

    def _appoint(self) -> Proposal:
        posts = [post for post in self.house.state.charter.posts.values() if post.appointed_by]
        post = self.rnd.choice(posts)
        until = self.house.day + self._day() if self.rnd.random() < 0.4 else None
        office = post.id if self.rnd.random() < 0.95 else self.rnd.choice(OFFICES)
        effect = Appoint(office=office, unit="union", persons=self.persons(), until=until)
        return effect, post.appointed_by or "", "union"

    def _create(self) -> Proposal:
        body, unit = self.rnd.choice(self.bodies())
        if self.rnd.random() < 0.6:
            body, unit = "congress", "union"
        filler = self.rnd.choice(("", "", "congress", "board", body, "warden"))
        effect = CreateThePost(
            post=self.rnd.choice(NAMES),
            label=self.rnd.choice(("Warden", "Keeper of the quay", "")) or ("" if self.rnd.random() < 0.1 else "W"),
            seats=self.rnd.choice((0, 1, 1, 2, 3)),
            powers=tuple(self.rnd.sample(POWERS, self.rnd.randint(0, 3))),
            is_organ=self.rnd.random() < 0.4,
            filled_by=filler,
        )
        return effect, body, unit

    def _own(self) -> tuple[str, str, str]:
        made = self._standing() if self.rnd.random() < 0.9 else self._made()
        if not made:
            return "warden", "congress", "union"
        found = self.rnd.choice(made)
        return found.post, found.filled_by, found.unit

    def _alter(self) -> Proposal:
        if not self._standing():
            return self._create()
        post, body, unit = self._own()
        powers = tuple(self.rnd.sample(POWERS, self.rnd.randint(0, 3)))
        return AlterThePost(post=post, seats=self.rnd.choice((0, 1, 1, 2, 3)), powers=powers), body, unit

    def _rename(self) -> Proposal:
        if not self._standing():
            return self._create()
        post, body, unit = self._own()
        return RenamePost(post=post, label=self.rnd.choice(("Warden", "Bailiff", "Keeper", "\n"))), body, unit

    def _transfer(self) -> Proposal:
        if not self._standing():
            return self._create()
        post, body, unit = self._own()
        other, _, _ = self._own()
        made = self.house.state.holdings.post(post)
        powers = made.powers if made else POWERS
        return TransferPowers(post=post, to=other, powers=powers[: self.rnd.randint(0, 3)]), body, unit

    def _abolish(self) -> Proposal:
        heir, made = self.rnd.choice(OFFICES), self._made()
        if made and self.rnd.random() < 0.5:
            post, body, unit = self._own()
            units = (unit,) if self.rnd.random() < 0.3 else ()
            return AbolishThePost(post=post, powers_to=heir, units=units), body, unit
        posts = [post.id for post in self.house.state.charter.posts.values() if post.created_by == "act"]
        post = self.one_of(posts, self.rnd.choice(OFFICES))
        units = tuple(self.rnd.choices(UNITS[:3], k=self.rnd.choice((0, 0, 1, 2))))
        where = self.rnd.choice((*(("congress", "union"),) * 4, ("regional_council", "east")))
        return AbolishThePost(post=post, powers_to=heir, units=units), *where

    def _expel(self) -> Proposal:
        found = [each.laid for each in self.house.state.holdings.members.all_charges if each.heard]
        if not found:
            return self.or_else(Expel(charges="charges-1"))
        laid = self.rnd.choice(found)
        return Expel(charges=laid.charges), laid.body, laid.unit

    def _readmit(self) -> Proposal:
        found = [person for person in PERSONS if self.house.state.holdings.members.is_expelled(person)]
        if not found:
            return self.or_else(Readmit(person="x1"))
        person = self.one_of(found, self.rnd.choice(PERSONS))
        motion = self.house.state.proceedings.motion(self.house.state.holdings.members.expelled_by(person) or "")
        return Readmit(person=person), *((motion.moved.body, motion.moved.unit) if motion else ("congress", "union"))

    def _appeal(self) -> Proposal:
        found = [each for each in self.house.state.proceedings.motions if each.appeal == "pending"]
        if not found:
            return self._expel()
        appealed = self.rnd.choice(found).appealed
        assert appealed is not None
        outcome = self.rnd.choice(("upheld", "upheld", "dismissed"))
        return DecideAppeal(motion=appealed.motion, outcome=outcome), appealed.body, appealed.unit

    def _delegate(self) -> Proposal:
        body, unit = self.rnd.choice(self.bodies())
        has = [power.words for power in powers_in(self.house.state, body, unit)] or POWERS
        powers = tuple(self.rnd.sample(has, self.rnd.randint(1, len(has)))) if self.rnd.random() < 0.95 else ("rule",)
        until = self.house.day + self._day() if self.rnd.random() < 0.4 else None
        return DelegatePowers(person=self.rnd.choice(PERSONS), powers=powers, until=until), body, unit

    def _revoke(self) -> Proposal:
        found = [each.given for each in self.house.state.authority.delegations if each.given.kind == "body"]
        if not found:
            return self.or_else(RevokeTheDelegation(delegation="delegation-1"))
        given = self.rnd.choice(found)
        return RevokeTheDelegation(delegation=given.delegation), given.office, given.office_unit

    def _change(self) -> Proposal:
        where = self.rnd.choice((*(("congress", "union"),) * 6, self.rnd.choice(self.bodies())))
        return random_change(self.house.state, self.rnd), *where

    def _instruct(self) -> Proposal:
        body, unit = self.rnd.choice(self.bodies())
        return Instruct(office=self.rnd.choice(OFFICES), unit=self.rnd.choice(UNITS)), body, unit

    def _direct(self) -> Proposal:
        body, unit = self.rnd.choice(self.bodies())
        units = tuple(self.rnd.sample(UNITS, self.rnd.randint(0, 2)))
        return Direct(office=self.rnd.choice(OFFICES), units=units), body, unit

    def _amend(self) -> Proposal:
        return Amend(charter=random_edition(self.house, self.rnd)), "congress", "union"

    def _ratify(self) -> Proposal:
        state = self.house.state
        found = [
            each for each in state.proceedings.motions if each.kind == "amend" and section_of_ratification(state, each)
        ]
        if not found:
            return self._amend()
        amendment = self.rnd.choice(found)
        section = section_of_ratification(state, amendment)
        assert section is not None
        units = state.units_of_type(state.charter.bodies[section.bodies].scope) or ["nowhere"]
        return RatifyAmendment(motion=amendment.moved.motion), section.bodies, self.rnd.choice(units)
