"""`comitia count`: count one ballot file by one rule, and show or write the whole record of the count.

It stands alone: no database, no charter, no names beyond those in the file.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.ballots import Contest, Layout, Overvotes, Repeats, Skips, check_target, policy_of
from comitia.cli.count_again import Again, count_again
from comitia.cli.count_back import NextLotSeed, Standing, Vacated, seat_of
from comitia.cli.count_shown import Counted, Explain, Output, Sheet, Svg, TraceOf, Wanted, deliver
from comitia.cli.count_told import (
    Completion,
    Decimals,
    Drop,
    Lot,
    LotSeed,
    MaxRounds,
    Order,
    Threshold,
    Ties,
    ask_for_lot,
    lots_of,
    numbers,
    ties_of,
)

if TYPE_CHECKING:
    from comitia.count import Lots, Options
    from comitia.count.policy import Policy

EXIT_REFUSED = 1
RULE_IDS = (
    "scottish-stv, wigm, meek, minneapolis, meek-nz, senate, exclusive-gregory, ers97, "
    "plurality, block, approval, yes-no, exhaustive, "
    "sequential-pav, pav, sequential-phragmen, equal-shares"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the ballots come from: a file, its format, the contest in it, and what becomes of odd marks."""

    file: Path
    layout: str | None
    contest: str | None
    policy: "Policy"


def count(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: Annotated[Path, typer.Argument(help="Ballots, in any format that comitia reads.")],
    rule: Annotated[str | None, typer.Option(help=f"How to count: {RULE_IDS}.")] = None,
    seats: Annotated[int | None, typer.Option(help="Seats to fill; without it, the number in the file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the record of the count as JSON.")] = False,
    lot_seed: LotSeed = None,
    lot: Lot = None,
    ties: Ties = None,
    order: Order = None,
    threshold: Threshold = None,
    drop: Drop = None,
    max_rounds: MaxRounds = None,
    decimals: Decimals = None,
    completion: Completion = None,
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
    again: Again = None,
    vacated: Vacated = None,
    standing: Standing = None,
    next_lot_seed: NextLotSeed = None,
) -> None:
    """Count a ballot file, stage by stage.

    \b
    comitia count ward.blt --rule scottish-stv --seats 3
    comitia count board.csv --rule scottish-stv --json > count.json
    comitia count ward.blt --rule wigm --decimals 4
    comitia count chair.blt --rule exhaustive --threshold gt:2/3 --max-rounds 4
    comitia count tie.blt --rule plurality --seats 1 --lot-seed 5f3a9c
    comitia count tie.blt --rule plurality --seats 1 --lot 3,1
    comitia count ward.blt --rule scottish-stv --explain html --output ward.html --svg ward.svg
    comitia count ward.blt --rule scottish-stv --trace "3 1 2"
    comitia count ward.blt --again count.json
    comitia count ward.blt --rule scottish-stv --vacated 2 --standing 4,5
    comitia count report.json --contest "Mayor" --rule wigm --seats 1 --overvotes end --skips pass --sheet mayor.csv
    """
    from comitia import count as counting
    from comitia.exchange.ballots import BallotFileError

    told = (
        rule,
        seats,
        lot_seed,
        lot,
        ties,
        order,
        threshold,
        drop,
        max_rounds,
        decimals,
        completion,
        explain,
        trace,
        svg,
        sheet,
    )
    more = (output, vacated, standing, next_lot_seed, overvotes, skips, repeats)
    try:
        if again is not None:
            is_alone = not as_json and not any(each is not None for each in (*told, *more))
            _again(file, again, layout, contest, is_alone=is_alone)
            return
        chosen = _rule(rule)
        wanted = Wanted(explain=explain, as_json=as_json, trace=trace, svg=svg, sheet=sheet, output=output)
        policy = _declared(policy_of(overvotes, skips, repeats), chosen)
        check_target(sheet, force=False)
        options = counting.Options(
            ties=ties_of(ties, chosen, order),
            order=None if order is None else numbers(order, "order"),
            threshold=None if threshold is None else counting.parse_threshold(threshold),
            drop=drop,
            max_rounds=max_rounds,
            decimals=decimals,
            completion=completion,
        )
        counting.check_options(chosen, options)
        lots = lots_of(lot_seed, lot or [])
        seat = seat_of(vacated, standing, next_lot_seed)
        source = Source(file=file, layout=layout, contest=contest, policy=policy)
        counted = _counted(source, chosen, seats, options, lots)
        deliver(counted if seat is None else seat.of(counted), wanted)
    except (BallotFileError, ValueError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename or file}: {error.strerror or error}")


def _counted(source: Source, rule: str, seats: int | None, options: "Options", lots: "Lots | None") -> Counted:
    """Return the count of a ballot file; end with status 3 where a lot is needed."""
    from comitia.count import LotRequired, count
    from comitia.exchange.ballots.read import read_counted

    ballots = read_counted(source.file, source.policy, source.layout, source.contest)
    filled = ballots.seats if seats is None else seats
    if not filled and seats is None:
        raise ValueError(f"{source.file}: the file says no number of seats: give --seats")
    outcome = count(ballots.profile, rule=rule, seats=filled, options=options, lots=lots)
    if isinstance(outcome, LotRequired):
        ask_for_lot(outcome, ballots)
    return Counted(count=outcome, ballots=ballots, options=options, lots=lots, policy=source.policy)


def _rule(rule: str | None) -> str:
    if rule is None:
        raise ValueError(f"no --rule is given, expected one of: {RULE_IDS}")
    return rule


def _declared(policy: "Policy | None", rule: str) -> "Policy":
    """Return the policy for a count. Raises ValueError where the rule cannot take it."""
    from comitia.count import RULES
    from comitia.count.policy import STRICT

    if policy is None:
        return STRICT
    sets = [each.id for each in RULES.values() if not each.needs_ranking and each.marks != "one"]
    if policy.equal == "set" and rule not in sets:
        taken = ", ".join(sets)
        raise ValueError(f"found --overvotes set with {rule}, expected a rule that only asks who is marked: {taken}")
    return policy


def _again(file: Path, result: Path, layout: str | None, contest: str | None, *, is_alone: bool) -> None:
    """Say whether a result comes out the same; end with status 1 where it does not."""
    if not is_alone:
        raise ValueError("found another option with --again, expected none: the result says how to count")
    different = count_again(file, result, layout, contest)
    if different:
        _refuse(different)
    typer.echo("The same: counted again, every stage comes out as the result says.")


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(EXIT_REFUSED)
