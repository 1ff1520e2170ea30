"""`comitia run`: the elections of an organisation, from a folder of files."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.day import a_moment
from comitia.cli.django import Database, connect, fail, spoken
from comitia.cli.key import keeper_of
from comitia.cli.progress import Bars
from comitia.cli.stopped import entering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comitia.app.clerk import Clerk
    from comitia.app.outcome import Awaited, OfficeOutcome
    from comitia.app.plan import Plan
    from comitia.charter import Charter
    from comitia.core.state import State
    from comitia.exchange.folder import RunFolder

SHOWN = 12


def run(  # noqa: PLR0913, PLR0917  one parameter an option
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with charter.yaml, units.csv and contests/.")],
    db: Database = None,
    close: Annotated[
        list[str] | None, typer.Option("--close", metavar="CONTEST", help="Move on without this contest (repeatable).")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--as", metavar="OUTCOME", help="What to enter for closed contests: not-held.")
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            "--at",
            parser=a_moment,
            metavar="DAY",
            help="Time of entry (UTC), and the day of acts not in calendar.csv; else the charter's in_force.",
        ),
    ] = None,
    seed: Annotated[
        str, typer.Option("--seed", help="Words drawn in public, from which, with the charter, all lots are derived.")
    ] = "",
    key: Annotated[
        Path | None, typer.Option("--key", help="Signing key of this installation; else COMITIA_KEY.")
    ] = None,
) -> None:
    """Run every election that the files of a folder allow, tier after tier.

    Run it again when more files have arrived: it goes on where it stood. The same folder and key give the same record.

    \b
    comitia run my-federation --db my.sqlite3
    comitia run my-federation --db my.sqlite3 --close district_council.quay-2 --as not-held
    """
    from comitia.charter import CharterErrors, load, out_of_range
    from comitia.exchange.folder import read_folder
    from comitia.exchange.tables import BadInput

    if bool(close) != bool(outcome) or outcome not in (None, "not-held"):
        fail("say what a closed contest is entered as: --close CONTEST --as not-held", 2)
    try:
        tables = read_folder(folder)
        charter = load(folder / "charter.yaml")
    except (BadInput, CharterErrors) as error:
        fail(f"Nothing was entered.\n{error}")
    if at is not None and (wrong := out_of_range(at.date())):
        fail(f"--at {at.date()} {wrong}", 2)
    made = connect(db, create=True)
    moment = at or datetime.combine(charter.in_force, time())
    order = Order(
        moment=moment.replace(tzinfo=UTC),
        moment_from="as --at says" if at else "the day on which the charter came into force (--at for another)",
        seed=seed,
        key=key,
        close=tuple(close or ()),
    )
    with entering(made), spoken():
        _run(tables, charter, order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the command line asks of a run beside the folder."""

    moment: datetime
    moment_from: str
    seed: str
    key: Path | None
    close: tuple[str, ...]


def _run(tables: "RunFolder", charter: "Charter", order: Order) -> None:  # noqa: PLR0915  imports, once the database is known
    from comitia.app.clerk import Clerk
    from comitia.app.installation import BadKey
    from comitia.app.persons import Persons
    from comitia.app.plan import Closure, Plan
    from comitia.app.run import run as run_folder
    from comitia.app.sources import Sources
    from comitia.app.texts import Texts
    from comitia.core.refused import Refused
    from comitia.exchange.tables import BadInput

    clerk = Clerk(now=order.moment)
    try:
        clerk.refresh()
        is_new, before = clerk.state.organization is None, clerk.size
        keeper = keeper_of(order.key, is_new=is_new)
        with Bars() as bars:
            plan = Plan(
                clerk=clerk,
                keeper=keeper,
                folder=tables,
                persons=Persons(keeper, charter.id),
                texts=Texts(keeper, charter.id),
                sources=Sources(keeper, charter.id),
                day=order.moment.date(),
                progress=bars,
            )
            closures = [Closure(contest=contest, outcome="not_held") for contest in order.close]
            problems = run_folder(plan, charter, order.seed, closures)
    except (BadInput, Refused, BadKey) as error:
        clerk.refresh()
        fail(f"Nothing {'was' if clerk.state.organization is None else 'further was'} entered.\n{error}")
    report(plan.clerk.state, frozenset(tables.files), plan.day)
    _say_where(order, plan.clerk, is_new=is_new, is_more=plan.clerk.size > before)
    _say_notes(plan)
    if problems:
        fail("\n".join(["", "Held up; the rest was entered. Mend these and run again:", *map(str, problems)]))


