"""What is empty without a declaration, so that nobody takes it for filled or for declared vacant; and why it is so.

A place is declared vacant by an entry of its own, by the return that left it open, or by the documents that were taken
over. Where the charter says nothing of vacancies, and for places that nobody was given yet, there is no such entry.
"""

from collections import Counter
from datetime import date

from comitia.core.election.electorate import contests_of, is_settled, rounds_of
from comitia.core.election.own import own
from comitia.core.mandate.place import fillers_of, rule_of, vacant_places
from comitia.core.mandate.taking_over import appointed_id
from comitia.core.state import State


class Undeclared:
    """The places of bodies and posts as of a day, held against what was declared of them."""

    def __init__(self, state: State, day: date) -> None:
        self._state = state
        self._day = day
        self._declared = Counter((held.office, held.office_unit) for held, _ in vacant_places(state, day))
        self._given = Counter(
            (held.office, held.office_unit)
            for held in state.holdings.mandates
            if held.by is None and held.place == held.mandate and state.contest(held.source) is None
        )

    def number(self, office: str, unit: str, seats: int) -> int:
        """Return how many of the places are empty, and nothing on the record says so."""
        filled = len(own(self._state, office, unit, self._day))
        return max(seats - filled - self._declared[office, unit] - self._never_filled(office, unit), 0)

    def why(self, office: str, unit: str) -> str:
        """Return in words why nothing is declared of an empty place."""
        there = [held for held in self._state.holdings.of_office(office, unit) if held.by is None]
        over = [held.ends for held in there if held.ends is not None and held.ends <= self._day]
        made = self._state.holdings.post(office)
        kind = "body" if office in self._state.charter.bodies or (made is not None and made.is_organ) else "post"
        if over:
            return f"the term was over on {max(over)}"
        if not there and not list(contests_of(self._state, office, unit)) and not self._given[office, unit]:
            return "nobody has held it yet"
        if not fillers_of(self._state, kind, office):
            return f"the charter does not say how it is filled ({rule_of(self._state, kind, office)})"
        return "no vacancy was declared"

    def _never_filled(self, office: str, unit: str) -> int:
        """Return how many places elections and documents have left open from the beginning."""
        left = sum(self._left_by(contest) for contest in contests_of(self._state, office, unit))
        post = self._state.charter.posts.get(office)
        if post is None or post.appointed_by is None:
            return left
        then = self._state.taken_over(appointed_id(self._state, post, unit))
        return max(then.seats - len(then.holders) - self._given[office, unit], 0) if then is not None else 0

    def _left_by(self, contest: str) -> int:
        if not is_settled(self._state, contest):
            return 0
        rounds = [found for found in map(self._state.contest, rounds_of(self._state, contest)) if found]
        elected = sum(len(found.declared.elected) for found in rounds if found.declared)
        return max(rounds[0].opened.seats - elected, 0)
