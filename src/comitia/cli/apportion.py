"""`comitia apportion`: share seats among units or lists by their sizes, by one method, and show how they came out.

It stands alone: no database, no charter, a table of sizes.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from comitia.count import Apportionment, LotRequired, Lots
    from comitia.exchange.sizes import Sizes

FORMAT = "comitia-apportionment/1"
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

    taking_part = _TakingPart(threshold=threshold, of=of, exempt=tuple(exempt or ()), roots=roots)
    try:
        table = read_sizes(file)
        sizes = taking_part.of_sizes(table.sizes)
        bounds = _floor(table, sizes, floor), _cap(table, sizes, cap)
        lots = _lots(lot_seed, lot or [])
        outcome = counting.apportion(method, seats, sizes, *bounds, lots)
    except (BadInput, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(EXIT_REFUSED) from error
    if isinstance(outcome, counting.LotRequired):
        _ask_for_lot(outcome)
    if as_json:
        _write(outcome, table.sizes, taking_part, _Shared(sizes, *bounds), lots)
    else:
        _show(outcome, table.sizes, sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TakingPart:
    """Who takes part, and by what: the threshold, of how many votes it is, who needs none, and whether by roots."""

    threshold: str | None
    of: int | None
    exempt: tuple[str, ...]
    roots: bool

    def of_sizes(self, sizes: Mapping[str, int]) -> dict[str, int]:
        """Return the sizes by which seats are shared. Raises ValueError for what does not fit, or with nobody left."""
        from comitia import count as counting

        found = dict(sizes)
        if self.threshold is None:
            if self.of is not None or self.exempt:
                raise ValueError(
                    "found --of or --exempt, expected --threshold with it: they say of what it is a share, and for whom"
                )
        else:
            share = counting.parse_threshold(self.threshold)
            found = counting.passing(found, share, of=self.of, exempt=self.exempt)
            if not any(found.values()):
                raise ValueError(f"nobody meets the threshold {share}: there is nobody to have seats")
        return counting.square_roots(found) if self.roots else found


@dataclass(frozen=True, slots=True)
class _Shared:
    """By what seats were shared: the sizes of those who take part, and the floors and caps."""

    sizes: Mapping[str, int]
    floor: int | Mapping[str, int]
    cap: int | Mapping[str, int] | None

    @property
    def floors(self) -> dict[str, int]:
        """Return the floor of each unit."""
        return {unit: _of(self.floor, unit, 0) or 0 for unit in self.sizes}

    @property
    def caps(self) -> dict[str, int | None]:
        """Return the cap of each unit, None for one that has none."""
        return {unit: _of(self.cap, unit, None) for unit in self.sizes}


def _of(bound: int | Mapping[str, int] | None, unit: str, otherwise: int | None) -> int | None:
    return bound.get(unit, otherwise) if isinstance(bound, Mapping) else bound


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
    drawn = tuple(tuple(unit.strip() for unit in next(csv.reader([order], skipinitialspace=True))) for order in by_hand)
    return Lots(seed=None if seed is None else typed(seed), drawn=drawn)


def _as_one_word(units: list[str]) -> str:
    """Return units as `--lot` takes them: with commas between, and in quotation marks where they have commas."""
    from io import StringIO

    row = StringIO()
    csv.writer(row, lineterminator="").writerow(units)
    said = row.getvalue()
    return quote(said) if '"' in said or " " in said else said


def _ask_for_lot(lot: "LotRequired") -> NoReturn:
    """Say which lot is needed and how to give it, and end with status 3."""
    units = _as_one_word([str(unit) for unit in lot.tied])
    has = "The one drawn first has the" if lot.places == 1 else f"The {lot.places} drawn first have a"
    typer.echo(
        f"Lot {lot.draw} is needed among {len(lot.tied)} with equal claims: {', '.join(map(str, lot.tied))}.\n"
        f"{has} seat{'' if lot.places == 1 else ' each'}.\n"
        f"Draw it by hand and add: --lot {units} (in the order drawn), after the lots given before.\n"
        "Or give the seed published beforehand: --lot-seed HEX.",
        err=True,
    )
    raise typer.Exit(EXIT_LOT_REQUIRED)


def _write(
    outcome: "Apportionment", sizes: Mapping[str, int], told: _TakingPart, shared: _Shared, lots: "Lots | None"
) -> None:
    """Write what was shared, by what, and all that it takes to share it again, as JSON."""
    import json

    from comitia import __version__
    from comitia.count import lots_to_json

    record = {
        "format": FORMAT,
        "method": outcome.method,
        "total": outcome.total,
        "sizes": dict(sizes),
        "threshold": told.threshold,
        "of": told.of,
        "exempt": list(told.exempt),
        "roots": told.roots,
        "shared": dict(shared.sizes),
        "floors": shared.floors,
        "caps": shared.caps,
        "seats": {unit: outcome.seats.get(unit, 0) for unit in sizes},
        "lots_given": lots_to_json(lots),
        "lots": [
            {"draw": lot.draw, "question": lot.question, "tied": list(lot.tied), "order": list(lot.order)}
            for lot in outcome.lots
        ],
        "version": __version__,
    }
    typer.echo(json.dumps(record, ensure_ascii=False, indent=2))


def _show(outcome: "Apportionment", sizes: Mapping[str, int], shared: Mapping[str, int]) -> None:
    for unit, size in sizes.items():
        out = "" if unit in shared else ", below the threshold"
        typer.echo(f"{unit} ({size}{out}): {outcome.seats.get(unit, 0)}")
    for lot in outcome.lots:
        typer.echo(f"Lot {lot.draw} among {', '.join(lot.tied)} (which has the seat): {', '.join(lot.order)}.")
    typer.echo(f"{outcome.total} {'seat' if outcome.total == 1 else 'seats'} by {outcome.method}.")
