"""A post or organ is abolished, in all units that have it or in some, and its powers go to an heir or are extinguished.

A decision abolishes what a decision has made, and the posts that the charter calls `created_by: act`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from comitia.core.assembly.competence import refuse_other_bodies
from comitia.core.assembly.effect import Deciding, Names
from comitia.core.assembly.effects.post import own_post, with_powers
from comitia.core.facts import Facts
from comitia.core.mandate.office import is_within
from comitia.core.mandate.post import EXTINGUISHED, AbolishPost, AlterPost, decide_abolition
from comitia.core.mandate.powers import powers_left, refuse_unequal
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AbolishThePost:
    """Abolish a post, in all units or in those named.

    Its powers go to the office `powers_to`, or are `extinguished`; where the motion is silent they go where the charter
    says for posts made by decision. A post that has powers ends only where either says it.
    """

    kind: ClassVar[str] = "abolish_post"
    post: str
    powers_to: str = ""
    units: tuple[str, ...] = ()

    def refuse(self, facts: Facts, deciding: Deciding) -> None:
        """Refuse a post that only an amendment can abolish, or that is not this body's."""
        if facts.holdings.post(self.post) is not None:
            own_post(facts, deciding, self.kind, self.post)
        else:
            self._refuse_charter_post(facts, deciding)
        powers = self._powers(facts, deciding)
        heir = self._heir(facts)
        if powers and not heir:
            raise Refused(
                f"it may {' and '.join(powers)}: give powers_to=OFFICE, which may now, or powers_to={EXTINGUISHED}",
                rule=f"posts.{self.post}.powers",
                subject=deciding.motion,
            )
        decide_abolition(facts, self._command(facts, deciding))
        made, post = facts.holdings.post(heir), facts.charter.posts.get(heir)
        filler = made.filled_by if made else (post.elected_by or post.appointed_by) if post else None
        refuse_unequal(facts, deciding, filler or "", made.unit if made else deciding.unit, powers)

    def _refuse_charter_post(self, facts: Facts, deciding: Deciding) -> None:
        rule = refuse_other_bodies(facts, deciding, self.kind)
        post = facts.charter.posts.get(self.post)
        if post is None or post.created_by != "act":
            raise Refused(
                "a decision abolishes what a decision has made, or what the charter calls created_by: act",
                rule=f"posts.{self.post}.created_by",
                subject=deciding.motion,
            )
        if rule is None or rule.by is None:
            raise Refused(
                "the charter names no body that abolishes its posts",
                rule="decisions.effects.abolish_post.by",
                subject=deciding.motion,
            )
        is_below = all(is_within(facts, unit, deciding.unit) for unit in self.units)
        if not self._units(facts, deciding) or not is_below or len(set(self.units)) != len(self.units):
            raise Refused(
                f"name units within {deciding.unit} that have it, each once",
                rule=f"posts.{self.post}.scope",
                subject=deciding.motion,
            )

    def acts(self, facts: Facts, deciding: Deciding) -> list[AbolishPost | AlterPost]:
        """Return the post abolished, and its powers with an heir that a decision has made; others have a charter."""
        heir = facts.holdings.post(self._heir(facts))
        powers = self._powers(facts, deciding)
        gained = [power for power in powers if heir is not None and power not in heir.powers]
        abolished = self._command(facts, deciding)
        if heir is None or not gained:
            return [abolished]
        return [abolished, with_powers(heir, (*heir.powers, *gained), deciding)]

    def _command(self, facts: Facts, deciding: Deciding) -> AbolishPost:
        return AbolishPost(
            motion=deciding.motion,
            post=self.post,
            units=self._units(facts, deciding),
            heir=self._heir(facts) or EXTINGUISHED,
            at=deciding.at,
        )

    def _heir(self, facts: Facts) -> str:
        """Return who has the powers from then on: whom the motion names, or the charter for what decisions made."""
        ad_hoc = facts.charter.ad_hoc
        by_charter = ad_hoc.heir if ad_hoc and facts.holdings.post(self.post) is not None else None
        return self.powers_to or by_charter or ""

    def _powers(self, facts: Facts, deciding: Deciding) -> tuple[str, ...]:
        """Return what the post may do in any of the units in which it ends."""
        units = self._units(facts, deciding)
        return tuple(dict.fromkeys(power.words for unit in units for power in powers_left(facts, self.post, unit)))

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
        said = f"the post {names.office(self.post)} is abolished{where}"
        if self.powers_to == EXTINGUISHED:
            return f"{said}; nobody has its powers any more"
        return f"{said}; its powers go to the {names.office(self.powers_to)}" if self.powers_to else said
