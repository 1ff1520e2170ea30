"""A federation whose past is entered: acts in one line each, told by two sources, `source-1` and `source-2`."""

from typing import Any

from tests.assembly.house import TEXT, House

from comitia.core.decider import Command
from comitia.core.events import Event
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.figure import Figure
from comitia.core.history.past_act import Demanded, EnterPastAct, Place
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import AddTestimony, Testimony

SECRETARY = Place(office="secretary", unit="union")
COUNCIL = Place(office="old_council", unit="union")
OUTCOME = {
    "session": "held",
    "motion": "carried",
    "election": "elected",
    "resignation": "tendered",
    "settlement": "accepted",
    "removal": "carried",
    "end": "ended",
    "post_created": "created",
    "post_abolished": "abolished",
}
HALF = Demanded(share="1/2", or_more=False, of="for_plus_against", quorum=None, words=None)


def figure(text: str) -> Figure:
    """Return a figure from `12`, `10..15`, `10..` or `?`."""
    least, dots, most = text.replace("?", "0..").partition("..")
    return Figure(least=int(least), most=(int(most) if most else None) if dots else int(least), phrase=None)


def told(source: int = 1, when: str | None = None, outcome: str | None = None, **figures: str) -> Testimony:
    """Return what a source says; figures as `figure` reads them, `for_` for those in favour."""
    named = {name.rstrip("_"): figure(text) for name, text in figures.items()}
    return Testimony(source=f"source-{source}", place=None, quotation=None, when=when, outcome=outcome, figures=named)  # type: ignore[arg-type]  also what is none


class Archive(House):
    """The house, with two sources."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for nature in ("minutes", "letter"):
            self.enter(RegisterSource(nature=nature, author=None, title=TEXT, made="1924", kept=None, digest=None))  # type: ignore[arg-type]  one of them

    def told(self, kind: str, when: str, *testimonies: Testimony, **parts: Any) -> EnterPastAct:
        """Return the command that enters an act with what its kind needs; `parts` are its other fields."""
        own: dict[str, Any] = {"text": TEXT if kind == "motion" else None, "outcome": OUTCOME.get(kind, "unknown")}
        if kind in {"election", "removal", "end", "resignation"}:
            own |= {"persons": ("e1",), "places": (SECRETARY,)}
        if kind in {"post_created", "post_abolished"}:
            own |= {"places": (SECRETARY,)}
        if kind == "session":
            own |= {"by": COUNCIL}
        empty: dict[str, Any] = {"within": None, "of": None, "by": None, "places": (), "persons": (), "demanded": None}
        return EnterPastAct(kind=kind, when=when, testimonies=testimonies or (told(),), **{**empty, **own, **parts})  # type: ignore[arg-type]  also what is none

    def past(self, kind: str, when: str, *testimonies: Testimony, **parts: Any) -> str:
        """Enter an act of the past; return its id."""
        event, *_ = self.enter(self.told(kind, when, *testimonies, **parts))
        return event.act  # type: ignore[union-attr]  an act of the past has an id

    def add(self, act: str, testimony: Testimony) -> list[Event]:
        """Enter what a source says of an act that is entered already."""
        return self.enter(AddTestimony(act=act, testimony=testimony))

    def flags(self, act: str) -> list[tuple[str, str, str]]:
        """Return the flags of an act: why, what about, and of which level they are now."""
        return [(each.flagged.why, each.flagged.about, each.level) for each in self.state.history.flags_of(act)]

    def refuses(self, command: Command) -> tuple[str, str]:
        """Return why a command is refused, and by which rule."""
        return self.refused(command)

    def entered_flags(self) -> list[BreachFlagged | BreachSettled]:
        """Return every entry about flags, in order."""
        return [event for _, event in self.acts if isinstance(event, BreachFlagged | BreachSettled)]
