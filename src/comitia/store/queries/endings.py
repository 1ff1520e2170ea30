"""How mandates ended, in words: `relieved, by motion 4`."""

from collections.abc import Mapping
from dataclasses import dataclass

from comitia.store.numbers import number_of

CAUSES: Mapping[str, str] = {
    "relieved": "relieved",
    "recalled": "recalled",
    "resigned": "resigned",
    "post_abolished": "the post was abolished",
    "expelled": "expelled from membership",
    "support_lost": "the seat on which it rested was lost",
    "incompatible": "it does not go with another office that was kept",
    "unit_dissolved": "its unit, or the one that elected, is no more",
    "reversed": "the decision that gave it was reversed",
    "death": "died",
    "disqualified": "no longer qualified for it",
    "declined": "declined",
    "ex_officio_over": "it went with a post no longer held, or gave way to another seat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Why a mandate ended, in a few words, and the number of the motion that this goes back to (None without one)."""

    words: str
    motion: int | None


def ending(cause: str, motion: str | None, source: str | None, kind: str) -> Ending:
    """Return why a mandate of a `kind` (post or body) ended; `source` is the motion that had given it, if one had."""
    said = CAUSES.get(cause, cause)
    if kind == "body":
        said = said.replace("the post was", "the organ was")
    if cause == "reversed" and (motion is None or motion != source):
        said = "its place went back to who had held it before"
    return Ending(words=said, motion=number_of(motion) if motion else None)
