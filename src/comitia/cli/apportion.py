"""`comitia apportion`: share seats among units or lists by their sizes, by one method, and show how they came out.

It stands alone: no database, no charter, a table of sizes.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from comitia.count import Apportionment, LotRequired, Lots
    from comitia.exchange.sizes import Sizes

EXIT_REFUSED, EXIT_LOT_REQUIRED = 1, 3
DIVISOR_IDS = (
    "adams, dean, huntington-hill, sainte-lague, sainte-lague-1.4, sainte-lague-1.2, dhondt, imperiali, danish"
)
METHOD_IDS = (
    f"hare, droop, hagenbach-bischoff, hagenbach-bischoff-rounded, imperiali-quota, {DIVISOR_IDS}, macau, "
    "quota, cambridge, stationary:R"
)


def apportion(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: Annotated[Path, typer.Argument(help="Sizes: CSV with the columns unit and size, perhaps floor and cap.")],
    method: Annotated[str, typer.Option(help=f"How to share: {METHOD_IDS}.")],
    seats: Annotated[int, typer.Option(help="Seats in total.")],
    floor: Annotated[int, typer.Option(help="The fewest seats of a unit that has no floor of its own.")] = 0,
    cap: Annotated[int | None, typer.Option(help="The most seats of a unit that has no cap of its own.")] = None,
    threshold: Annotated[str | None, typer.Option(help="Who takes part: ge:1/20 (five in a hundred) ...")] = None,
    of: Annotated[int | None, typer.Option(help="Votes of which the threshold is a share, if not those here.")] = None,
    exempt: Annotated[list[str] | None, typer.Option(help="A unit that needs no threshold; once for each.")] = None,
    roots: Annotated[bool, typer.Option("--roots", help="Share by the square roots of the sizes.")] = False,
    lot_seed: Annotated[str | None, typer.Option(help="Seed of the lots, hexadecimal.", metavar="HEX")] = None,
    lot: Annotated[
        list[str] | None, typer.Option(help="A lot drawn by hand, first drawn first.", metavar="A,B")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the seats as JSON.")] = False,
) -> None:
    """Share seats among units by their sizes.

    \b
    comitia apportion members.csv --method sainte-lague --seats 60 --floor 2
    comitia apportion votes.csv --method dhondt --seats 100 --threshold ge:1/20
    comitia apportion members.csv --method cambridge --seats 751 --floor 6 --cap 96
    """
    from comitia import count as counting
    from comitia.exchange.sizes import read_sizes
    from comitia.exchange.tables import BadInput

    try:
        table = read_sizes(file)
        sizes = dict(table.sizes)
        _refuse_idle(threshold, of=of, exempt=exempt)
        if threshold is not None:
            share = counting.parse_threshold(threshold)
            sizes = counting.passing(sizes, share, of=of, exempt=exempt or ())
        if roots:
            sizes = counting.square_roots(sizes)
        bounds = _floor(table, sizes, floor), _cap(table, sizes, cap)
        outcome = counting.apportion(method, seats, sizes, *bounds, _lots(lot_seed, lot or []))
    except (BadInput, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(EXIT_REFUSED) from error
    if isinstance(outcome, counting.LotRequired):
        _ask_for_lot(outcome)
    _show(outcome, table.sizes, sizes, as_json=as_json)


def _refuse_idle(threshold: str | None, *, of: int | None, exempt: list[str] | None) -> None:
    if threshold is None and (of is not None or exempt):
        raise ValueError(
            "found --of or --exempt, expected --threshold with it: they say of what it is a share, and for whom"
        )


def _floor(table: "Sizes", sizes: Mapping[str, int], floor: int) -> int | Mapping[str, int]:
    return {unit: table.floors.get(unit, floor) for unit in sizes} if table.floors else floor


def _cap(table: "Sizes", sizes: Mapping[str, int], cap: int | None) -> int | Mapping[str, int] | None:
    if not table.caps:
        return cap
    own = {unit: table.caps.get(unit, cap) for unit in sizes}
    return {unit: most for unit, most in own.items() if most is not None}


def _lots(seed: str | None, by_hand: list[str]) -> "Lots | None":
    from comitia.count import Lots, typed

    if seed is None and not by_hand:
        return None
    drawn = tuple(tuple(unit.strip() for unit in order.split(",")) for order in by_hand)
    return Lots(seed=None if seed is None else typed(seed), drawn=drawn)


def _ask_for_lot(lot: "LotRequired") -> NoReturn:
    """Say which lot is needed and how to give it, and end with status 3."""
    units = ",".join(map(str, lot.tied))
    has = "The one drawn first has" if lot.places == 1 else f"The {lot.places} drawn first have"
    typer.echo(
        f"Lot {lot.draw} is needed among {len(lot.tied)} with equal claims: {', '.join(map(str, lot.tied))}.\n"
        f"{has} the seat.\n"
        f"Draw it by hand and add: --lot {units} (in the order drawn), after the lots given before.\n"
        "Or give the seed published beforehand: --lot-seed HEX.",
        err=True,
    )
    raise typer.Exit(EXIT_LOT_REQUIRED)


def _show(outcome: "Apportionment", sizes: Mapping[str, int], shared: Mapping[str, int], *, as_json: bool) -> None:
    seats = {unit: outcome.seats.get(unit, 0) for unit in sizes}
    if as_json:
        import json

        lots = [{"draw": lot.draw, "tied": list(lot.tied), "order": list(lot.order)} for lot in outcome.lots]
        record = {"method": outcome.method, "sizes": dict(sizes), "seats": seats, "lots": lots}
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    for unit, size in sizes.items():
        out = "" if unit in shared else ", below the threshold"
        typer.echo(f"{unit} ({size}{out}): {seats[unit]}")
    for lot in outcome.lots:
        typer.echo(f"Lot {lot.draw} among {', '.join(lot.tied)} (which has the seat): {', '.join(lot.order)}.")
    typer.echo(f"{outcome.total} seats by {outcome.method}.")
