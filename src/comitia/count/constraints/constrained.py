"""A count within constraints, beside the same count without them: who is elected by them, who is not, and where."""

from dataclasses import dataclass

from comitia.count.constraint import Constraints
from comitia.count.constraints import most_votes
from comitia.count.constraints.guard import GUARDED
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots
from comitia.count.options import NONE, Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.rules import RULES, count

MOST_VOTES = tuple(name for name in ("plurality", "block", "approval", "sntv", "limited") if name in RULES)
CONSTRAINABLE = (*MOST_VOTES, *GUARDED)
"""The rules that take constraints."""
REASONS = frozenset({"constraint", "passed_over", "guarded", "doomed"})
ANY = Lots(seed="0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constrained:
    """The count within the constraints, and without them: None where that one needs a lot that is not there."""

    count: Count
    free: Count | None

    @property
    def brought_in(self) -> tuple[int, ...]:
        """Return who is elected within the constraints, and not without them."""
        return () if self.free is None else tuple(c for c in self.count.elected if c not in self.free.elected)

    @property
    def kept_out(self) -> tuple[int, ...]:
        """Return who is elected without the constraints, and not within them."""
        return () if self.free is None else tuple(c for c in self.free.elected if c not in self.count.elected)

    @property
    def acted(self) -> tuple[int, ...]:
        """Return the stages at which a constraint decided about somebody."""
        return tuple(s.number for s in self.count.stages if any(d.reason in REASONS for d in s.decisions))


def constrained(
    profile: Profile,
    *,
    rule: str,
    seats: int,
    constraints: Constraints,
    options: Options = NONE,
    lots: Lots | None = None,
) -> Constrained | LotRequired:
    """Return the count of these ballots within constraints, or the lot that it needs.

    Raises ValueError as `count` does, for a rule that takes no constraints, and where nobody's election can keep them.
    """
    if rule in RULES and rule not in CONSTRAINABLE:
        raise ValueError(f"the rule {rule} takes no constraints; those that do: {', '.join(CONSTRAINABLE)}")
    drawn = count(profile, rule=rule, seats=seats, options=options, lots=ANY)
    assert isinstance(drawn, Count)  # noqa: S101  a seed settles every tie
    constraints.check(profile.candidates, profile.standing, seats)
    draws = Draws(lots, options.order or ())
    try:
        found = _within(drawn, profile, options, constraints, draws)
    except LotMissingError as missing:
        return missing.required
    return Constrained(count=found, free=_free(profile, rule, seats, options, lots))


def _within(drawn: Count, profile: Profile, options: Options, constraints: Constraints, draws: Draws) -> Count:
    if drawn.rule not in GUARDED:
        return most_votes.by_votes(drawn, constraints, draws)
    counting = GUARDED[drawn.rule](profile, drawn.seats, options, draws)
    counting.constraints = constraints
    counting.run()
    return counting.result()


def _free(profile: Profile, rule: str, seats: int, options: Options, lots: Lots | None) -> Count | None:
    """Return the count without constraints, where it needs no lot but by the seed: those drawn by hand are not its."""
    seeded = None if lots is None or lots.drawn else lots
    free = count(profile, rule=rule, seats=seats, options=options, lots=seeded)
    return free if isinstance(free, Count) else None
