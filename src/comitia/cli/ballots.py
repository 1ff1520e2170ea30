"""`comitia ballots`: show what is in a ballot file, and write it in another format, without rare rankings if wished.

It stands alone, as `comitia count` does: no database, no charter.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from comitia.count.policy import Policy, Treatment
    from comitia.exchange.ballots import PointsFile
    from comitia.exchange.ballots.convert import Published
    from comitia.exchange.ballots.marked import MarkedFile

EXIT_REFUSED = 1
_RANGE = re.compile(r"(-?[0-9]{1,7})\.\.(-?[0-9]{1,7})")
LAYOUTS = "blt, scottish-csv, rank-csv, grid-csv, soc, soi, toc, toi, cat, abif, cvotes, cvr, json"

File = Annotated[Path, typer.Argument(help="Ballots, in any format that comitia reads.")]
Layout = Annotated[
    str | None, typer.Option("--format", help=f"What the file is, where its name does not tell: {LAYOUTS}.")
]
Contest = Annotated[str | None, typer.Option(help="Which contest, by name or id, in a report of several.")]
Overvotes = Annotated[
    str | None,
    typer.Option(help="Several marks at a place: split, set, skip, end, invalid or refuse.", metavar="POLICY"),
]
Skips = Annotated[str | None, typer.Option(help="Skipped places: pass, end, end_at_two or refuse.", metavar="POLICY")]
Repeats = Annotated[
    str | None, typer.Option(help="A candidate twice on a ballot: first, end, invalid or refuse.", metavar="POLICY")
]

app = typer.Typer(name="ballots", help="Show and convert ballot files.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="Ballots.")],
    layout: Layout = None,
    contest: Contest = None,
    points: Annotated[
        str | None, typer.Option(help="The ballots give points, from the lowest to the highest.", metavar="0..5")
    ] = None,
) -> None:
    """Show what is in a ballot file, before any policy.

    \b
    comitia ballots show ward.blt
    comitia ballots show report.json --contest "Mayor"
    comitia ballots show stars.csv --points 0..5
    """
    from comitia.cli.ballots_shown import lines_of, lines_of_points

    if points is None:
        lines = lines_of(_read(file, layout, contest))
    elif layout not in {None, "points-csv"} or contest is not None:
        _refuse("found --points with --format or --contest, expected a CSV of points alone")
    else:
        with refusals(file):
            lines = lines_of_points(_read_points(file, points))
    for line in lines:
        typer.echo(line)


def _read_points(file: Path, points: str) -> "PointsFile":
    from comitia.exchange.ballots import read_points

    return read_points(file, *range_of(points))


def range_of(points: str) -> tuple[int, int]:
    """Return the lowest and the highest of a range of points. Raises ValueError for what is none."""
    within = _RANGE.fullmatch(points)
    if not within:
        raise ValueError(f"found the points {points!r}, expected the lowest and the highest, as in 0..5")
    if int(within[1]) >= int(within[2]):
        raise ValueError(f"found the points {points!r}, expected the lowest first, and a higher one, as in 0..5")
    return int(within[1]), int(within[2])


@app.command()
def convert(  # noqa: PLR0913  one parameter for each thing the command can be told
    *,
    file: File,
    out: Annotated[Path, typer.Argument(help="Where to: .blt, .abif, .soc .soi .toc .toi (PrefLib), .json, .parquet.")],
    layout: Layout = None,
    contest: Contest = None,
    overvotes: Overvotes = None,
    skips: Skips = None,
    repeats: Repeats = None,
    seats: Annotated[int | None, typer.Option(help="Seats, where the file says none.", min=1, max=9_999)] = None,
    merge_below: Annotated[
        int | None, typer.Option(help="Cut rankings from the end until so many ballots share each.", metavar="K")
    ] = None,
    withhold_below: Annotated[
        int | None, typer.Option(help="Leave out rankings that fewer ballots have.", metavar="K")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write ballots in another format.

    The marks stay as they are, unless a policy is given. The ballots are sorted, so that no order of casting shows.

    \b
    comitia ballots convert ward.csv ward.blt
    comitia ballots convert report.json mayor.blt --contest "Mayor" --seats 1 --overvotes skip --skips pass
    comitia ballots convert ward.blt published.soi --merge-below 5
    comitia ballots convert ward.blt published.json --withhold-below 10
    """
    from dataclasses import replace

    from comitia.exchange.ballots.convert import Published, decided, is_without_invalid, without_rare, written

    check_target(out, force=force)
    if merge_below is not None and withhold_below is not None:
        _refuse("found --merge-below and --withhold-below, expected one of them")
    found = _read(file, layout, contest)
    policy, least = policy_of(overvotes, skips, repeats), withhold_below if merge_below is None else merge_below
    if policy is not None and policy.equal == "set":
        _refuse("found --overvotes set, expected it with comitia count: it is for rules that ask who is marked")
    with refusals(file):
        treatment = None
        if policy is not None:
            found, treatment = decided(found, policy)
        found = replace(found, seats=seats or found.seats)
        published = Published(file=found)
        if least is not None:
            published = without_rare(found, least, is_merged=merge_below is not None)
        ending = out.suffix.lower().removeprefix(".")
        data = written(published, ending, out.name)
        write_whole(out, data)
    _say(out, published, treatment, is_without_invalid=is_without_invalid(ending))


