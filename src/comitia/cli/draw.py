"""`comitia draw`: draw so many persons from a list by a published seed, and show how to make the draw again.

It is a command of its own beside `count`, for nobody votes: what comes in is a list of persons, and not ballots.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from comitia.count import Sortition
    from comitia.exchange.person_list import PersonList

FORMAT = "comitia-draw/1"


def draw(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: Annotated[Path, typer.Argument(help="The list: CSV with a header, one row a person.")],
    places: Annotated[int, typer.Option(help="How many are drawn.")],
    lot_seed: Annotated[str, typer.Option(help="The seed published before, hexadecimal.", metavar="HEX")],
    alternates: Annotated[int, typer.Option(help="How many alternates, in each group.")] = 0,
    by: Annotated[str | None, typer.Option(help="Draw from groups: the column that names them.")] = None,
    floor: Annotated[int | None, typer.Option(help="Each group has at least so many places.")] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="The places of a group; once for each.", metavar="NORTH=2")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the record of the draw as JSON.")] = False,
) -> None:
    """Draw persons from a list by lot.

    \b
    comitia draw members.csv --places 12 --alternates 6 --lot-seed 5f3a9c
    comitia draw members.csv --places 12 --by region --floor 1 --lot-seed 5f3a9c
    comitia draw members.csv --places 3 --by region --group north=2 --group south=1 --lot-seed 5f3a9c
    """
    from comitia import count as counting
    from comitia.exchange.person_list import BallotFileError, read_list

    try:
        given = _given(group or [], by, floor)
        found = read_list(file, by)
        seed = counting.typed(lot_seed)
        drawn = counting.draw(found.groups, places, seed, alternates=alternates, floor=floor or 0, given=given)
    except (BallotFileError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"{file}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    told = {"by": by, "floor": floor or 0, "places_of_groups": given, "alternates_of_each": alternates}
    typer.echo(_json(drawn, found, told) if as_json else "\n".join(_told(drawn, found)))
    for each in drawn.groups:
        if each.drawn and len(each.alternates) < alternates:
            whose = f"{each.name}: " if each.name else ""
            typer.echo(
                f"{whose}only {len(each.alternates)} alternates of {alternates}: nobody else is listed.", err=True
            )


def _given(groups: list[str], by: str | None, floor: int | None) -> dict[str, int] | None:
    """Return the places of groups written as north=2, if they are given. Raises ValueError for what does not fit."""
    if by is None and (floor is not None or groups):
        raise ValueError("a floor and places of groups need --by, the column that names the groups")
    if floor is not None and groups:
        raise ValueError("the places of groups are given, or shared out with a floor: not both")
    found: dict[str, int] = {}
    for text in groups:
        name, sign, number = text.rpartition("=")
        if not sign or not (number.isascii() and number.isdigit() and len(number) < 10):
            raise ValueError(f"found the group {text!r}, expected its name and its places as in north=2")
        if name in found:
            raise ValueError(f"found the group {name!r} twice, expected each once")
        found[name] = int(number)
    return found or None


def _told(drawn: "Sortition", found: "PersonList") -> list[str]:
    said = [f"{drawn.places} drawn of {drawn.listed} listed; the list has the SHA-256 {found.digest}."]
    said += [
        f"Lot {lot.draw} among groups for a place: drawn in the order {', '.join(lot.order)}." for lot in drawn.lots
    ]
    for group in drawn.groups:
        name = f"{group.name}: " if group.name else ""
        said.append(f"{name}{len(group.drawn)} of {group.listed} (draw {group.draw})")
        said += [f"  {number} {found.names[number - 1]}" for number in group.drawn]
        said += [f"  {number} {found.names[number - 1]} (alternate)" for number in group.alternates]
    said.append(f"Again: printf 'comitia-lot/1 {drawn.seed} DRAW NUMBER' | sha256sum; lowest first.")
    return said


def _json(drawn: "Sortition", found: "PersonList", told: Mapping[str, object]) -> str:
    import json

    from comitia import __version__

    record = {
        "format": FORMAT,
        **told,
        **drawn.to_json(),
        "names": list(found.names),
        "list_digest": found.digest,
        "version": __version__,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
