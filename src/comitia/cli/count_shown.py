"""What `comitia count` shows or writes of a count: the table, the result as JSON, the explanation, the picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from comitia.count import Result
    from comitia.count.explanation import Trace
    from comitia.exchange.ballots import BallotFile

Kind = Literal["text", "html", "json"]
KINDS: tuple[Kind, ...] = ("text", "html", "json")
Explain = Annotated[
    str | None,
    typer.Option(help="Explain the count, stage by stage, as text, html or json.", metavar="text|html|json"),
]
TraceOf = Annotated[
    str | None, typer.Option("--trace", help="Follow one ballot, candidate numbers in order.", metavar='"3 1 2"')
]
Svg = Annotated[Path | None, typer.Option(help="Write the picture of the count to this file, as SVG.", metavar="FILE")]
Output = Annotated[Path | None, typer.Option(help="Write what --explain or --json says to this file.", metavar="FILE")]


def kind_of(explain: str | None, *, as_json: bool, output: Path | None) -> Kind | None:
    """Return how a count is to be explained, if at all. Raises ValueError for what cannot be told together."""
    if explain is not None and explain not in KINDS:
        raise ValueError(f"found --explain {explain!r}, expected one of: {', '.join(KINDS)}")
    if explain is not None and as_json:
        raise ValueError("found --explain and --json, expected one of them: --explain json holds the result")
    if output is not None and explain is None and not as_json:
        raise ValueError("found --output, expected --explain or --json with it: the table is for the terminal")
    return next((kind for kind in KINDS if kind == explain), None)


def show(result: "Result", ballots: "BallotFile", kind: Kind | None, *, as_json: bool, traced: "Trace | None") -> str:
    """Return what is to be written of a result, or print the table and return nothing."""
    if kind is not None:
        return _explained(result, ballots, kind, traced)
    if as_json:
        return _json(result, ballots)
    from comitia.cli.stage_table import print_count

    seed = result.lots.seed if result.lots else None
    print_count(result.count, ballots.names, ballots.title, seed)
    if traced is not None:
        _print_trace(result, ballots, traced)
    return ""


def put(text: str, output: Path | None) -> None:
    """Write a text to a file, or to the terminal."""
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")


def draw(result: "Result", ballots: "BallotFile", svg: Path) -> None:
    """Write the picture of a count."""
    from comitia.count.explanation import picture

    svg.write_text(picture(result.count, ballots.names, ballots.title), encoding="utf-8")


def _explained(result: "Result", ballots: "BallotFile", kind: Kind, traced: "Trace | None") -> str:
    from comitia.count.explanation import explanation, explanation_to_json, to_html, to_text

    told = explanation(result, ballots.names, ballots.title, traced)
    if kind == "json":
        return _dumped(explanation_to_json(told))
    return to_html(told) if kind == "html" else to_text(told)


def _json(result: "Result", ballots: "BallotFile") -> str:
    """Return the result with what belongs to the file it was made from, as JSON text."""
    from comitia.count import result_to_json

    seed = result.lots.seed if result.lots else None
    record = {
        **result_to_json(result),
        "title": ballots.title,
        "names": list(ballots.names),
        "lot_seed": seed,
        "file_digest": ballots.digest,
    }
    return _dumped(record)


def _print_trace(result: "Result", ballots: "BallotFile", traced: "Trace") -> None:
    from comitia.count.explanation import explanation

    told = explanation(result, ballots.names, ballots.title, traced)
    typer.echo(f"\n{told.ballot}:")
    for stage in told.stages:
        place = (
            f"Stage {stage.number}, {stage.heading[:1].lower()}{stage.heading[1:]}: " if len(told.stages) > 1 else ""
        )
        typer.echo(f"{place}{stage.ballot}")


def _dumped(data: object) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
