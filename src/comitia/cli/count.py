"""`comitia count`: count one ballot file by one rule, and show or write the whole record of the count.

It stands alone: no database, no charter, no names beyond those in the file.
"""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from comitia.cli import count_told as rules
from comitia.cli.ballots import Contest, Layout, Overvotes, Repeats, Skips
from comitia.cli.count_again import Again, count_again
from comitia.cli.count_back import NextLot, NextLotSeed, Standing, Vacated, seat_of
from comitia.cli.count_constrained import AtLeast, AtMost, FreeLot, FreeLotSeed, Groups, Limits, constraints_of
from comitia.cli.count_shown import Counted, Explain, Force, Output, Sheet, Svg, TraceOf, Wanted, deliver
from comitia.cli.count_source import Given, Source
from comitia.cli.count_told import RULE_IDS, Deciding, Reckoning, Told, ask_for_lot, lots_of

EXIT_REFUSED = 1
NO_LIMITS = Limits(lots=None, constraints=None)


def count(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: Annotated[Path, typer.Argument(help="Ballots, in any format that comitia reads.")],
    rule: Annotated[str | None, typer.Option(help=f"How to count: {RULE_IDS}.")] = None,
    seats: Annotated[int | None, typer.Option(help="Seats to fill; without it, the number in the file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the record of the count as JSON.")] = False,
    lot_seed: rules.LotSeed = None,
    lot: rules.Lot = None,
    ties: rules.Ties = None,
    order: rules.Order = None,
    threshold: rules.Threshold = None,
    roll: rules.Roll = None,
    drop: rules.Drop = None,
    max_rounds: rules.MaxRounds = None,
    round: rules.Round = None,  # noqa: A002  the name of the option
    advance: rules.Advance = None,
    decimals: rules.Decimals = None,
    completion: rules.Completion = None,
    marks: rules.Marks = None,
    votes: rules.Votes = None,
    average: rules.Average = None,
    until: rules.Until = None,
    strength: rules.Strength = None,
    unranked: rules.Unranked = None,
    equal_pair: rules.EqualPair = None,
    group: Groups = None,
    at_least: AtLeast = None,
    at_most: AtMost = None,
    free_lot_seed: FreeLotSeed = None,
    free_lot: FreeLot = None,
    points: Given = None,
    layout: Layout = None,
    contest: Contest = None,
    overvotes: Overvotes = None,
    skips: Skips = None,
    repeats: Repeats = None,
    explain: Explain = None,
    trace: TraceOf = None,
    svg: Svg = None,
    sheet: Sheet = None,
    output: Output = None,
    force: Force = False,
    again: Again = None,
    vacated: Vacated = None,
    standing: Standing = None,
    next_lot_seed: NextLotSeed = None,
    next_lot: NextLot = None,
) -> None:
    """Count a ballot file, stage by stage.

    \b
    comitia count ward.blt --rule scottish-stv --seats 3
    comitia count board.csv --rule scottish-stv --json > count.json
    comitia count ward.blt --rule wigm --decimals 4
    comitia count chair.blt --rule exhaustive --threshold gt:2/3 --max-rounds 4
    comitia count chair.blt --rule schulze --seats 1
    comitia count stars.csv --rule star --seats 1 --points 0..5
    comitia count board.blt --rule meek --group first-years=1,4,7 --at-least first-years=2
    comitia count tie.blt --rule plurality --seats 1 --lot-seed 5f3a9c
    comitia count tie.blt --rule plurality --seats 1 --lot 3,1
    comitia count ward.blt --rule scottish-stv --explain html --output ward.html --svg ward.svg
    comitia count ward.blt --rule scottish-stv --trace "3 1 2"
    comitia count ward.blt --again count.json
    comitia count ward.blt --rule scottish-stv --vacated 2 --standing 4,5
    comitia count report.json --contest "Mayor" --rule wigm --seats 1 --overvotes end --skips pass --sheet mayor.csv
    """
    from comitia.exchange.ballots import BallotFileError

    deciding = Deciding(ties, order, threshold, roll, drop, max_rounds, advance, round)
    reckoning = Reckoning(decimals, completion, marks, votes, average, until, strength, unranked, equal_pair)
    told = Told(deciding, reckoning)
    source = Source(file, layout, contest, overvotes, skips, repeats, points)
    try:
        wanted = Wanted(explain=explain, as_json=as_json, trace=trace, svg=svg, sheet=sheet, output=output, force=force)
        seat = seat_of(vacated, standing, lots_of(next_lot_seed, next_lot or []))
        lots, free = lots_of(lot_seed, lot or []), lots_of(free_lot_seed, free_lot or [])
        _refuse_both(order, lots)
        limits = Limits(lots=lots, constraints=constraints_of(group, at_least, at_most), free=free)
        if again is None:
            counted = _counted(source, rule, seats, told, limits)
            deliver(counted if seat is None else seat.of(counted), wanted)
        else:
            is_alone = told == Told() and wanted == Wanted() and not source.has_policy
            _again(source, again, is_alone=is_alone and (rule, seats, seat) == (None,) * 3 and limits == NO_LIMITS)
    except (BallotFileError, ValueError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename or 'what was to be written'}: {error.strerror or error}")


def _counted(source: Source, rule: str | None, seats: int | None, told: Told, limits: Limits) -> Counted:
    """Return the count of a ballot file; end with status 3 where a lot is needed."""
    from comitia.count import Constrained, LotRequired, check_options

    if rule is None:
        raise ValueError(f"no --rule is given, expected one of: {RULE_IDS}")
    options = told.options(rule)
    check_options(rule, options)
    ballots = source.read(rule)
    filled = ballots.seats if seats is None else seats
    if not filled and seats is None:
        raise ValueError(f"{source.file}: the file says no number of seats: give --seats")
    outcome = limits.count(ballots.profile, rule, filled, options)
    if isinstance(outcome, LotRequired):
        ask_for_lot(outcome, ballots.names, is_within=limits.constraints is not None)
    within = outcome if isinstance(outcome, Constrained) else None
    return Counted(
        count=outcome.count if isinstance(outcome, Constrained) else outcome,
        ballots=ballots,
        options=options,
        lots=limits.lots,
        policy=source.policy(rule),
        within=within,
        free_lots=limits.free,
    )


def _refuse_both(order: str | None, lots: object) -> None:
    if order is not None and lots is not None:
        raise ValueError("found --order and a lot, expected one of them: an agreed order stands in the place of lots")


def _again(source: Source, result: Path, *, is_alone: bool) -> None:
    """Say whether a result comes out the same; end with status 1 where it does not."""
    if not is_alone:
        raise ValueError("found another option with --again, expected none: the result says how to count")
    different = count_again(source, result)
    if different:
        _refuse(different)
    typer.echo("The same: counted again, every stage comes out as the result says.")


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(EXIT_REFUSED)
