"""The past of the federation, as two documents tell it: a session of 1924, and what came of a secretary's requests."""

import sys
from datetime import date
from pathlib import Path

from tests.web.hall import Hall

from comitia.core.history.breach import FlagBreach, SettleBreach
from comitia.core.history.figure import UNKNOWN, Figure
from comitia.core.history.note import AddNote
from comitia.core.history.past_act import Demanded, EnterPastAct, Kind, Place
from comitia.core.history.retraction import RetractPastAct
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import AddTestimony, Outcome, Testimony

ASSEMBLY, SECRETARY, OLD = (
    Place(office="assembly", unit="tide"),
    Place(office="secretary", unit="tide"),
    Place(office="treasurer", unit="tide"),
)
HALF = Demanded(share="1/2", or_more=False, of="for_plus_against", quorum=None, words=None)


def exactly(number: int) -> Figure:
    """Return a number."""
    return Figure(least=number, most=number, phrase=None)


def between(least: int, most: int | None) -> Figure:
    """Return a range, open at its end with None."""
    return Figure(least=least, most=most, phrase=None)


class Archive:
    """Enters what documents tell; each method one thing."""

    def __init__(self, hall: Hall, texts: int = 0) -> None:
        self.hall = hall
        hall.day = date(2026, 6, 1)
        self._texts = texts

    def text(self, words: str) -> str:
        """Return the commitment to a text."""
        self._texts += 1
        return self.hall.text(f"past-text-{self._texts}", words)

    def source(self, title: str, author: str = "", made: str | None = None, kept: str = "", digest: str = "") -> None:
        """Register minutes."""
        self.hall.enter(
            RegisterSource(
                nature="minutes",
                author=self.text(author) if author else None,
                title=self.text(title),
                made=made,
                kept=self.text(kept) if kept else None,
                digest=digest or None,
            )
        )

    def says(
        self,
        source: int = 1,
        place: str = "",
        quotation: str = "",
        when: str | None = None,
        outcome: Outcome | None = None,
        **figures: Figure | str,
    ) -> Testimony:
        """Return what a source says; a text among the figures is a phrase."""
        return Testimony(
            source=f"source-{source}",
            place=self.text(place) if place else None,
            quotation=self.text(quotation) if quotation else None,
            when=when,
            outcome=outcome,
            figures={name.rstrip("_"): self._figure(each) for name, each in figures.items()},
        )

    def _figure(self, figure: Figure | str) -> Figure:
        if isinstance(figure, Figure):
            return figure
        return Figure(least=UNKNOWN.least, most=UNKNOWN.most, phrase=self.text(figure))

    def act(
        self,
        kind: Kind,
        when: str,
        outcome: Outcome,
        *told: Testimony,
        text: str = "",
        persons: tuple[str, ...] = (),
        places: tuple[Place, ...] = (),
        by: Place | None = None,
        within: int | None = None,
        of: int | None = None,
        demanded: Demanded | None = None,
    ) -> None:
        """Enter an act; without a testimony the first source tells of it."""
        self.hall.enter(
            EnterPastAct(
                kind=kind,
                when=when,
                within=f"past-{within}" if within else None,
                of=f"past-{of}" if of else None,
                by=by,
                places=places,
                persons=tuple(self.hall.person(each) for each in persons),
                text=self.text(text) if text else None,
                outcome=outcome,
                demanded=demanded,
                testimonies=told or (self.says(),),
            )
        )

    def flag(self, act: int, rule: str, level: str, text: str) -> None:
        """Flag an act by hand."""
        self.hall.enter(FlagBreach(act=f"past-{act}", rule=rule, level=level, text=self.text(text)))  # type: ignore[arg-type]

    def settle(self, flag: int, level: str, text: str) -> None:
        """Settle a flag."""
        self.hall.enter(SettleBreach(flag=f"flag-{flag}", level=level, text=self.text(text)))  # type: ignore[arg-type]

    def note(self, about: str, text: str) -> None:
        """Add a note."""
        self.hall.enter(AddNote(about=about, text=self.text(text)))

    def retract(self, act: int, text: str) -> None:
        """Retract an act."""
        self.hall.enter(RetractPastAct(act=f"past-{act}", text=self.text(text)))

    def testify(self, act: int, testimony: Testimony) -> None:
        """Add what a source says that was found later."""
        self.hall.enter(AddTestimony(act=f"past-{act}", testimony=testimony))


def enter_past(hall: Hall) -> Archive:
    """Enter a session of 1924 from two sources that disagree, three later requests, and a find of years afterwards."""
    archive = Archive(hall)
    archive.source(
        "Minutes of the assembly of May 1924",
        "Ida Holm, secretary",
        "1924-05/1924-06",
        "Town archive, box 4",
        "ab" * 32,
    )
    archive.source("The Tidewater Gazette", made="1924-06-02")
    _session(archive)
    _later(archive)
    return archive


def _session(archive: Archive) -> None:
    days = "1924-05-23/1924-05-31"
    archive.act(
        "session", days, "held",
        archive.says(1, "p. 1", "The assembly met in the hall by the quay.", present=between(40, 45)),
        archive.says(2, "front page", "In the last week of May the gardeners met.", present="some forty"),
        by=ASSEMBLY,
    )  # fmt: skip
    archive.act(
        "resignation", days, "tendered", archive.says(1, "p. 7", "He asked, in a letter, to be let go."),
        text="I ask to be released.\n\nMy health does not allow me to go on.", persons=("ash1",), places=(SECRETARY,),
        within=1,
    )  # fmt: skip
    archive.act(
        "settlement", days, "refused",
        archive.says(1, "p. 8", "Refused without discussion.", outcome="refused", for_=exactly(31), against=exactly(12),
                     abstaining=exactly(1)),
        archive.says(2, "front page", "The café quarrel ended in a vote of 30.", outcome="refused", for_=exactly(30),
                     against="a handful"),
        within=1, of=2, by=ASSEMBLY, demanded=HALF,
    )  # fmt: skip
    archive.act(
        "motion", days, "carried", archive.says(1, "p. 9", for_=between(30, None), against=exactly(0)),
        text="That the path to the water meadow be kept open to all.", persons=("birch1",), within=1, by=ASSEMBLY,
    )  # fmt: skip
    archive.note("past-3", "The clerk who kept the minutes counted the chair twice elsewhere in the book.")
    archive.flag(4, "standing order 12", "irregular", "It was put without notice.")
    archive.settle(2, "cured", "The next session approved it.")


def _later(archive: Archive) -> None:
    archive.act("election", "192X", "elected", persons=("ash1",), places=(SECRETARY, OLD))
    archive.act("resignation", "1929", "tendered", text="Again I ask.", persons=("ash1",), places=(SECRETARY,))
    archive.act("settlement", "1929-11~", "withdrawn", of=6)
    archive.act("resignation", "1931-03", "tendered", persons=("ash1",), places=(SECRETARY,))
    archive.act("settlement", "1931-04-02", "accepted", of=8)
    archive.act("end", "XXXX", "ended", persons=("birch1",), places=(OLD,))
    archive.retract(10, "The name had been misread.")
    archive.source("A letter found in a garden shed", made="1928?")
    archive.act("removal", "1928-02", "carried", archive.says(3, quotation="They put him out."), persons=("ash1",),
                places=(SECRETARY,))  # fmt: skip
    archive.testify(3, archive.says(3, "sheet 2", "It was carried after all.", outcome="accepted"))
    archive.note("source-3", "The paper is water-stained.")


if __name__ == "__main__":
    enter_past(Hall(Path(sys.argv[1])))
