"""The page of one act of the past; that of a session tells its acts in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.core.events import Event
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.testimony import TestimonyAdded
from comitia.core.history.touching import in_order
from comitia.store import models
from comitia.store.queries.decision_names import decision_names
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.past.line import Line, lines
from comitia.store.queries.past.told import Told, events_of, told
from comitia.store.queries.past.words import TOUCHES

PAGE = 30
"""Acts of a session to a page."""
TOUCHED = 200
"""Later acts that a page lists of those that an act bears on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A later act, or a mandate of today, that an act bears on, with the reason; a mandate has its address."""

    line: Line | None
    mandate: str
    source: str
    place: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What an entry bears on: the act itself as it was entered, or a testimony that was found later.

    `more` counts what it bears on besides, and the page does not list.
    """

    seq: int
    is_later: bool
    touched: Sequence[Touched]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPage:
    """The page of an act: the act, the session of it, what it answers, what answers it, its acts, what it bears on.

    `on_it` are the acts that were found to bear on this one, and `more_on_it` counts those that are not listed.
    """

    told: Told
    session: Line | None
    of: Line | None
    answers: Sequence[Line]
    acts: Sequence[Told]
    every: int
    page: int
    pages: int
    bears: Sequence[Bearing]
    on_it: Sequence[Line]
    more_on_it: int


def act_page(number: int, page: int = 1) -> ActPage | None:
    """Return the page of an act, or None where there is none, or no such part of it; some fifty queries."""
    words = labels()
    row = models.PastAct.objects.filter(number=number).first()
    if words is None or row is None:
        return None
    within = models.PastAct.objects.filter(within=number).order_by("sorts", "number").values_list("number", flat=True)
    every = within.count() if row.kind == "session" else 0
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    shown = list(within[(page - 1) * PAGE : page * PAGE]) if every else []
    first, *acts = told(words, [number, *shown])
    answers = list(
        models.PastAct.objects.filter(of=number).order_by("sorts", "number").values_list("number", flat=True)
    )
    mentions = models.Mention.objects.filter(role="touches", what=f"past-{number}").order_by("act")
    found = dict.fromkeys(act for act in mentions.values_list("act", flat=True) if act is not None)
    on_it = list(found)[:TOUCHED]
    beside = [each for each in (row.within, row.of) if each is not None]
    linked = {each.number: each for each in lines(words, list(dict.fromkeys([*beside, *answers, *on_it])))}
    return ActPage(
        told=first,
        session=linked[row.within] if row.within is not None else None,
        of=linked[row.of] if row.of is not None else None,
        answers=[linked[each] for each in answers],
        acts=acts,
        every=every,
        page=page,
        pages=pages,
        bears=_bears(words, number),
        on_it=[linked[each] for each in on_it],
        more_on_it=len(found) - len(on_it),
    )


def _bears(words: Labels, number: int) -> list[Bearing]:
    found = [(seq, event) for seq, event in events_of([number])[number] if _touches(event)]
    if not found:
        return []
    ids = list(dict.fromkeys(what for _, event in found for what in _touches(event)))[:TOUCHED]
    numbers = [int(each.removeprefix("past-")) for each in ids if each.startswith("past-")]
    listed = {f"past-{each.number}": each for each in lines(words, numbers)}
    names = decision_names(words, [[each for each in ids if each not in listed]])
    return [
        Bearing(
            seq=seq,
            is_later=isinstance(event, TestimonyAdded),
            touched=[
                Touched(
                    line=listed.get(what),
                    mandate="" if what in listed else names.mandate(what),
                    source=what.rpartition(":")[0],
                    place=what.rpartition(":")[2],
                    why=TOUCHES.get(why, why),
                )
                for what, why in _touches(event).items()
                if what in ids
            ],
            more=sum(what not in ids for what in _touches(event)),
        )
        for seq, event in found
    ]


def _touches(event: Event) -> dict[str, str]:
    return dict(in_order(event.touches)) if isinstance(event, PastActEntered | TestimonyAdded) else {}
