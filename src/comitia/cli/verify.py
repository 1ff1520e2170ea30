"""`comitia verify`: check an export of a record, with nothing but the file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from comitia.cli.stopped import stoppable

if TYPE_CHECKING:
    from comitia.exchange.record_reader import Verification

HEX = re.compile(r"[0-9a-f]+")


def verify(
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help="A file made by `comitia record export`.")],
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A published fingerprint (at least 16 digits of it).")
    ] = None,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="KEY", help="The public key you trust: 64 hex digits, or a file of them."),
    ] = None,
) -> None:
    """Check that a record is whole, signed, and follows from its ballots and its charter.

    \b
    comitia verify record.jsonl
    comitia verify record.jsonl --head 9f3c71aa04de5b21 --key 5a41...
    """
    from comitia.exchange.verification import verify as check

    published = _digits(head, "--head", 16) if head else None
    trusted = _digits(_text(key), "--key", 64) if key else None
    try:
        with stoppable("It only reads: nothing is changed, and nothing is lost."), export.open("rb") as file:
            result = check(file, published, trusted)
    except OSError as error:
        _fail(f"{export}: cannot be read: {error.strerror}")
    if not result.is_sound:
        _fail("\n".join([f"{export}: NOT sound", *(f"  {finding}" for finding in result.findings)]))
    typer.echo(f"{export}: sound")
    for sentence in _said(result):
        typer.echo(f"  {sentence}")
    if published is None and trusted is None:
        typer.echo(
            "This export is consistent with itself only: whoever wrote it could have written another. "
            "Give --head with a fingerprint published elsewhere, or --key with the key that you trust."
        )


def _said(result: "Verification") -> Iterator[str]:
    """Yield what was checked, and what could not be, of an export that is sound."""
    assert result.chain is not None  # noqa: S101  a sound export has a chain
    entries, returns = _number(result.entries, "entry", "entries"), _number(result.returns, "return", "returns")
    yield f"{entries} of {result.chain.id}, each bound to the one before it, by the rules of its charter"
    yield f"{returns}, {result.recounted} of them counted again from the ballots"
    if result.countbacks:
        made = _number(result.countbacks, "countback", "countbacks")
        yield f"{made}, {result.countbacks_again} of them counted again from the ballots"
    if result.uncounted:
        shown = ", ".join(result.uncounted[:5]) + (" and more" if len(result.uncounted) > 5 else "")
        yield f"{len(result.uncounted)} could NOT be counted again, for their ballots are not here: {shown}"
    yield f"{_number(result.names, 'name', 'names')}, each the one that the record commits to"
    if result.texts or result.texts_elsewhere:
        elsewhere = f"; {result.texts_elsewhere} more not here: left out or erased" if result.texts_elsewhere else ""
        yield f"{_number(result.texts, 'text', 'texts')}, each one that the record commits to{elsewhere}"
    yield f"head {result.chain.head}"
    yield f"signed with the key {result.key}"


def _number(value: int, one: str, many: str) -> str:
    return f"{value} {one if value == 1 else many}"


def _text(key: str) -> str:
    """Return the digits given, or those in the file that is named."""
    try:
        return Path(key).read_text(encoding="ascii") if Path(key).is_file() else key
    except (OSError, ValueError):
        return key


def _digits(text: str | None, option: str, least: int) -> str:
    digits = "".join((text or "").lower().split())
    if not HEX.fullmatch(digits) or not least <= len(digits) <= 64:
        _fail(f"{option} takes {least if least == 64 else f'{least} to 64'} hexadecimal digits, or a file of them", 2)
    return digits


def _fail(message: str, status: int = 1) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)
