"""Names and amounts of one count as sentences have them."""

from collections.abc import Iterable, Sequence

from comitia.count.amount import Amount, shown
from comitia.count.name import shared, told_apart
from comitia.count.record import Count, Stage
from comitia.count.words import totals_of


class Speech:
    """How one count speaks: `names` are those of candidates 1, 2, 3 ..., numbers stand in where there are none.

    Whoever shares a name has the number with it; `shared` says so. Rounds have their own numbers: `first_round` is that
    of the first that was counted here.
    """

    __slots__ = ("_names", "count", "first_round", "shared", "word")

    def __init__(self, count: Count, names: Sequence[str] = (), first_round: int = 1) -> None:
        self.count, self._names, self.first_round = count, told_apart(names), first_round
        self.shared = tuple(shared(names))
        self.word = "vote"

    def name(self, candidate: int) -> str:
        """Return what a candidate is called."""
        return self._names[candidate - 1] if candidate <= len(self._names) else f"Candidate {candidate}"

    def names(self, candidates: Iterable[int]) -> str:
        """Return names as a sentence lists them."""
        return listed([self.name(candidate) for candidate in candidates])

    def plain(self, total: Amount) -> str:
        """Return an amount: whole votes without decimals."""
        whole, rest = divmod(total, self.count.one)
        if not rest:
            return f"{int(whole):,}"
        said, _, decimals = self.count.votes(total).partition(".")
        return f"{said if total < 0 else format(int(said), ',')}.{decimals}"

    def votes(self, total: Amount) -> str:
        """Return an amount with its word: `1 vote`, `2.5 votes`."""
        return f"1 {self.word}" if total == self.count.one else f"{self.plain(total)} {self.word}s"

    def is_shown(self, total: Amount) -> bool:
        """Return whether an amount is shown as more than nothing."""
        return any(digit in "123456789" for digit in self.plain(total))

    def begin(self, stage: Stage) -> None:
        """Take the word for the amounts of a stage: votes, first votes, approvals or points."""
        self.word = word_of(self.count, stage)

    def number(self, stage: Stage) -> int:
        """Return the number by which people know a stage: of a round, how many were held with it, earlier ones too."""
        return stage.number + (self.first_round - 1 if stage.action == "round" else 0)

    def worth(self, value: Amount) -> str:
        """Return what one paper is worth, in votes: `1`, `0.43333`; always of a whole paper."""
        whole, rest = divmod(value, self.count.scale)
        if not rest:
            return str(int(whole))
        return shown(value, self.count.scale)


def word_of(count: Count, stage: Stage) -> str:
    """Return what one of the amounts of a stage is: a vote, first vote, approval, point or point of a score."""
    return totals_of(count, stage).removesuffix("s")


def amounts_of(count: Count) -> str:
    """Return what the amounts of a count are: `votes`, `points and votes`."""
    return listed([f"{word}s" for word in dict.fromkeys(word_of(count, stage) for stage in count.stages)] or ["votes"])


def passes_on(stage: Stage) -> bool:
    """Return whether what a stage changed passed from one candidate to another: not where it is reckoned anew."""
    return stage.action in {"surplus", "exclusion", "round"}


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "nobody"


def many(number: int, word: str) -> str:
    """Return a number with its word: `1 seat`, `2 seats`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def is_are(number: int) -> str:
    """Return the verb that goes with so many."""
    return "is" if number == 1 else "are"
