"""The countbacks of a contest as its page shows them: whose seat, who is elected, stage by stage, and the lots."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.events import event_of
from comitia.core.mandate.countback import CountbackDeclared
from comitia.count import explain, from_json
from comitia.store.queries import contests
from comitia.web.contests.recount import LotView, lots_of
from comitia.web.contests.stages import Stages


@dataclass(frozen=True, slots=True, kw_only=True)
class CountbackView:
    """One countback; `stages` is None where the ballots are lost."""

    seq: int
    day: date
    whose: str
    answer: str
    stages: Stages | None
    sentences: tuple[str, ...]
    lots: tuple[LotView, ...]

    @property
    def label(self) -> str:
        """Return what the table of stages is called."""
        return f"Table of stages of the countback in entry {self.seq}"


def countbacks(facts: contests.ContestFacts) -> Iterator[CountbackView]:
    """Yield the countbacks from the ballots of a contest, the first first."""
    for row in contests.countbacks(facts.contest.id):
        event = event_of(row.type, row.body)
        assert isinstance(event, CountbackDeclared)  # noqa: S101  the query asks for these alone
        count = from_json(event.count) if isinstance(event.count, dict) else None
        yield CountbackView(
            seq=row.seq,
            day=date.fromisoformat(row.occurred[:10]),
            whose=facts.names[event.candidate - 1],
            answer=_answer(facts, event),
            stages=Stages(count, facts.standing, event.standing) if count else None,
            sentences=tuple(explain(count, facts.names)) if count else (),
            lots=tuple(lots_of(count, facts.names, event.lot_seed)),
        )


def _answer(facts: contests.ContestFacts, event: CountbackDeclared) -> str:
    if event.count is None:
        return "The seat fell vacant and was to be counted back, and the ballots are lost."
    papers = f"The ballots that had elected {facts.names[event.candidate - 1]} were counted again"
    if event.number is None:
        return f"{papers}, and nobody is elected: none of them names anybody who could stand."
    return f"{papers} among those who could stand, and {facts.names[event.number - 1]} is elected."
