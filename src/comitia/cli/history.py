"""`comitia history`: the past as documents tell it."""

import typer

from comitia.cli import history_pages

app = typer.Typer(
    help="The past as documents tell it: what is entered of it, and what each source says.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.command(name="list")(history_pages.listed)
app.command(name="show")(history_pages.show)
