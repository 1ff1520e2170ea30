"""Random instructions and votes by name: mostly such as agree with the count, often enough not."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT, House

from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.instruction import delegates
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.named_vote import OPTIONS, RecordVotes
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Votes
from comitia.core.decider import Command
from comitia.core.mandate.office import filled_by

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse

WORDS = ("for", "against", "abstain")


def random_instruction(house: House, rnd: Random, motion: Motion) -> tuple[Instruct, str, str] | None:
    """Return an instruction on a motion, with a body that has delegates where that was moved; None where none has."""
    moved = motion.moved
    seated = house.state.holdings.seated(moved.body, moved.unit, house.day)
    givers = [filled_by(house.state, held) for held in seated]
    found = [(body, unit) for body, unit in givers if body is not None and unit is not None]
    if not found:
        return None
    effect = Instruct(office=moved.body, unit=moved.unit, motion=moved.motion, vote=rnd.choice(WORDS))  # type: ignore[arg-type]  # a word for a vote
    return effect, *rnd.choice(found)


def random_names(house: House, rnd: Random, motion: Motion) -> RecordVotes:
    """Return votes by name on a motion; of one that was voted on, mostly what was counted and is not named yet."""
    every = delegates(house.state, motion, house.day)
    tally = motion.counted
    unnamed = [each.mandate for each in every if each.voted is None]
    if tally is None or motion.is_challenged or rnd.random() < 0.15 or not unnamed:
        chosen = rnd.sample(every, rnd.randint(min(1, len(every)), len(every)))
        votes = {each.mandate: rnd.choice(OPTIONS if rnd.random() < 0.3 else WORDS) for each in chosen}
        return RecordVotes(motion=motion.moved.motion, votes=votes or {"nobody:1": "for"}, at=house.day)
    named = Counter(each.voted for each in every if each.verdict != "void")
    left = {"for": tally.votes.in_favour, "against": tally.votes.against, "abstain": tally.votes.abstaining}
    words = [word for word, number in left.items() for _ in range(number - named[word])]
    if rnd.random() < 0.5:
        unnamed = rnd.sample(unnamed, rnd.randint(1, len(unnamed)))
    words += ["absent"] * max(len(unnamed) - len(words), 0)
    return RecordVotes(motion=motion.moved.motion, votes=dict(zip(unnamed, words, strict=False)), at=house.day)


def named_tally(house: House, motion: Motion, there: int, *, is_for: bool) -> tuple[Votes, int] | None:
    """Return votes, and how many of them are invalid, that agree with those named so far; None where nobody is."""
    every = delegates(house.state, motion, house.day)
    named = [each for each in every if each.voted is not None]
    if not named:
        return None
    void = sum(each.verdict == "void" for each in named)
    kinds = Counter(each.voted for each in named if each.verdict != "void")
    others = min(
        len(every) - len(named), max(there - sum(kinds[word] for word in WORDS) - kinds["not_voting"] - void, 0)
    )
    votes = Votes(
        in_favour=kinds["for"] + (others if is_for else 0),
        against=kinds["against"] + (0 if is_for else others),
        abstaining=kinds["abstain"],
    )
    return votes, void


class Telling:
    """Draws instructions and votes by name, in a stream of random acts."""

    def __init__(self, house: "RandomHouse") -> None:
        self.house, self.rnd = house, house.rnd
        self.acts: tuple[Callable[[], Command | None], ...] = (self._instruct, *(self._name,) * 3)

    def around(self, *acts: Callable[[], Command | None]) -> list[Callable[[], Command | None]]:
        """Return these acts on the motion moved last between an instruction on it and votes by name."""
        return [self._instruct, *acts, self._name_latest]

    def _instruct(self) -> Command | None:
        motion = self.house.latest_motion()
        found = random_instruction(self.house, self.rnd, motion) if motion else None
        if found is None:
            return None
        effect, body, unit = found
        mover = self.house.member(body, unit)
        return MoveMotion(body=body, unit=unit, mover=mover, text=TEXT, effect=effect, at=self.house.day)

    def _name_latest(self) -> Command | None:
        motion = self.house.latest_motion()
        return random_names(self.house, self.rnd, motion) if motion and self.rnd.random() < 0.8 else None

    def _name(self) -> Command | None:
        found = [motion for motion in self.house.state.proceedings.motions if motion.sat or motion.is_pending]
        return random_names(self.house, self.rnd, self.rnd.choice(found[-8:])) if found else None
