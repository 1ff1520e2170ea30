"""A count that fills one seat a stage: what all rules that elect one after the other have in common.

Where as many candidates are left as seats, all are elected whatever the order, and a tie among them needs no lot: the
lower number stands first on the record. Runners-up stand in the order of what the rule sees after the last seat.
"""

from abc import ABC, abstractmethod
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.committees.grouping import approvals_of
from comitia.count.equals import in_order
from comitia.count.lots import Draws
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.support import Support


class Seating(ABC):
    """The state of such a count; a rule says who is foremost, and what an election changes."""

    rule: str

    def __init__(self, profile: Profile, seats: int, draws: Draws) -> None:
        self.profile, self.seats, self.draws = profile, seats, draws
        self.approvals = approvals_of(profile)
        self.open = list(profile.standing) if profile.valid else []
        self.elected: list[int] = []
        self.totals: list[Amount] = [0] * profile.candidates
        self.stages: list[Stage] = []

    @abstractmethod
    def foremost(self) -> list[int]:
        """Return who of those open is to have the next seat: several where they tie, nobody where it stays vacant."""

    @abstractmethod
    def show(self) -> None:
        """Bring the totals of those open up to date."""

    @abstractmethod
    def elect(self, candidate: int) -> Support:
        """Let a candidate have a seat, and return what it rests on."""

    @abstractmethod
    def because(self, *, by_lot: bool) -> tuple[str, str]:
        """Return the reason of the next election, if no lot decides, and its clause."""

    @abstractmethod
    def order(self) -> dict[int, Fraction]:
        """Return for each candidate left what sets them in order, the least first."""

    def vacancy(self) -> Support:
        """Return why a seat stays vacant though candidates are left."""
        return Support()

    def decides(self) -> bool:
        """Return whether it matters who of the tied is elected first."""
        return len(self.open) > self.seats - len(self.elected)

    def run(self) -> Count:
        """Return the whole count. Raises `LotMissingError` at a tie without a lot."""
        while self.open and len(self.elected) < self.seats and (tied := self.foremost()):
            self._fill(tied)
        is_vacant = bool(self.open) and len(self.elected) < self.seats
        if is_vacant or not self.stages:
            self.show()
            self._close((), self.vacancy() if is_vacant else Support())
        return self._result()

    def _fill(self, tied: list[int]) -> None:
        by_lot = len(tied) > 1 and self.decides()
        chosen = self.draws.order("elect", tied, len(self.stages) + 1)[0] if by_lot else tied[0]
        reason, clause = self.because(by_lot=by_lot)
        self.show()
        rests_on = self.elect(chosen)
        self.open.remove(chosen)
        self.elected.append(chosen)
        reason = self.draws.how if by_lot else reason
        decision = Decision(candidate=chosen, outcome="elected", reason=reason, clause=f"{self.rule} {clause}")
        self._close((decision,), rests_on)

    def _close(self, decisions: tuple[Decision, ...], rests_on: Support) -> None:
        before = self.stages[-1].totals if self.stages else [0] * len(self.totals)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action="seat" if decisions else "final",
                subjects=tuple(decision.candidate for decision in decisions),
                transfer_value=None,
                totals=tuple(self.totals),
                transfers=tuple(now - then for now, then in zip(self.totals, before, strict=True)),
                not_transferable=0,
                decisions=decisions,
                support=None if rests_on == Support() else rests_on,
            )
        )

    def _result(self) -> Count:
        places = self.order()
        return Count(
            rule=self.rule,
            seats=self.seats,
            candidates=self.profile.candidates,
            ballots=self.profile.valid,
            blank=self.profile.blank,
            invalid=self.profile.invalid,
            scale=1,
            unit=self.profile.unit,
            quota=None,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            runners_up=tuple(in_order(places, lambda each: -places[each], self.draws, len(self.stages))),
            lots=tuple(self.draws.taken),
            exact=True,
        )