def policy_of(overvotes: str | None, skips: str | None, repeats: str | None) -> "Policy | None":
    """Return the policy that the command line gives, None without any; ends the command for what is none."""
    from comitia.count.policy import Policy

    told = {"equal": overvotes, "skipped": skips, "repeated": repeats}
    given = {what: how for what, how in told.items() if how is not None}
    try:
        return Policy(**given) if given else None  # type: ignore[arg-type]  # the class refuses other words
    except ValueError as error:
        _refuse(str(error))


@contextmanager
def refusals(file: Path) -> Iterator[None]:
    """End the command with a message where a file is refused or cannot be opened."""
    from comitia.exchange.ballots import BallotFileError

    try:
        yield
    except (BallotFileError, ValueError) as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename or file}: {error.strerror or error}")


def _read(file: Path, layout: str | None, contest: str | None) -> "MarkedFile":
    from comitia.exchange.ballots.read import read_marked

    with refusals(file):
        return read_marked(file, layout, contest)


def check_target(out: Path | None, *, force: bool) -> None:
    """End the command where a file is there already, and may not be written over."""
    if out is not None and out.exists() and not force:
        _refuse(f"{out}: there is such a file; write over it with --force")
    if out is not None and not out.parent.is_dir():
        _refuse(f"{out}: there is no folder {out.parent}")


def write_whole(out: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    is_of_others = False
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except FileExistsError:
        is_of_others = True
        _refuse(f"{out}: {part.name} is there, of a program that stopped or is still writing; remove it first")
    except OSError as error:
        error.filename = str(out)  # whoever reads of it has never heard of the part
        raise
    finally:
        if not is_of_others:
            part.unlink(missing_ok=True)


def _say(out: Path, published: "Published", treatment: "Treatment | None", *, is_without_invalid: bool) -> None:
    from comitia.cli.ballots_shown import ballots, treated

    marks = published.file.marks
    cast = sum(weight for _, weight in marks.rows)
    typer.echo(f"{out}: {ballots(cast)} written, {len(marks.rows)} different.")
    for line in treated(treatment) if treatment else ():
        typer.echo(line)
    if published.reduced:
        typer.echo(published.reduced)
        if not any(places for places, _ in marks.rows):
            typer.echo("Nothing is left: no ballot with a mark is written, and so none can be counted from it.")
    if marks.invalid and is_without_invalid:
        typer.echo(f"Not written, for they have no marks in this format: {ballots(marks.invalid)} that are invalid.")


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(EXIT_REFUSED)
