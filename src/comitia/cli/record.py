"""`comitia record`: take the record out of the database, and see its fingerprint."""

from pathlib import Path
from typing import Annotated

import typer

from comitia.cli.django import Database, connect, fail, spoken

app = typer.Typer(
    help="The record: export it, see its fingerprint and the key that signs it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Key = Annotated[Path | None, typer.Option("--key", help="Signing key of this installation; else COMITIA_KEY.")]


@app.command()
@spoken()
def export(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Where to write the export.")],
    db: Database = None,
    key: Key = None,
    *,
    ballots: Annotated[bool, typer.Option(help="Include the ballots of every counted contest.")] = True,
    names: Annotated[bool, typer.Option(help="Include the names of all who stood, with their salts.")] = True,
    texts: Annotated[bool, typer.Option(help="Include the free texts (motions, grounds), with their salts.")] = True,
) -> None:
    """Write the whole record to a file that anyone can check with `comitia verify`.

    \b
    comitia record export --db my.sqlite3 -o record.jsonl
    """
    connect(db)
    from comitia.app.export import NothingToExport, export_record
    from comitia.app.installation import BadKey, existing_installation

    try:
        keeper = existing_installation(key)
        head = export_record(out, keeper, with_ballots=ballots, with_names=names, with_texts=texts)
    except (NothingToExport, BadKey) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{out}: cannot be written: {error.strerror}")
    typer.echo(f"{out}\nhead {head}")


@app.command()
@spoken()
def head(db: Database = None, key: Key = None) -> None:
    """Print the record's fingerprint, its length, and the public key that signs it: what to publish."""
    connect(db)
    from comitia.app.export import NothingToExport, present_head
    from comitia.app.installation import BadKey, existing_installation
    from comitia.core.record.head import public_key

    try:
        found, signer = present_head(), public_key(existing_installation(key).key)
    except (NothingToExport, BadKey) as error:
        fail(str(error))
    typer.echo(f"head {found.hash}\nroot {found.root}\nentries {found.size}\nkey {signer}")
