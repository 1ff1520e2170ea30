"""The way up in one sentence, from the unit to the posts."""

from collections.abc import Iterator

from comitia.store.queries.chain.speech import listed, number
from comitia.store.queries.chain.words import Span
from comitia.store.queries.way_up import Reach, WayUp

NAMED = 3
"""So many persons are named; more are counted."""
GAPS = {
    "not_held": "no return came from there",
    "awaited": "its election is still open",
    "no_votes": "nobody voted there",
}


def way_in_words(way: WayUp) -> tuple[Span, ...]:
    """Return `Quay 2 elected Wen Li to the district council of Quay, which elected 5 to ..., which elected the ...`."""
    return tuple(_spans(way))


def _spans(way: WayUp) -> Iterator[Span]:
    path, top = tuple(way.path()), way.top()
    for place, reach in enumerate(path):
        if place == 0:
            yield from _first(way, reach)
        else:
            yield Span(text=", which elected ")
            yield Span(
                text=f"{len(reach.elected):,} to the {reach.office}", contest=_contest(reach), motion=reach.link.motion
            )
    said = [
        f"{verb} {listed(found)}"
        for verb, is_appointed in (("elected", False), ("appointed", True))
        if (found := [_filled(each) for each in top if each.elected and each.is_appointed is is_appointed])
    ]
    if said:
        yield Span(text=", which " if path else f"{_capital(top[0].elector)} ")
        yield Span(text=listed(said))
    yield Span(text="." if path or said else "Nobody has been elected here yet.")


def _first(way: WayUp, reach: Reach) -> Iterator[Span]:
    who = way.unit.name if reach.link.is_local else _capital(reach.elector)
    if reach.elected:
        yield Span(text=f"{who} elected ")
        yield Span(text=f"{_names(reach)} to the {reach.office}", contest=_contest(reach), motion=reach.link.motion)
        return
    why = GAPS.get(reach.link.evidence, "nobody was elected there")
    yield Span(text=f"{who} has nobody in ")
    yield Span(text=f"the {reach.office}", contest=_contest(reach), motion=reach.link.motion)
    yield Span(text=f" ({why})")


def _contest(reach: Reach) -> str | None:
    return reach.link.deciding if reach.link.motion is None else None


def _names(reach: Reach) -> str:
    if len(reach.elected) > NAMED:
        return number(len(reach.elected), "person", "people")
    return listed([each.called for each in reach.elected])


def _filled(reach: Reach) -> str:
    if reach.kind == "body":
        return f"the {reach.office}"
    if len(reach.elected) == 1:
        return f"the {reach.office} ({_names(reach)})"
    if reach.link.motion is not None:
        return f"the {reach.office} ({_names(reach)})"
    named = f" ({_names(reach)})" if len(reach.elected) <= NAMED else ""
    return f"{len(reach.elected):,} {reach.many}{named}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
