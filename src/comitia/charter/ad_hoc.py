"""The key `posts.ad_hoc`: who makes posts beside those of the charter, who abolishes them, and where their powers go.

It is no post. What it says holds for posts that a decision has made.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from comitia.charter.decisions import Competence
from comitia.charter.values import Name, Section

AD_HOC_NAME = "ad_hoc"
AD_HOC = f"posts.{AD_HOC_NAME}"
KINDS = {"create_post": "create", "abolish_post": "abolish"}
"""The kinds of decision that it is about, each with its key."""


class Heir(Section):
    """Where the powers of an abolished post go."""

    to: Name = Field(description="the body or post that has them from then on, where the motion names none")


class AbolitionEffect(Section):
    """What becomes of holders and powers."""

    holders: Literal["terminate"] = Field("terminate", description="their mandates end with the post")
    powers: Heir | None = Field(None, description="where its powers go; the motion must say it if left out")


class Abolition(Competence):
    """Who abolishes posts that a decision has made, by which majority, and what becomes of them."""

    effect: AbolitionEffect | None = Field(None, description="what becomes of holders and powers")


class AdHoc(Section):
    """Who makes and abolishes posts by decision, beside those of the charter."""

    create: Competence | None = Field(None, description="who creates posts; each body for itself if left out")
    abolish: Abolition | None = Field(
        None, description="who abolishes what a decision has made; who fills or made it if left out"
    )

    def competence(self, kind: str) -> Competence | None:
        """Return who decides on a kind of effect, or None where nothing is said of it."""
        return {"create_post": self.create, "abolish_post": self.abolish}.get(kind)

    @property
    def heir(self) -> str | None:
        """Return the office that has the powers of an abolished post where the motion names none."""
        effect = self.abolish.effect if self.abolish else None
        return effect.powers.to if effect and effect.powers else None

    def said(self) -> Iterator[tuple[str, str, Competence]]:
        """Yield each competence with its key and the kind of effect that it is for."""
        for kind, key in KINDS.items():
            found = self.competence(kind)
            if found is not None:
                yield kind, key, found
