"""`comitia choose`: which of the offices that do not go together a person keeps."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.desk import At, Key, opened, say_all
from comitia.cli.django import Database

if TYPE_CHECKING:
    from comitia.app.clerk import Clerk


def choose(
    keep: Annotated[str, typer.Argument(metavar="MANDATE", help="What is kept: OFFICE, OFFICE.UNIT, or its id.")],
    by: Annotated[str, typer.Option("--by", metavar="PERSON", help="Who chooses.")],
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter which office a person keeps of those that do not go together; the others end.

    \b
    comitia choose treasurer --by a-roe --db my.sqlite3
    comitia choose council.north --by a-roe --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.choose(desk, by, keep)
        say_all(entered)


def say_choices(clerk: "Clerk", day: date) -> None:
    """Print which offices are still to be chosen from, by whom, and until when."""
    from comitia.core.mandate.incompatibility import to_choose
    from comitia.store.queries.acts.incompatibility import otherwise, together
    from comitia.store.queries.decision_names import decision_names
    from comitia.store.queries.labels import labels

    found, known = to_choose(clerk.state, day), labels()
    if not found or known is None:
        return
    names = decision_names(known, [[each.person, each.older, each.newer] for each in found])
    for each in found:
        typer.echo(f"{names.person(each.person)}, {together(each, names)}: {otherwise(each, names)}")