def _say_notes(plan: "Plan") -> None:
    from comitia.app.late_files import notes

    said = [*plan.sources.notes(), *notes(plan.clerk.state, plan.folder)]
    for sentence in said[:SHOWN]:
        typer.echo(f"note: {sentence}")
    if len(said) > SHOWN:
        more = len(said) - SHOWN
        typer.echo(f"and {more} more note{'s'[: more != 1]}")


def _say_where(order: Order, clerk: "Clerk", *, is_new: bool, is_more: bool) -> None:
    from django.conf import settings

    place = settings.DATABASES["default"]["NAME"]
    typer.echo(
        f"{'A new record was begun' if is_new else 'The record goes on'} in {place}, its head is {clerk.state.head}"
    )
    if is_more:
        typer.echo(f"Entered as of {order.moment:%Y-%m-%d %H:%M} UTC, {order.moment_from}.")
    else:
        typer.echo("Nothing new.")
    if is_new and not order.seed:
        typer.echo("No words drawn in public were given (--seed): lots follow from the charter and the record alone.")


def report(state: "State", files: frozenset[str], day: date) -> None:
    """Print what is filled, vacant and awaited, as of a day."""
    from comitia.app.outcome import awaited, by_elections, offices, taken_over
    from comitia.store.queries.chain.speech import number

    console = Console(highlight=False, markup=False, emoji=False)
    found, missing = list(offices(state, day)), [*awaited(state, files), *by_elections(state, files, day)]
    contests = number(len(state.contests), "contest")
    table = Table(title=f"{state.charter.title}: {contests}", title_justify="left")
    for heading in ("Body or post", "Of", "Filled", "Vacant", "State", "Held by"):
        table.add_column(heading, justify="right" if heading in ("Filled", "Vacant") else "left")
    for office in found[-SHOWN:]:
        word = "awaited" if not office.is_settled else "not declared" if office.undeclared else "complete"
        table.add_row(
            office.label, office.unit, str(office.filled), str(office.vacant), word, ", ".join(office.holders)
        )
    console.print(table)
    if len(found) > SHOWN:
        console.print(f"and {number(len(found) - SHOWN, 'body', 'bodies')} below these")
    mandates, electorates = taken_over(state)
    if electorates:
        said = f"{number(mandates, 'mandate')}, by {number(electorates, 'electorate')}"
        console.print(f"\nTaken over from documents: {said}.")
    _say_missing(console, missing)
    empty = [office for office in found if office.undeclared]
    _say_empty(console, empty)
    if not missing and not empty:
        console.print("Every body and post is filled or declared vacant.")


def _say_missing(console: Console, missing: "Sequence[Awaited]") -> None:
    if missing:
        console.print(f"\nAwaited: {len(missing)}")
    for each in missing[:SHOWN]:
        console.print(f"  {each.contest}: {each.reason}", soft_wrap=True)
    if len(missing) > SHOWN:
        console.print(f"  and {len(missing) - SHOWN} more; comitia serve lists them all under Elections")


def _say_empty(console: Console, empty: "Sequence[OfficeOutcome]") -> None:
    from comitia.store.queries.chain.speech import number

    if empty:
        console.print(f"\nEmpty, and not declared vacant: {len(empty)}")
    for each in empty[:SHOWN]:
        said = f"{number(each.undeclared, 'place')}: {each.why}"
        console.print(f"  {each.label} of {each.unit}, {said}", soft_wrap=True)
    if len(empty) > SHOWN:
        console.print(f"  and {len(empty) - SHOWN} more; their pages in comitia serve say who held them last")
