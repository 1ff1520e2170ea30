"""`comitia record`: take the record out of the database, and see its fingerprint."""

from pathlib import Path
from typing import Annotated

import typer

from comitia.cli.django import Database, connect, fail, spoken
from comitia.cli.key import keeper_of

app = typer.Typer(
    help="The record: export it, see its fingerprint and the key that signs it, change that key.",
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
    from comitia.app.installation import BadKey

    try:
        keeper = keeper_of(key, is_new=False)
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
    from comitia.app.installation import BadKey
    from comitia.core.record.head import public_key

    try:
        found, signer = present_head(), public_key(keeper_of(key, is_new=False).key)
    except (NothingToExport, BadKey) as error:
        fail(str(error))
    typer.echo(f"head {found.hash}\nroot {found.root}\nentries {found.size}\nkey {signer}")


@app.command()
@spoken()
def change_key(
    key: Annotated[Path, typer.Option("--key", help="The new signing key; it must be there.")],
    db: Database = None,
) -> None:
    """Keep the record with another key from now on: for who has lost the one before, or changes it on purpose.

    Ids, salts and files that came with the key before can then no longer be checked. Publish the new public key.

    \b
    openssl genpkey -algorithm ed25519 -out new.pem
    comitia record change-key --key new.pem --db my.sqlite3
    """
    connect(db)
    from comitia.app.installation import BadKey, existing_installation
    from comitia.app.keeping import NothingKept, change

    try:
        before, now = change(existing_installation(key))
    except (NothingKept, BadKey) as error:
        fail(str(error))
    typer.echo(f"key before {before or 'not known'}\nkey now    {now}")
    if before != now:
        typer.echo(
            "Publish the new one, and keep a copy of both: what came with the one before needs it to be checked."
        )
