"""Posts and organs are created, altered, renamed or abolished, and their powers transferred.

What the charter has is changed by amendment; a post that it calls `created_by: act` can be abolished by a decision
all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import is_within, refuse_other_bodies
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_body
from comitia.core.mandate.post import (
    EXTINGUISHED,
    AbolishPost,
    AlterPost,
    CreatePost,
    PostCreated,
    decide_abolition,
    decide_alteration,
    decide_creation,
    made_by_decision,
)
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateThePost:
    """Create a post, or an organ, of the unit that decides; `filled_by` is the body that fills it, or empty."""

    kind: ClassVar[str] = "create_post"
    post: str
    label: str
    seats: int = 1
    powers: tuple[str, ...] = ()
    is_organ: bool = False
    filled_by: str = ""

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a name that is taken, or a filling body that is not there."""
        refuse_bad_name(self.post, self.label, deciding)
        if self.filled_by and not is_body(facts, self.filled_by, deciding.unit):
            raise Refused(
                f"{deciding.unit} has no body {self.filled_by} that could fill it",
                rule="decisions.effects.create_post",
                subject=deciding.motion,
            )
        decide_creation(facts, self._command(deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[CreatePost]:  # noqa: ARG002  as every effect
        """Return the post created."""
        return [self._command(deciding)]

    def _command(self, deciding: Deciding) -> CreatePost:
        return CreatePost(
            motion=deciding.motion,
            post=self.post,
            label=self.label,
            unit=deciding.unit,
            seats=self.seats,
            powers=self.powers,
            is_organ=self.is_organ,
            filled_by=self.filled_by or deciding.body,
            at=deciding.at,
        )

    def in_words(self, names: Names) -> str:  # noqa: ARG002  as every effect
        """Return what is created."""
        places = "" if self.seats == 1 else f" with {self.seats} places"
        return f"the {'organ' if self.is_organ else 'post'} {self.label}{places} is created"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlterThePost:
    """Give a post made by decision another number of places, or other powers."""

    kind: ClassVar[str] = "alter_post"
    post: str
    seats: int
    powers: tuple[str, ...] = ()

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that is not this body's to alter."""
        made = _own(facts, deciding, self.kind, self.post)
        decide_alteration(facts, self._command(made, deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[AlterPost]:
        """Return the post altered."""
        return [self._command(made_by_decision(facts, self.post), deciding)]

    def _command(self, made: PostCreated, deciding: Deciding) -> AlterPost:
        return AlterPost(
            motion=deciding.motion,
            post=self.post,
            label=made.label,
            seats=self.seats,
            powers=self.powers,
            at=deciding.at,
        )

    def in_words(self, names: Names) -> str:
        """Return what is altered."""
        powers = f"may {' and '.join(self.powers)}" if self.powers else "has no powers of its own"
        return f"the {names.office(self.post)} has {self.seats} place{'s'[: self.seats != 1]} and {powers}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePost:
    """Give a post made by decision another name."""

    kind: ClassVar[str] = "rename_post"
    post: str
    label: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that is not this body's to rename."""
        refuse_bad_name(self.post, self.label, deciding)
        made = _own(facts, deciding, self.kind, self.post)
        decide_alteration(facts, self._command(made, deciding))

    def acts(self, facts: Facts, deciding: Deciding) -> list[AlterPost]:
        """Return the post renamed."""
        return [self._command(made_by_decision(facts, self.post), deciding)]

    def _command(self, made: PostCreated, deciding: Deciding) -> AlterPost:
        return AlterPost(
            motion=deciding.motion,
            post=self.post,
            label=self.label,
            seats=made.seats,
            powers=made.powers,
            at=deciding.at,
        )

    def in_words(self, names: Names) -> str:  # noqa: ARG002  as every effect; its name is another one afterwards
        """Return what is called what."""
        return f"the post {self.post.replace('_', ' ')} is called {self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPowers:
    """Move powers from one post made by decision to another."""

    kind: ClassVar[str] = "transfer_powers"
    post: str
    to: str
    powers: tuple[str, ...]

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse posts that are not this body's to alter, and powers that the first does not have."""
        made, heir = _own(facts, deciding, self.kind, self.post), _own(facts, deciding, self.kind, self.to)
        if not self.powers or self.post == self.to or not set(self.powers) <= set(made.powers):
            raise Refused(
                f"{self.post} does not have these powers; it has {', '.join(made.powers) or 'none'}",
                rule=f"posts.{self.post}.powers",
                subject=deciding.motion,
            )
        if set(self.powers) & set(heir.powers):
            raise Refused(f"{self.to} has them already", rule=f"posts.{self.to}.powers", subject=deciding.motion)

    def acts(self, facts: Facts, deciding: Deciding) -> list[AlterPost]:
        """Return both posts altered."""
        made, heir = made_by_decision(facts, self.post), made_by_decision(facts, self.to)
        left = tuple(power for power in made.powers if power not in self.powers)
        return [_with_powers(made, left, deciding), _with_powers(heir, (*heir.powers, *self.powers), deciding)]

    def in_words(self, names: Names) -> str:
        """Return which powers go where."""
        powers = " and ".join(self.powers)
        return f"the {names.office(self.to)} may {powers}, and the {names.office(self.post)} no longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbolishThePost:
    """Abolish a post, in all units or in those named; its powers go to `powers_to`, or are `extinguished`."""

    kind: ClassVar[str] = "abolish_post"
    post: str
    powers_to: str = EXTINGUISHED
    units: tuple[str, ...] = ()

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that only an amendment can abolish, or that is not this body's."""
        if facts.holdings.post(self.post) is not None:
            _own(facts, deciding, self.kind, self.post)
        else:
            self._refuse_charter_post(facts, deciding)
        decide_abolition(facts, self._command(facts, deciding))

    def _refuse_charter_post(self, facts: Facts, deciding: Deciding) -> None:
        rule = refuse_other_bodies(facts, deciding, self.kind)
        post = facts.charter.posts.get(self.post)
        if post is None or post.created_by != "act":
            raise Refused(
                "the charter has this post; abolish it by an amendment, or let the charter say created_by: act",
                rule=f"posts.{self.post}.created_by",
                subject=deciding.motion,
            )
        if rule is None or rule.by is None:
            raise Refused(
                "the charter names no body that abolishes its posts",
                rule="decisions.effects.abolish_post.by",
                subject=deciding.motion,
            )
        if not self._units(facts, deciding) or not all(is_within(facts, unit, deciding.unit) for unit in self.units):
            raise Refused(
                f"name units within {deciding.unit} that have it",
                rule=f"posts.{self.post}.scope",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[AbolishPost]:
        """Return the post abolished."""
        return [self._command(facts, deciding)]

    def _command(self, facts: Facts, deciding: Deciding) -> AbolishPost:
        return AbolishPost(
            motion=deciding.motion,
            post=self.post,
            units=self._units(facts, deciding),
            heir=self.powers_to,
            at=deciding.at,
        )

    def _units(self, facts: Facts, deciding: Deciding) -> tuple[str, ...]:
        made, post = facts.holdings.post(self.post), facts.charter.posts.get(self.post)
        if self.units or (made is None and post is None):
            return self.units
        if made is not None:
            return (made.unit,)
        scope = post.scope if post else None
        within = facts.units_within(deciding.unit, scope or "")
        return tuple(unit for unit in within if not facts.holdings.is_abolished(self.post, unit))

    def in_words(self, names: Names) -> str:
        """Return what is abolished, where, and who has its powers."""
        where = f" in {', '.join(names.unit(unit) for unit in self.units)}" if self.units else ""
        heir = "" if self.powers_to == EXTINGUISHED else f"; its powers go to the {names.office(self.powers_to)}"
        return f"the post {names.office(self.post)} is abolished{where}{heir}"


def refuse_bad_name(post: str, label: str, deciding: Deciding) -> None:
    """Refuse a name that could not stand in a charter, or a label that is no line of text."""
    is_name = post.replace("_", "").replace("-", "").isalnum() and post.isascii() and post.islower() and len(post) <= 60
    if not is_name or not label.strip() or len(label) > 300 or not label.isprintable():
        raise Refused(
            "name a post with a-z, 0-9, _ and -, and give it a label on one line",
            rule="decisions.effects.create_post",
            subject=deciding.motion,
        )


def _own(facts: Facts, deciding: Deciding, kind: str, post: str) -> PostCreated:
    """Return a post made by decision that this body may change: it fills it, or the charter names this body."""
    made, rule = made_by_decision(facts, post), refuse_other_bodies(facts, deciding, kind)
    is_named = rule is not None and rule.by is not None
    is_own = (made.filled_by, made.unit) == (deciding.body, deciding.unit) or _made_in(facts, made) == (
        deciding.body,
        deciding.unit,
    )
    if not is_own and not (is_named and is_within(facts, made.unit, deciding.unit)):
        raise Refused(
            f"it is changed by {made.filled_by} of {made.unit}", rule=f"posts.{post}", subject=deciding.motion
        )
    return made


def _made_in(facts: Facts, made: PostCreated) -> tuple[str, str] | None:
    motion = facts.proceedings.motion(made.motion)
    return (motion.moved.body, motion.moved.unit) if motion else None


def _with_powers(made: PostCreated, powers: tuple[str, ...], deciding: Deciding) -> AlterPost:
    return AlterPost(
        motion=deciding.motion, post=made.post, label=made.label, seats=made.seats, powers=powers, at=deciding.at
    )
