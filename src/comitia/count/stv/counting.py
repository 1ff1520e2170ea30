"""A transferable count in which an excluded candidate passes on all papers at once."""

from abc import abstractmethod
from operator import add

from comitia.count.amount import Amount
from comitia.count.record import Decision
from comitia.count.stv.transferable import Transferable


class Counting(Transferable):
    """A count in which an excluded candidate passes on all papers at once."""

    @abstractmethod
    def pass_on(self, candidate: int) -> list[Amount]:
        """Pass on the papers of an excluded candidate; return the change of each total, with what cannot go on at 0."""

    def exclude_lowest(self) -> None:
        """Exclude the candidate with the fewest votes, and pass the papers on at their value."""
        self.exclude([self.choose_lowest()])

    def exclude(self, decisions: list[Decision]) -> None:
        """Exclude candidates, and pass their papers on."""
        leaving = [decision.candidate for decision in decisions]
        for candidate in leaving:
            self.drop(candidate)
        self.pass_on_all(leaving, decisions)

    def pass_on_all(self, leaving: list[int], decisions: list[Decision]) -> None:
        """Take the stage in which the papers of excluded candidates pass on."""
        received = self.pass_on(leaving[0])
        for candidate in leaving[1:]:
            received = list(map(add, received, self.pass_on(candidate)))
        self.close("exclusion", tuple(leaving), None, received, decisions)
