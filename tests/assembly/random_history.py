"""Random sources, acts of the past, testimonies, flags, notes and retractions; mostly of what is there, often not."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT

from comitia.core.decider import Command
from comitia.core.history.breach import LEVELS, FlagBreach, SettleBreach
from comitia.core.history.figure import FIGURES, Figure
from comitia.core.history.history import History
from comitia.core.history.note import AddNote
from comitia.core.history.past_act import BASES, KINDS, OUTCOMES, Demanded, EnterPastAct, Kind, Place
from comitia.core.history.retraction import RetractPastAct
from comitia.core.history.source import NATURES, RegisterSource
from comitia.core.history.testimony import AddTestimony, Outcome
from comitia.core.history.testimony import Testimony as Told

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse

DATES = (
    "1924-05-23", "1924-05-23/1924-05-31", "1924-05", "1924", "192X", "1924~", "1925?", "1926-10", "1926", "1933-02",
    "1933", "../1924", "1926/..", "XXXX", "2026", "2026-03-10",
)  # fmt: skip
PLACES = (
    Place(office="president", unit="union"), Place(office="president", unit="union"),
    Place(office="treasurer", unit="union"), Place(office="old_council", unit="union"),
)  # fmt: skip
WHO = ("e1", "e1", "b1", "w1")
BURST = 12


class Remembering:
    """Draws what documents tell of the past."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house, self.rnd = house, house.rnd
        self.acts: tuple[Callable[[], Command | None], ...] = (self._burst,) * 6

    def _burst(self) -> Command | None:
        """Return the first of several commands about the past; the others wait."""
        self.house.waiting += [self.draw] * self.rnd.randrange(BURST)
        return self.draw()

    def draw(self) -> Command | None:
        """Return one command about the past of the house."""
        return random_past(self.rnd, self.house.state.history)


def random_past(rnd: Random, history: History) -> Command:
    """Return a command about the past, by what was entered of it already."""
    if not history.sources:
        return _source(rnd)
    draw = rnd.choice((*(_act,) * 14, *(_testimony,) * 5, _source, _flag, _settle, _settle, _note, _retraction))
    if draw is _source:
        return _source(rnd)
    return draw(rnd, history)  # type: ignore[operator]  # each takes both


def _source(rnd: Random) -> Command:
    made = rnd.choice((*(None, *DATES) * 3, "last May"))
    return RegisterSource(nature=rnd.choice(NATURES), author=None, title=TEXT, made=made, kept=TEXT, digest=None)


def _act(rnd: Random, history: History) -> Command:
    kind = rnd.choice((*KINDS, "resignation", "settlement", "settlement", "election"))
    places = tuple(dict.fromkeys(rnd.choice(PLACES) for _ in range(rnd.choice((1, 1, 1, 2)))))
    persons = tuple(dict.fromkeys(rnd.choice(WHO) for _ in range(rnd.choice((1, 1, 1, 2)))))
    if rnd.random() < 0.95:
        places = () if kind in {"session", "motion", "settlement"} else places
        persons = () if kind.startswith("post") or kind in {"session", "motion", "settlement"} else persons[:1]
    of = _one(rnd, history, "resignation") if kind == "settlement" or rnd.random() < 0.05 else None
    return EnterPastAct(
        kind=kind,
        when=rnd.choice(DATES),
        within=_one(rnd, history, "session") if kind != "session" and rnd.random() < 0.4 else None,
        of=of,
        by=rnd.choice(PLACES) if kind == "session" else None,
        places=places,
        persons=persons,
        text=TEXT if kind == "motion" or rnd.random() < 0.3 else None,
        outcome=_outcome(rnd, kind),
        demanded=_demanded(rnd) if rnd.random() < 0.5 else None,
        testimonies=tuple(_told(rnd, history, kind) for _ in range(rnd.choice((*(1, 1, 1, 2, 3) * 4, 0)))),
    )


def _one(rnd: Random, history: History, kind: str) -> str | None:
    """Return an act of a kind, or now and then another, or one that is not there."""
    found = [act for act, past in history.acts.items() if past.entered.kind == kind]
    if found and rnd.random() < 0.97:
        return rnd.choice(found[-3:])
    return rnd.choice((None, None, None, "past-1", "past-99"))


def _outcome(rnd: Random, kind: Kind) -> Outcome:
    return rnd.choice(OUTCOMES[kind]) if rnd.random() < 0.97 else "unknown"


def _told(rnd: Random, history: History, kind: Kind) -> Told:
    numbers = {"for": (3, 9), "against": (0, 6), "abstaining": (0, 2), "present": (5, 15), "entitled": (8, 20)}
    figures = {name: _figure(rnd, *numbers.get(name, (0, 3))) for name in FIGURES if rnd.random() < 0.5}
    source = rnd.choice([*history.sources]) if rnd.random() < 0.98 else "source-99"
    return Told(
        source=source,
        place=None,
        quotation=rnd.choice((None, TEXT)),
        when=rnd.choice(DATES) if rnd.random() < 0.2 else None,
        outcome=_outcome(rnd, kind) if rnd.random() < 0.2 else None,
        figures=figures,
    )


def _figure(rnd: Random, low: int, high: int) -> Figure:
    least, most = sorted((rnd.randint(low, high), rnd.randint(low, high)))
    if rnd.random() < 0.01:
        return Figure(least=most + 1, most=least, phrase=None)
    return rnd.choice(
        (
            *(Figure(least=least, most=least, phrase=None),) * 4,
            Figure(least=least, most=most, phrase=None),
            Figure(least=least, most=None, phrase=TEXT),
            Figure(least=0, most=None, phrase=None),
        )
    )


def _demanded(rnd: Random) -> Demanded:
    return Demanded(
        share=rnd.choice((None, *("1/2", "2/3", "1") * 6, "3/2")),
        or_more=rnd.random() < 0.3,
        of=rnd.choice(BASES),
        quorum=rnd.choice((*(None, None, 5, 10) * 6, 0)),
        words=None,
    )


def _some(rnd: Random, history: History) -> str:
    found = [act for act, past in history.acts.items() if not past.is_retracted or rnd.random() < 0.1]
    return rnd.choice(found) if found and rnd.random() < 0.98 else "past-99"


def _testimony(rnd: Random, history: History) -> Command:
    act = _some(rnd, history)
    past = history.act(act)
    return AddTestimony(act=act, testimony=_told(rnd, history, past.entered.kind if past else "motion"))


def _flag(rnd: Random, history: History) -> Command:
    return FlagBreach(act=_some(rnd, history), rule="rules of 1922", level=rnd.choice(LEVELS), text=TEXT)


def _settle(rnd: Random, history: History) -> Command:
    return SettleBreach(flag=rnd.choice([*(*history.flags,) * 20, "flag-99"]), level=rnd.choice(LEVELS), text=TEXT)


def _note(rnd: Random, history: History) -> Command:
    return AddNote(about=rnd.choice((_some(rnd, history), *history.sources)), text=TEXT)


def _retraction(rnd: Random, history: History) -> Command:
    return RetractPastAct(act=_some(rnd, history), text=TEXT)
