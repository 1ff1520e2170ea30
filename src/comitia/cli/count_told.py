"""What `comitia count` is told besides the ballots: the options of a rule, and the lots."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from comitia.count import LotRequired, Lots, Options

EXIT_LOT_REQUIRED = 3
RULE_IDS = (
    "scottish-stv, wigm, meek, minneapolis, meek-nz, senate, exclusive-gregory, ers97, "
    "plurality, block, approval, yes-no, exhaustive, "
    "sntv, limited, equal-and-even, two-round, slate, cumulative, score, star, "
    "irv, bottom-two-irv, smith-irv, borda, schulze, ranked-pairs, minimax, copeland, "
    "sequential-pav, pav, sequential-phragmen, equal-shares"
)
LotSeed = Annotated[str | None, typer.Option(help="Seed of the lots, hexadecimal.", metavar="HEX")]
Lot = Annotated[
    list[str] | None, typer.Option(help="A lot drawn by hand, first drawn first; once for each lot.", metavar="3,1")
]
Ties = Annotated[str | None, typer.Option(help="How ties fall: earlier_stage,lot; first_stage,lot; or lot.")]
Order = Annotated[
    str | None, typer.Option(help="All candidates in the order agreed for ties, instead of lots.", metavar="2,3,1")
]
Threshold = Annotated[str | None, typer.Option(help="What is enough: gt:1/2, ge:2/3 ...")]
Roll = Annotated[int | None, typer.Option(help="Electors, for a threshold of the roll: gt:1/2:roll.")]
Drop = Annotated[str | None, typer.Option(help="Who leaves after a round without result: last or none.")]
MaxRounds = Annotated[int | None, typer.Option(help="In this round the highest are elected.")]
Round = Annotated[int | None, typer.Option(help="The round that these ballots are of, from 1.", metavar="N")]
Advance = Annotated[str | None, typer.Option(help="Who goes on to the second round: ge:1/8 ...")]
Decimals = Annotated[int | None, typer.Option(help="Reckon to so many decimals, not in exact fractions.")]
Completion = Annotated[str | None, typer.Option(help="What fills the seats that money does not buy: phragmen or none.")]
Marks = Annotated[int | None, typer.Option(help="Up to so many marks a ballot (limited).")]
Votes = Annotated[int | None, typer.Option(help="So many votes a ballot (cumulative, equal-and-even).")]
Until = Annotated[str | None, typer.Option(help="When an instant runoff ends: majority or two.")]
Strength = Annotated[str | None, typer.Option(help="How strong a pair is: winning, margins or opposition.")]
Unranked = Annotated[str | None, typer.Option(help="Points for those left out: average, zero or modified.")]
EqualPair = Annotated[str | None, typer.Option(help="What each of an equal pair gets: half, nothing, full.")]
Average = Annotated[bool | None, typer.Option("--average", help="Average the points, do not add them up.")]


@dataclass(frozen=True, slots=True)
class Deciding:
    """How a rule decides, as the command line has it; None for what it is not told."""

    ties: str | None = None
    order: str | None = None
    threshold: str | None = None
    roll: int | None = None
    drop: str | None = None
    max_rounds: int | None = None
    advance: str | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a rule reckons, as the command line has it; None for what it is not told."""

    decimals: int | None = None
    completion: str | None = None
    marks: int | None = None
    votes: int | None = None
    average: bool | None = None
    until: str | None = None
    strength: str | None = None
    unranked: str | None = None
    equal_pair: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule is told."""

    deciding: Deciding = Deciding()
    reckoning: Reckoning = Reckoning()

    def options(self, rule: str) -> "Options":
        """Return the options of a count. Raises ValueError for what cannot be read."""
        from comitia.count import Options, parse_threshold

        told = self.deciding
        read = {
            "ties": _ties(told.ties, rule, told.order),
            "order": None if told.order is None else numbers(told.order, "order"),
            "threshold": None if told.threshold is None else parse_threshold(told.threshold),
            "advance": None if told.advance is None else parse_threshold(told.advance),
            "round": 1 if told.round is None else told.round,
            "average": self.reckoning.average or None,
        }
        return Options(**{**asdict(told), **asdict(self.reckoning), **read})


def lots_of(seed: str | None, by_hand: list[str]) -> "Lots | None":
    """Return the source of lots that the command line gives. Raises ValueError for what is none."""
    from comitia.count import Lots, typed

    if seed is None and not by_hand:
        return None
    drawn = tuple(numbers(order, "lot") for order in by_hand)
    return Lots(seed=None if seed is None else typed(seed), drawn=drawn)


def numbers(text: str, what: str) -> tuple[int, ...]:
    """Return candidate numbers written as 3,1. Raises ValueError for anything else."""
    found = [number.strip() for number in text.split(",")]
    if not all(number.isascii() and number.isdigit() and len(number) <= 9 for number in found):
        raise ValueError(f"found the {what} {text!r}, expected candidate numbers as in 3,1")
    return tuple(map(int, found))


def _ties(ties: str | None, rule: str, order: str | None) -> tuple[str, ...] | None:
    """Return how ties fall: as told, with an agreed order in the place of a lot where one is given."""
    from comitia.count.rules import find_rule

    told = None if ties is None else tuple(ties.split(","))
    if order is None:
        return told
    own = find_rule(rule).ties[0] if told is None else told
    return (*own[:-1], "order")


def ask_for_lot(lot: "LotRequired", names: Sequence[str], option: str = "lot", *, is_within: bool = False) -> NoReturn:
    """Say which lot is needed and how to give it, and end with status 3."""
    from comitia.count.questions import QUESTIONS

    tied = ",".join(map(str, lot.tied))
    known = names or [f"Candidate {number}" for number in range(1, max(map(int, lot.tied)) + 1)]
    who = ", ".join(f"{number} {known[int(number) - 1]}" for number in lot.tied)
    places = "The one drawn first is" if lot.places == 1 else f"The {lot.places} drawn first are"
    decides = f"{places} {QUESTIONS[lot.question].first}."
    if is_within:
        decides = "They are taken in the order drawn, as constraints allow."
    typer.echo(
        f"Lot {lot.draw} is needed among {len(lot.tied)} who are level: {who}.\n"
        f"{decides}\n"
        f"Draw it by hand and add: --{option} {tied} (in the order drawn), after the lots given before.\n"
        f"Or give the seed published before the ballots were opened: --{option}-seed HEX.",
        err=True,
    )
    raise typer.Exit(EXIT_LOT_REQUIRED)
