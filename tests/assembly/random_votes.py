"""Random votes on a motion, of those who are there, with all that its requirement asks."""

from random import Random

from tests.assembly.house import House
from tests.assembly.random_names import named_tally

from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Tally, Votes, base_of, is_tied
from comitia.core.assembly.vote import bases_of


def random_tally(house: House, rnd: Random, motion: Motion, *, is_for: bool) -> Tally:
    """Return votes that carry a motion, or not, as far as those who are there can; rarely impossible ones."""
    moved = motion.moved
    bases = bases_of(house.state, moved.body, moved.unit, house.day)
    there = bases.may_vote if bases.present is None else bases.present
    voting = there - rnd.choice((0, 0, 1)) if there else 0
    abstaining = rnd.choice((0, 0, 1)) if voting > 1 else 0
    least = rnd.randint(0, max((voting - abstaining) // 2 - 1, 0)) if rnd.random() < 0.5 else 0
    most = voting - abstaining - least
    votes = Votes(in_favour=most if is_for else least, against=least if is_for else most, abstaining=abstaining)
    if rnd.random() < 0.04:
        votes = Votes(in_favour=voting + 1, against=rnd.choice((-1, 0)), abstaining=0)
    agreed = named_tally(house, motion, there, is_for=is_for) if rnd.random() < 0.9 else None
    if agreed is not None:
        votes = agreed[0]
    weight = (bases.weight or 0) * (3 if is_for else 1) // 4
    return Tally(
        votes=votes,
        invalid=agreed[1] if agreed is not None else 0,
        not_voting=there - voting if agreed is None and rnd.random() < 0.5 else None,
        units_for=bases.units if moved.requirement.units and is_for else 0 if moved.requirement.units else None,
        weight_for=str(weight) if moved.requirement.of == "weight" else None,
        weight_against=str((bases.weight or 0) - weight) if moved.requirement.of == "weight" else None,
        casting=_casting(house, rnd, motion, votes),
    )


def _casting(house: House, rnd: Random, motion: Motion, votes: Votes) -> str | None:
    requirement, moved = motion.moved.requirement, motion.moved
    bases = bases_of(house.state, moved.body, moved.unit, house.day)
    tied = requirement.of != "weight" and is_tied(requirement, votes, base_of(requirement, votes, bases))
    return rnd.choice(("for", "against")) if tied and requirement.tie == "casting_vote" else None
