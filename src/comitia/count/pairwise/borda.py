"""Borda: points by place on each ballot, and the most points win; several seats too.

Source: J.-C. de Borda, Mémoire sur les élections au scrutin (1781): of n candidates, the last gets 0 points and each
one place higher a point more (he began at 1, which changes nobody's place where all are ranked). How ballots that leave
candidates out are read is declared: `average` (those left out share equally the points of the places left), `zero`
(they get none; 1781 does not say), or `modified` (the first of k who are ranked gets k points, those left out none: P.
Emerson, The original Borda count and partial voting, Social Choice and Welfare 40, 2013). The clauses are ours.
"""

from collections.abc import Callable, Mapping, Sequence

from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage
from comitia.count.tallies.most_votes import by_votes, runners_up
from comitia.count.votes import by_length, place_sums

CLAUSES: Mapping[str, str] = {
    "borda 1": "Where n candidates stand, a ballot gives n - 1 points to the first on it, n - 2 to the second, and so "
    "on; by the option unranked: modified, as many to the first as the ballot ranks, and 1 to the last it ranks.",
    "borda 2": "Those whom a ballot leaves out share equally the points of the places left; by the options unranked: "
    "zero and modified they get none.",
    "borda 3": "The most points win.",
    "borda 4": "Equal points for the last place fall by lot, or by the order agreed.",
}
_TENTH = 10
"""Points are whole numbers of a tenth: where places are shared, they are halves."""
_Giver = Callable[[int, int], tuple[int, int]]


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:
    """Return the count of one seat or several. Raises `LotMissingError`."""
    giver = _GIVERS[options.unranked or "average"]
    scale = _TENTH if giver is _average else 1
    points = _points(profile, giver, scale)
    eligible = profile.standing if profile.valid else ()
    choice = by_votes(points, eligible, seats, draws, 1)
    others = [c for c in eligible if c not in choice.elected and c not in choice.left]
    stage = Stage(
        number=1,
        action="points",
        subjects=(),
        transfer_value=None,
        totals=tuple(points[1:]),
        transfers=tuple(points[1:]),
        not_transferable=0,
        decisions=tuple(_elected(c, draws.how if c in choice.drawn else "") for c in choice.elected),
    )
    return Count(
        rule="borda",
        seats=seats,
        candidates=profile.candidates,
        ballots=profile.valid,
        blank=profile.blank,
        invalid=profile.invalid,
        scale=scale,
        unit=profile.unit,
        quota=None,
        stages=(stage,),
        elected=tuple(choice.elected),
        runners_up=(*choice.left, *runners_up(points, others, draws, 1)),
        lots=tuple(draws.taken),
    )


def points_of(options: Options, standing: Sequence[int], ranking: Sequence[int]) -> dict[int, int]:
    """Return the points that one ballot gives to each of those who stand, in 1/scale of a point."""
    giver = _GIVERS[options.unranked or "average"]
    scale = _TENTH if giver is _average else 1
    first, rest = giver(len(standing), len(ranking))
    ranked = {mark: (first - place) * scale for place, mark in enumerate(ranking)}
    return {**ranked, **{each: rest * scale // 2 for each in standing if each not in ranked}}


def _points(profile: Profile, giver: _Giver, scale: int) -> list[int]:
    """Return the points of each, in units of 1/scale, place 0 not used."""
    points = [0] * (profile.candidates + 1)
    standing = profile.standing
    for marked, votes in by_length(profile, profile.candidates).items():
        first, rest = giver(len(standing), marked)
        for candidate in standing:
            points[candidate] += votes[candidate] * first * scale
            points[candidate] += (votes[0] - votes[candidate]) * (rest * scale // 2)
    return [given - places * scale for given, places in zip(points, place_sums(profile), strict=True)]


def _average(standing: int, ranked: int) -> tuple[int, int]:
    """Return the points of the first place, and twice those of each left out."""
    return standing - 1, standing - ranked - 1


def _zero(standing: int, ranked: int) -> tuple[int, int]:  # noqa: ARG001  one signature
    return standing - 1, 0


def _modified(standing: int, ranked: int) -> tuple[int, int]:  # noqa: ARG001  one signature
    return ranked, 0


_GIVERS: Mapping[str, _Giver] = {"average": _average, "zero": _zero, "modified": _modified}


def _elected(candidate: int, drawn: str) -> Decision:
    reason, clause = (f"points_{drawn}", "borda 4") if drawn else ("most_points", "borda 3")
    return Decision(candidate=candidate, outcome="elected", reason=reason, clause=clause)
