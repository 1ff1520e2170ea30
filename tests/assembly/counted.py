"""The federation of `house` in which the councils are elected by transferable vote, and quay's ballots were counted."""

from dataclasses import dataclass

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RULES
from tests.count.ballots import profile

from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import OpenContest
from comitia.core.election.declaration import DeclareCount, ReturnDeclared
from comitia.core.events import Event
from comitia.core.mandate.countback import CountBack, CountbackDeclared, to_count_back
from comitia.core.record.box import OpenedBox, box_digest
from comitia.count import Profile, canonical_blt

QUAY = "regional_council.quay"
STOOD = ("e1", "e2", "e5", "e6", "e7")
BALLOTS = "7 ACB, 3 AD, 2 CD, 4 BD, 1 BE, 1 E"
"""For two seats of 18 ballots: e1 (10 papers) and e2 (5) are elected; e1's papers name e5 first (7), then e6 (3)."""
RETURNS = (
    (QUAY, ""),
    ("regional_council.mill", "e3 e4"),
    ("regional_council.ford", "w1 w2"),
    ("regional_council.glen", "w3 w4"),
    ("congress.east", "e1 e2 e3"),
    ("congress.west", "w1 w2 w3"),
)
SEATS = 2


def charter(vacancy: str, rule: str = "{id: scottish-stv}", extra: str = RULES) -> str:
    """Return the charter with these fillers for seats in bodies, and the councils elected by a rule."""
    text = CHARTER.replace("EXTRA", f"{extra}vacancy: {{delegate: {vacancy}}}\n")
    return text.replace(
        "apportion: {fixed: 2}}\n    term: P4Y\n    rule: {id: block}",
        f"apportion: {{fixed: 2}}}}\n    term: P4Y\n    rule: {rule}",
    )


@dataclass
class Counted(House):
    """The house in which quay's ballots are counted."""

    returns: tuple[tuple[str, str], ...] = RETURNS
    ballots: str = BALLOTS
    stood: tuple[str, ...] = STOOD

    @property
    def profile(self) -> Profile:
        """Return the ballots of quay."""
        return profile(len(self.stood), self.ballots)

    @property
    def box(self) -> str:
        """Return the digest of the box of quay."""
        return box_digest(canonical_blt(self.profile, SEATS))

    def elect(self, contest: str, persons: str) -> list[Event]:
        """Count the ballots of quay; enter the other returns."""
        if contest != QUAY:
            return super().elect(contest, persons)
        self.enter(OpenContest(contest=contest, at=self.day))
        return self.enter(
            DeclareCount(
                contest=contest,
                candidates=tuple(
                    Candidate(number=number, person=person, name=TEXT) for number, person in enumerate(self.stood, 1)
                ),
                profile=self.profile,
                file_seats=SEATS,
                box=self.box,
                source=TEXT,
                at=self.day,
            )
        )

    def leave(self, person: str) -> None:
        """Let somebody resign a seat in the council, on receipt."""
        self.resign(self.mandate(person, "regional_council"))

    def counting(self, mandate: str, profile: Profile | None = None) -> CountBack:
        """Return the command of a countback from the ballots of quay."""
        return CountBack(mandate=mandate, profile=profile or self.profile, box=self.box, at=self.day)

    def count_back(self) -> list[Event]:
        """Make the countbacks that are due; return what is entered."""
        due = [*to_count_back(self.state, self.day)]
        return [event for mandate in due for event in self.enter(self.counting(mandate))]

    def opened(self, event: Event) -> OpenedBox | None:
        """Return the ballots that an entry of quay rests on."""
        is_of_quay = isinstance(event, ReturnDeclared | CountbackDeclared) and event.contest == QUAY
        return OpenedBox(profile=self.profile, seats=SEATS) if is_of_quay else None
