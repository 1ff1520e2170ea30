"""The decisions of a rehearsal: an elected assembly resolves, makes a post, keeps a secretary, and counts again.

Every act is entered as anybody would enter it, one after the other, by the use cases of `acts`. Begun again on the same
record, it goes on after the acts that are there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from comitia.app.assembly import acts
from comitia.app.assembly.acts import Moved
from comitia.app.assembly.desk import Desk, Entered
from comitia.app.clerk import Clerk
from comitia.app.installation import Installation
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.state import State
from comitia.store import models

SETTLED = ("decision_in_effect/1", "decision_lapsed/1")
"""What becomes due by itself, and so is no act of the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of the story, and its day."""

    day: date
    act: Callable[[Desk], Entered]


def rehearse_decisions(keeper: Installation) -> State:
    """Enter the story on an elected record, as far as it is not there yet; return the state."""
    clerk = Clerk(now=datetime(2026, 7, 1, 12, tzinfo=UTC))
    clerk.refresh()
    steps = list(Story(clerk.state).steps())
    for step in steps[_there() :]:
        step.act(Desk(clerk=clerk, keeper=keeper, day=step.day, introduced={}))
    return clerk.state


def _there() -> int:
    """Return how many acts that somebody entered are on the record."""
    return models.Act.objects.filter(cause=None).exclude(type__in=SETTLED).count()


class Story:
    """The acts, with those who sit in the assembly of this record as their persons."""

    def __init__(self, state: State) -> None:
        unit = state.units_of_type(state.charter.tree.root or "")[0]
        self._members = [held.person for held in state.holdings.of_office("assembly", unit)]
        self._secretary = next(iter(state.holdings.of_office("secretary", unit)))
        self._committee = state.holdings.of_office("education_committee", unit)[-1]

    def steps(self) -> Iterator[Step]:
        """Yield the acts in order."""
        yield from self._first_session(date(2026, 6, 6))
        yield from self._challenge()
        yield from self._second_session(date(2026, 6, 27))

    def _first_session(self, sat: date) -> Iterator[Step]:
        first, second, third, *_ = self._members
        yield Step(day=sat, act=partial(self._attend, absent=0))
        yield from self._decided(
            sat, 1, first, "direct", "Every branch opens its books to its members once a year.",
            (("office", "branch_meeting"), ("due", "2026-12-31")), (7, 2),
        )  # fmt: skip
        yield from self._decided(
            sat, 2, second, "create_post", "The society is to have an archivist, who keeps what branches hand over.",
            (("post", "archivist"), ("label", "Archivist"), ("powers", "keep the archive")), (8, 1),
        )  # fmt: skip
        letter = "I ask the assembly to release me, so that I can return to my branch."
        yield Step(
            day=sat,
            act=partial(acts.resign, person=self._secretary.person, mandates=[self._secretary.mandate], text=letter),
        )
        yield from self._decided(
            sat, 3, third, "refuse_resignation", "That the secretary be not released, without discussion.",
            (("resignation", "1"),), (9, 0),
        )  # fmt: skip
        yield from self._decided(
            sat, 4, first, "relieve", "That the last elected member of the education committee be relieved.",
            (("mandate", self._committee.mandate),), (6, 3),
        )  # fmt: skip

    def _challenge(self) -> Iterator[Step]:
        second, grounds = self._members[1], "The tellers of two rows wrote hands against as hands for."
        yield Step(day=date(2026, 6, 9), act=partial(acts.challenge, motion="4", challenger=second, grounds=grounds))
        yield Step(day=date(2026, 6, 10), act=partial(acts.answer_challenge, motion="4", recount=self._tally(3, 6)))

    def _second_session(self, later: date) -> Iterator[Step]:
        first, second, third, *_ = self._members
        yield Step(day=later, act=partial(self._attend, absent=1))
        yield from self._decided(
            later, 5, third, "elect", "That the assembly elect its archivist.",
            (("office", "archivist"), ("persons", second)), (7, 1),
        )  # fmt: skip
        yield from self._decided(
            later, 6, second, "resolution", "That the next assembly be held by the sea.", (), (2, 6)
        )
        yield Step(
            day=later,
            act=partial(
                acts.move,
                moved=Moved(
                    body="assembly", mover=first, text="Thanks to all who counted.", kind="resolution", fields=()
                ),
            ),
        )

    def _attend(self, desk: Desk, absent: int) -> Entered:
        present = len(self._members) - absent
        return acts.count_attendance(desk, "assembly", present, len(self._members))

    def _decided(  # noqa: PLR0913, PLR0917  a motion and its vote, each part a word of the story
        self,
        day: date,
        number: int,
        mover: str,
        kind: str,
        text: str,
        fields: tuple[tuple[str, str], ...],
        votes: tuple[int, int],
    ) -> Iterator[Step]:
        moved = Moved(body="assembly", mover=mover, text=text, kind=kind, fields=fields)
        yield Step(day=day, act=partial(acts.move, moved=moved))
        yield Step(day=day, act=partial(acts.declare_vote, motion=str(number), tally=self._tally(*votes)))

    def _tally(self, for_tenths: int, against_tenths: int) -> Tally:
        """Return votes in tenths of the members; who is neither for nor against abstains, but for one who is out."""
        members = len(self._members)
        in_favour, against = members * for_tenths // 10, members * against_tenths // 10
        abstaining = max(members - in_favour - against - 1, 0)
        return Tally(votes=Votes(in_favour=in_favour, against=against, abstaining=abstaining))
