"""Mandates that had ended and were given back, read from the entries that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.store import models
from comitia.store.numbers import number_of

ENDED, RESTORED = "mandate_ended/1", "mandate_restored/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """A mandate ended on a day, by a motion or by none, and was given back on another.

    `undone` is the motion whose reversal gave it back; None where a departure was withdrawn.
    """

    ended: date
    by: int | None
    back: date
    undone: int | None

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        by = f" by motion {self.by}" if self.by is not None else ""
        return f"Ended on {_day(self.ended)}{by}, and given back on {_day(self.back)}: {self._why}."

    @property
    def _why(self) -> str:
        if self.undone is None:
            return "the departure was withdrawn"
        return f"{'the motion' if self.undone == self.by else f'motion {self.undone}'} was reversed"


def given_back(mandates: Iterable[str]) -> Mapping[str, Sequence[GivenBack]]:
    """Return each time that one of these mandates was given back, in order, by mandate; one query."""
    acts = models.Act.objects.filter(type__in=(ENDED, RESTORED), mandate__in=list(mandates)).order_by("seq")
    last: dict[str, models.Act] = {}
    found: defaultdict[str, list[GivenBack]] = defaultdict(list)
    for row in acts:
        if row.mandate is None:
            continue
        if row.type == ENDED:
            last[row.mandate] = row
            continue
        end = last[row.mandate]  # only what has ended is given back
        times = _on(end), _by(end), _on(row), _by(row)
        found[row.mandate].append(GivenBack(ended=times[0], by=times[1], back=times[2], undone=times[3]))
    return found


def _on(row: models.Act) -> date:
    return date.fromisoformat(row.occurred[:10])


def _by(row: models.Act) -> int | None:
    return number_of(row.motion) if row.motion is not None else None


def _day(found: date) -> str:
    return f"{found.day} {found:%B %Y}"
