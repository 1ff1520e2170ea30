"""Pages of the chain: how a mandate came about, and the way up from a unit."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.chain import Chain, chain, evidence, in_words, unit_names
from comitia.store.queries.given_back import given_back
from comitia.store.queries.order import natural
from comitia.store.queries.standing import grace_in_words
from comitia.store.queries.way_up import Elected, Reach, WayUp
from comitia.store.queries.way_up import way_up as way_up_of
from comitia.store.queries.way_words import way_in_words
from comitia.web.chain.drawing import Drawing
from comitia.web.chain.layout import Layout
from comitia.web.chain.steps import Steps

CHOICES = 300
"""Local units that a menu can still hold."""


def how_elected(request: HttpRequest, contest: str, place: int) -> HttpResponse:
    """Show how the holder of a mandate was elected, down to the local votes; `?unit=` marks the way of one unit."""
    found = chain(f"{contest}:{place}")
    if found is None:
        raise Http404("There is no such mandate on the record.")
    unit = request.GET.get("unit") or None
    layout = Layout(found, unit)
    local = _local_units(found)
    names = unit_names([*Steps.units(found), *_drawn(layout), *local])
    return render(
        request,
        "chain/how-elected.html",
        {
            "chain": found,
            "words": in_words(found),
            "grace": grace_in_words(found.holding.grace) if found.holding.grace else "",
            "given_back": given_back([found.holding.mandate]).get(found.holding.mandate, ()),
            "evidence": evidence(found),
            "drawing": Drawing(found, layout, names) if layout.top else None,
            "steps": list(Steps(found, names).views()),
            "unknown": list(Steps(found, names).unknown()),
            "unopposed": any("uncontested" in group.by_evidence for step in found.steps for group in step.groups),
            "choices": sorted(((unit, names[unit]) for unit in local), key=lambda pair: natural(pair[1])),
            "crowded": len({link.unit for link in found.local}) > CHOICES,
            "chosen": {"id": unit, "name": names[unit]} if unit in names else None,
        },
    )


def way_up(request: HttpRequest, unit: str) -> HttpResponse:
    """Show whom a unit elected, whom they elected, and so on to the top."""
    found = way_up_of(unit)
    if found is None:
        raise Http404("There is no such place on the record.")
    return render(
        request,
        "chain/way-up.html",
        {
            "way": found,
            "words": way_in_words(found),
            "furthest": _furthest(found),
            "steps": list(_steps(found)),
        },
    )


def _steps(found: WayUp) -> Iterator[tuple[str, Reach | None, list[Reach]]]:
    """Yield what is elected together: a heading, one reach that says who votes there (or None), and all of them."""
    for place, tier in enumerate(found.tiers):
        local = [reach for reach in tier if reach.link.is_local]
        if local:
            yield "Elected by those who vote here", None, local
        bodies: dict[tuple[str, bool], list[Reach]] = {}
        for reach in tier:
            if not reach.link.is_local:
                bodies.setdefault((reach.elector, reach.is_appointed), []).append(reach)
        for (elector, is_appointed), reaches in bodies.items():
            says = reaches[0] if place else None
            yield f"{elector[:1].upper()}{elector[1:]} {'appointed' if is_appointed else 'elected'}", says, reaches


def _furthest(found: WayUp) -> list[tuple[Elected, Reach]]:
    """Return the persons whom the unit elected and who were elected again above, each with the last time."""
    highest: dict[str, tuple[Elected, Reach]] = {}
    for tier in found.tiers[1:]:
        for reach in tier:
            for person in reach.elected:
                if person.is_own:
                    highest[person.person] = (person, reach)
    return list(highest.values())[:6]


def _drawn(layout: Layout) -> list[str]:
    """Return the units of the boxes that stand alone."""
    return [box.link.unit for top in layout.boxes for box in top.walk() if box.link is not None]


def _local_units(found: Chain) -> set[str]:
    """Return the local units that a reader can choose as their own; none where they are too many, or only one."""
    units = {link.unit for link in found.local}
    return units if 1 < len(units) <= CHOICES and len(found.steps) > 1 else set()
