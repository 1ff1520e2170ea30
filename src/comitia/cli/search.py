"""`comitia search`: find words in all that pages show."""

from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.django import Database, connect, fail, spoken

if TYPE_CHECKING:
    from comitia.store.queries.search.find import Group

MARKS = "[", "]"
"""What stands around words that were found."""


@spoken()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that begin so; a phrase in quotes.")],
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only one kind, page by page.")] = None,
    page: Annotated[int, typer.Option(metavar="N", min=1, max=1_000_000, help="With --kind: which page.")] = 1,
    db: Database = None,
) -> None:
    """Find names, and the words of motions, letters, grounds, acts of the past, quotations, notes and sources.

    All words must be there, in any order; capitals and accents make no difference. Words in quotation marks are
    looked for as they stand.

    \b
    comitia search meadow path --db my.sqlite3
    comitia search '"without discussion"' secretary --db my.sqlite3
    comitia search meadow --kind motion --page 2 --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.search.find import KINDS, find

    if kind is not None and kind not in KINDS:
        fail(f"--kind {kind}: write one of {', '.join(KINDS)}", 2)
    if kind is None and page > 1:
        fail("--page goes with --kind: name one of the kinds", 2)
    found = find(_query(words), kind or "", page)
    if found is None:
        fail(f"there is no page {page}")
    if not found.groups:
        typer.echo("Nothing has all of these words.")
    for group in found.groups:
        _say(group)
        if kind is None and group.has_more:
            many = "very many" if group.many is None else f"{group.many - len(group.hits):,}"
            typer.echo(f"  and {many} more: see --kind {group.kind}")
    if found.more:
        typer.echo(f"And more: see --page {page + 1}.")


def _say(group: "Group") -> None:
    typer.echo(f"{group.words} ({'very many' if group.many is None else f'{group.many:,}'})")
    begin, end = MARKS
    for hit in group.hits:
        said = "".join(f"{begin}{each.text}{end}" if each.marked else each.text for each in hit.spans)
        typer.echo(f"  {said if hit.is_name else hit.title}{f' · {hit.about}' if hit.about else ''}")
        if not hit.is_name:
            typer.echo(f"      {' '.join(said.split())}")


def _query(words: list[str]) -> str:
    """Return one query: an argument of several words is a phrase, as a shell has taken its quotation marks."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
