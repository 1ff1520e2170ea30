"""Posts and organs are created, altered and renamed, and their powers transferred; `abolish` has their end.

What the charter has is changed by amendment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.charter import AD_HOC
from comitia.charter.values import NAME
from comitia.core.assembly.competence import refuse_other_bodies
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_body, is_within
from comitia.core.mandate.post import (
    AlterPost,
    CreatePost,
    PostCreated,
    decide_alteration,
    decide_creation,
    made_by_decision,
)
from comitia.core.mandate.powers import refuse_unequal
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
        refuse_unequal(facts, deciding, self.filled_by or deciding.body, deciding.unit, self.powers)

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
    """Give a post made by decision another number of places, or other powers; None leaves the powers as they are."""

    kind: ClassVar[str] = "alter_post"
    post: str
    seats: int
    powers: tuple[str, ...] | None = None

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that is not this body's to alter."""
        made = own_post(facts, deciding, self.kind, self.post)
        decide_alteration(facts, self._command(made, deciding))
        refuse_unequal(facts, deciding, made.filled_by, made.unit, self.powers or ())

    def acts(self, facts: Facts, deciding: Deciding) -> list[AlterPost]:
        """Return the post altered."""
        return [self._command(made_by_decision(facts, self.post), deciding)]

    def _command(self, made: PostCreated, deciding: Deciding) -> AlterPost:
        return AlterPost(
            motion=deciding.motion,
            post=self.post,
            label=made.label,
            seats=self.seats,
            powers=made.powers if self.powers is None else self.powers,
            at=deciding.at,
        )

    def in_words(self, names: Names) -> str:
        """Return what is altered."""
        has = f"the {names.office(self.post)} has {self.seats} place{'s'[: self.seats != 1]}"
        if self.powers is None:
            return has
        powers = f"may {' and '.join(self.powers)}" if self.powers else "has no powers of its own"
        return f"{has} and {powers}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePost:
    """Give a post made by decision another name."""

    kind: ClassVar[str] = "rename_post"
    post: str
    label: str

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that is not this body's to rename."""
        made = own_post(facts, deciding, self.kind, self.post)
        refuse_bad_name(self.post, self.label, deciding)
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
        made, heir = own_post(facts, deciding, self.kind, self.post), own_post(facts, deciding, self.kind, self.to)
        has_them = bool(self.powers) and set(self.powers) <= set(made.powers)
        if not has_them or self.post == self.to or len(set(self.powers)) != len(self.powers):
            raise Refused(
                f"{self.post} does not have these powers; it has {', '.join(made.powers) or 'none'}",
                rule=f"posts.{self.post}.powers",
                subject=deciding.motion,
            )
        if set(self.powers) & set(heir.powers):
            raise Refused(f"{self.to} has them already", rule=f"posts.{self.to}.powers", subject=deciding.motion)
        refuse_unequal(facts, deciding, heir.filled_by, heir.unit, self.powers)

    def acts(self, facts: Facts, deciding: Deciding) -> list[AlterPost]:
        """Return both posts altered."""
        made, heir = made_by_decision(facts, self.post), made_by_decision(facts, self.to)
        left = tuple(power for power in made.powers if power not in self.powers)
        return [with_powers(made, left, deciding), with_powers(heir, (*heir.powers, *self.powers), deciding)]

    def in_words(self, names: Names) -> str:
        """Return which powers go where."""
        powers = " and ".join(self.powers)
        return f"the {names.office(self.to)} may {powers}, and the {names.office(self.post)} no longer"


def refuse_bad_name(post: str, label: str, deciding: Deciding) -> None:
    """Refuse a name that could not stand in a charter, or a label that is no line of text."""
    if not NAME.fullmatch(post) or not label.strip() or len(label) > 300 or not label.isprintable():
        raise Refused(
            "name a post with a-z, 0-9, _ and -, beginning with a letter, and give it a label on one line",
            rule="decisions.effects.create_post",
            subject=deciding.motion,
        )


def own_post(facts: Facts, deciding: Deciding, kind: str, post: str) -> PostCreated:
    """Return a post made by decision that this body may change: it fills it, or the charter names this body."""
    made, rule = made_by_decision(facts, post), refuse_other_bodies(facts, deciding, kind, AD_HOC)
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


def with_powers(made: PostCreated, powers: tuple[str, ...], deciding: Deciding) -> AlterPost:
    """Return that a post has these powers from now on."""
    return AlterPost(
        motion=deciding.motion, post=made.post, label=made.label, seats=made.seats, powers=powers, at=deciding.at
    )
