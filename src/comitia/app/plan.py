"""What a run works with: the clerk, the folder, persons, texts and sources, and the day on which things are done."""

from dataclasses import dataclass
from datetime import date

from comitia.app.by_elections import filled_before
from comitia.app.clerk import Clerk
from comitia.app.installation import Installation
from comitia.app.persons import Persons
from comitia.app.progress import Progress
from comitia.app.sources import Sources
from comitia.app.texts import Texts
from comitia.exchange.folder import RunFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run works with, and the day on which acts without their own occur.

    `keeper` is whose key the record is kept with; None where it has begun already, and nobody asks.
    """

    clerk: Clerk
    keeper: Installation | None
    folder: RunFolder
    persons: Persons
    texts: Texts
    sources: Sources
    day: date
    progress: Progress

    def day_of(self, contest: str) -> date:
        """Return the day of a contest in calendar.csv: its own, its first round's, its office's (no by-election's).

        Else it is that of the run, or of the contest's opening where an earlier run had a later day.
        """
        known, calendar = self.clerk.state.contest(contest), self.folder.calendar
        office = () if filled_before(contest) else (contest.partition(".")[0],)
        names = (contest, known.opened.first if known else contest, *office)
        later = max(self.day, known.since) if known else self.day
        return next((calendar[name].day for name in names if name in calendar), later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A contest to move on without, and as what."""

    contest: str
    outcome: str
