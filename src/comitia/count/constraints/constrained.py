"""A count within constraints, beside the same count without them: who is elected by them, who is not, and where."""

from dataclasses import dataclass, replace

from comitia.count.constraint import Constraints
from comitia.count.constraints import most_votes
from comitia.count.constraints.guard import GUARDED
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots, refuse_unneeded
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
    missing: LotRequired | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class LotsOfBoth:
    """The lots of the count within constraints, and of the count without them: None where only a seed holds for it."""

    within: Lots | None = None
    free: Lots | None = None

    @property
    def without(self) -> Lots | None:
        """Return the lots of the count without constraints: its own, or from the seed of the other."""
        seed = self.within.seed if self.within else None
        return Lots(seed=seed) if self.free is None and seed is not None else self.free


def constrained(
    profile: Profile,
    *,
    rule: str,
    seats: int,
    constraints: Constraints,
    options: Options = NONE,
    lots: Lots | LotsOfBoth | None = None,
) -> Constrained | LotRequired:
    """Return the count of these ballots within constraints, or the lot that it needs.

    A seed is for the count without constraints too; what was drawn by hand, only where `LotsOfBoth` says so.
    Raises ValueError as `count` does, for a rule that takes no constraints, where nobody's election can keep them,
    and where to find out takes too long.
    """
    if rule in RULES and rule not in CONSTRAINABLE:
        raise ValueError(f"the rule {rule} takes no constraints; those that do: {', '.join(CONSTRAINABLE)}")
    drawn = count(profile, rule=rule, seats=seats, options=options, lots=ANY)
    assert isinstance(drawn, Count)  # noqa: S101  a seed settles every tie
    constraints = replace(constraints)  # what the search may take is for one count
    constraints.check(profile.candidates, profile.standing, seats)
    both = lots if isinstance(lots, LotsOfBoth) else LotsOfBoth(within=lots)
    draws = Draws(both.within, options.order or ())
    try:
        found = _within(drawn, profile, options, constraints, draws)
    except LotMissingError as missing:
        return missing.required
    refuse_unneeded(both.within, len(draws.taken), " within the constraints")
    free = _free(profile, found, options, both.without)
    return (
        Constrained(count=found, free=free)
        if isinstance(free, Count)
        else Constrained(count=found, free=None, missing=free)
    )


def _within(drawn: Count, profile: Profile, options: Options, constraints: Constraints, draws: Draws) -> Count:
    if drawn.rule not in GUARDED:
        return most_votes.by_votes(drawn, constraints, draws)
    counting = GUARDED[drawn.rule](profile, drawn.seats, options, draws)
    counting.constraints = constraints
    counting.run()
    return counting.result()


def _free(profile: Profile, found: Count, options: Options, lots: Lots | None) -> Count | LotRequired:
    try:
        return count(profile, rule=found.rule, seats=found.seats, options=options, lots=lots)
    except ValueError as error:  # of its lots: all else was refused before
        raise ValueError(f"in the count without constraints, {error}") from error
