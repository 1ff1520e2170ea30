"""`comitia count`: count one ballot file by one rule, and show or write the whole record of the count.

It stands alone: no database, no charter, no names beyond those in the file.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.count_constrained import AtLeast, AtMost, Groups, constraints_of, counted, said, with_effect

if TYPE_CHECKING:
    from comitia.count import Constrained, Count, LotRequired, Lots
    from comitia.exchange.ballots import BallotFile

EXIT_REFUSED, EXIT_LOT_REQUIRED = 1, 3
RULE_IDS = "scottish-stv, wigm, meek, plurality, block, approval, yes-no, exhaustive"


def count(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: Annotated[Path, typer.Argument(help="Ballots: BLT, or the CSV layout of the Scottish ballots.")],
    rule: Annotated[str, typer.Option(help=f"How to count: {RULE_IDS}.")],
    seats: Annotated[int | None, typer.Option(help="Seats to fill; without it, the number in the file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the record of the count as JSON.")] = False,
    lot_seed: Annotated[str | None, typer.Option(help="Seed of the lots, hexadecimal.", metavar="HEX")] = None,
    lot: Annotated[
        list[str] | None, typer.Option(help="A lot drawn by hand, first drawn first; once for each lot.", metavar="3,1")
    ] = None,
    ties: Annotated[str | None, typer.Option(help="How ties fall: earlier_stage,lot; first_stage,lot; or lot.")] = None,
    order: Annotated[
        str | None, typer.Option(help="All candidates in the order agreed for ties, instead of lots.", metavar="2,3,1")
    ] = None,
    threshold: Annotated[str | None, typer.Option(help="What is enough: gt:1/2, ge:2/3 ...")] = None,
    drop: Annotated[str | None, typer.Option(help="Who leaves after a round without result: last or none.")] = None,
    max_rounds: Annotated[int | None, typer.Option(help="In this round the highest are elected.")] = None,
    decimals: Annotated[int | None, typer.Option(help="Reckon to so many decimals, not in exact fractions.")] = None,
    group: Groups = None,
    at_least: AtLeast = None,
    at_most: AtMost = None,
) -> None:
    """Count a ballot file, stage by stage.

    \b
    comitia count ward.blt --rule scottish-stv --seats 3
    comitia count board.csv --rule scottish-stv --json > count.json
    comitia count ward.blt --rule wigm --decimals 4
    comitia count chair.blt --rule exhaustive --threshold gt:2/3 --max-rounds 4
    comitia count tie.blt --rule plurality --seats 1 --lot-seed 5f3a9c
    comitia count tie.blt --rule plurality --seats 1 --lot 3,1
    comitia count board.blt --rule meek --group first-years=1,4,7 --at-least first-years=2
    """
    from comitia import count as counting
    from comitia.exchange.ballots import BallotFileError, read_ballots

    try:
        options = counting.Options(
            ties=_ties(ties, rule, order),
            order=None if order is None else _numbers(order, "order"),
            threshold=None if threshold is None else counting.parse_threshold(threshold),
            drop=drop,
            max_rounds=max_rounds,
            decimals=decimals,
        )
        counting.check_options(rule, options)
        ballots = read_ballots(file)
        filled = ballots.seats if seats is None else seats
        lots = _lots(lot_seed, lot or [])
        limits = constraints_of(group, at_least, at_most)
        outcome = counted(ballots.profile, rule, filled, options, lots, limits)
    except (BallotFileError, ValueError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{file}: {error.strerror or error}")
    if isinstance(outcome, counting.LotRequired):
        _ask_for_lot(outcome, ballots, is_within=bool(group))
    _show(outcome, ballots, lot_seed, as_json=as_json)


def _lots(seed: str | None, by_hand: list[str]) -> "Lots | None":
    """Return the source of lots that the command line gives. Raises ValueError for what is none."""
    from comitia.count import Lots

    if seed is None and not by_hand:
        return None
    drawn = tuple(_numbers(order, "lot") for order in by_hand)
    return Lots(seed=None if seed is None else seed.lower(), drawn=drawn)


def _numbers(text: str, what: str) -> tuple[int, ...]:
    """Return candidate numbers written as 3,1. Raises ValueError for anything else."""
    numbers = [number.strip() for number in text.split(",")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise ValueError(f"found the {what} {text!r}, expected candidate numbers as in 3,1")
    return tuple(map(int, numbers))


def _ties(ties: str | None, rule: str, order: str | None) -> tuple[str, ...] | None:
    """Return how ties fall: as told, with an agreed order in the place of a lot where one is given."""
    from comitia.count.rules import find_rule

    told = None if ties is None else tuple(ties.split(","))
    if order is None:
        return told
    own = find_rule(rule).ties[0] if told is None else told
    return (*own[:-1], "order")


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(EXIT_REFUSED)


def _ask_for_lot(lot: "LotRequired", ballots: "BallotFile", *, is_within: bool) -> NoReturn:
    """Say which lot is needed and how to give it, and end with status 3."""
    numbers = ",".join(map(str, lot.tied))
    who = ", ".join(f"{number} {_name(ballots, int(number))}" for number in lot.tied)
    answer = {"elect": "elected", "exclude": "excluded", "transfer": "first to pass on the surplus"}[lot.question]
    places = "The one drawn first is" if lot.places == 1 else f"The {lot.places} drawn first are"
    decides = f"{places} {answer}." if not is_within else "They are taken in the order drawn, as constraints allow."
    typer.echo(
        f"Lot {lot.draw} is needed among {len(lot.tied)} with equal votes: {who}.\n"
        f"{decides}\n"
        f"Draw it by hand and add: --lot {numbers} (in the order drawn), after the lots given before.\n"
        "Or give the seed published before the ballots were opened: --lot-seed HEX.",
        err=True,
    )
    raise typer.Exit(EXIT_LOT_REQUIRED)


def _show(outcome: "Constrained | Count", ballots: "BallotFile", lot_seed: str | None, *, as_json: bool) -> None:
    from comitia.count import Constrained

    count = outcome.count if isinstance(outcome, Constrained) else outcome
    if as_json:
        record = _json(count, ballots, lot_seed)
        typer.echo(with_effect(record, outcome) if isinstance(outcome, Constrained) else record)
        return
    from comitia.cli.stage_table import print_count

    print_count(count, ballots.names, ballots.title, lot_seed)
    for sentence in said(outcome, ballots.names) if isinstance(outcome, Constrained) else []:
        typer.echo(sentence)


def _json(count: "Count", ballots: "BallotFile", lot_seed: str | None) -> str:
    """Return the record of the count with what it was made from, as JSON text."""
    import json
    from hashlib import sha256

    from comitia import __version__
    from comitia.count import to_json
    from comitia.exchange.ballots import canonical_blt

    profile = canonical_blt(ballots.profile, count.seats)
    record = {
        "elected": list(count.elected),
        "title": ballots.title,
        "names": list(ballots.names),
        "lot_seed": None if lot_seed is None else lot_seed.lower(),
        "count": to_json(count),
        "file_digest": ballots.digest,
        "profile_digest": sha256(profile.encode()).hexdigest(),
        "version": __version__,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _name(ballots: "BallotFile", number: int) -> str:
    return ballots.names[number - 1] if ballots.names else f"Candidate {number}"
