"""`comitia chain`: how somebody was elected, or whom a unit's votes reach, in a terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.django import Database, connect, fail, spoken

if TYPE_CHECKING:
    from comitia.store.queries.chain.find import Match

EXIT_UNKNOWN, EXIT_UNCLEAR = 1, 2


@spoken()
def chain(
    name: Annotated[
        str, typer.Argument(help="A person (name or reference), a post, a body, a mandate, or a unit (name or id).")
    ],
    db: Database = None,
) -> None:
    """Follow a post holder down to the local votes, or a unit's votes up to the posts.

    \b
    comitia chain "Ada Lindqvist" --db meadow.sqlite3
    comitia chain president --db meadow.sqlite3
    comitia chain board --db meadow.sqlite3
    comitia chain quay-2 --db meadow.sqlite3
    """
    connect(db)
    from comitia.store.queries.chain.find import find

    found = find(name)
    if not found:
        _unknown(name)
    if len(found) > 1 and not _is_shared(found):
        _unclear(name, found)
    for match in found[:-1]:
        _show(match, in_full=False)
    _show(found[-1], in_full=True)


def _is_shared(found: "tuple[Match, ...]") -> bool:
    """Tell whether all that was found is one post with several holders."""
    return {match.kind for match in found} == {"mandate"} and len({match.about for match in found}) == 1


def _show(match: "Match", *, in_full: bool) -> None:
    """Print one of the things found; of holders of the same post only the last with the table below."""
    from comitia.cli.chain_tree import print_mandate, print_office, print_person, print_way_up

    if match.kind == "mandate":
        print_mandate(match.key, in_full=in_full)
    elif match.kind == "person":
        print_person(match.key)
    elif match.kind == "office":
        print_office(*match.office)
    else:
        print_way_up(match.key)


def _unknown(name: str) -> None:
    from comitia.store.queries.chain.find import near

    alike = near(name)
    hint = f" Did you mean: {', '.join(alike)}?" if alike else " Give a name, a reference, a post, a body or a unit."
    fail(f"Nobody and nothing on this record is called {name!r}.{hint}", EXIT_UNKNOWN)


def _unclear(name: str, found: "tuple[Match, ...]") -> None:
    from comitia.store.queries.chain.find import MOST

    lines = [f"  {match.key:<28} {match.name or '(name erased)'}, {match.about}" for match in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"  and {len(found) - MOST} more")
    listed = "\n".join(lines)
    fail(
        f"{name!r} may be any of these {len(found)}. Say which by what stands first in its line:\n{listed}",
        EXIT_UNCLEAR,
    )
