"""What an effect is about, where the charter may say apart who decides: a type of unit, or posts made ad hoc."""

from __future__ import annotations

from comitia.charter import AD_HOC
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit
from comitia.core.facts import Facts


def matter_of(facts: Facts, effect: Effect) -> str:
    """Return what an effect is about: the type of the unit formed or dissolved, `posts.ad_hoc`, or nothing."""
    match effect:
        case CreateThePost():
            return AD_HOC
        case AbolishThePost(post=post):
            return AD_HOC if facts.holdings.post(post) is not None else ""
        case FormTheUnit(type=kind):
            return kind
        case DissolveTheUnit(unit=unit):
            found = facts.unit(unit)
            return found.type if found is not None else ""
        case _:
            return ""
