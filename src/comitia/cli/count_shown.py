"""What `comitia count` shows or writes of a count: the table, the result as JSON, the explanation, the picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.ballots import check_target, write_whole
from comitia.cli.count_constrained import beside, said

if TYPE_CHECKING:
    from comitia.cli.count_back import Seat
    from comitia.count import Constrained, Count, Lots, Options, Result
    from comitia.count.explanation.story import Explanation
    from comitia.count.policy import Policy
    from comitia.exchange.ballots import BallotFile, PointsFile

KINDS = ("text", "html", "json")
Explain = Annotated[
    str | None,
    typer.Option(help="Explain the count, stage by stage, as text, html or json.", metavar="text|html|json"),
]
TraceOf = Annotated[
    str | None, typer.Option("--trace", help="Follow one ballot, candidate numbers in order.", metavar='"3 1 2"')
]
Svg = Annotated[Path | None, typer.Option(help="Write the picture of the count to this file, as SVG.", metavar="FILE")]
Sheet = Annotated[Path | None, typer.Option(help="Write the stages to a new CSV file, too.", metavar="OUT")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]
Output = Annotated[Path | None, typer.Option(help="Write what --explain or --json says to this file.", metavar="FILE")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a count. Raises ValueError for what cannot be had together."""

    explain: str | None = None
    as_json: bool = False
    trace: str | None = None
    svg: Path | None = None
    sheet: Path | None = None
    output: Path | None = None
    force: bool = False

    def __post_init__(self) -> None:
        files = [each for each in (self.svg, self.sheet, self.output) if each is not None]
        if len(set(files)) < len(files):
            raise ValueError("found one file for two things, expected one each for --output, --svg and --sheet")
        for each in files:
            check_target(each, force=self.force)
        if self.explain not in {None, *KINDS}:
            raise ValueError(f"found --explain {self.explain!r}, expected one of: {', '.join(KINDS)}")
        if self.explain is not None and self.as_json:
            raise ValueError("found --explain and --json, expected one of them: --explain json holds the result")
        if self.output is not None and self.explain is None and not self.as_json:
            raise ValueError("found --output, expected --explain or --json with it: the table is for the terminal")
        if self.trace is not None and self.as_json:
            raise ValueError("found --trace and --json, expected --explain json, which holds both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count that was just made, and what it was made from."""

    count: "Count"
    ballots: "BallotFile | PointsFile"
    options: "Options"
    lots: "Lots | None"
    policy: "Policy"
    within: "Constrained | None" = None
    free_lots: "Lots | None" = None
    first: "Counted | None" = None
    seat: "Seat | None" = None

    @property
    def title(self) -> str:
        """Return the title of the count: that of the file, or whose seat is counted back."""
        if self.seat is None:
            return self.ballots.title
        names, number = self.ballots.names, self.seat.candidate
        return f"Countback of the seat of {names[number - 1] if names else f'candidate {number}'}"

    @property
    def result(self) -> "Result":
        """Return the result; its digest takes a while where there are many ballots."""
        from comitia import __version__
        from comitia.count import result_of

        return result_of(self.ballots.profile, self.count, self.options, self.lots, __version__)


def deliver(counted: Counted, wanted: Wanted) -> None:
    """Show or write what is wanted of a count."""
    ballots, kind = counted.ballots, wanted.explain
    if counted.first is not None and (kind is not None or wanted.trace is not None):
        raise ValueError(
            "found --vacated with --explain or --trace, expected the table, --json, --svg or --sheet of a countback"
        )
    if kind is not None:
        _put(_explained(counted, kind, wanted.trace), wanted.output)
    elif wanted.as_json:
        _put(_json(counted), wanted.output)
    else:
        _print(counted, wanted.trace)
    if wanted.sheet is not None:
        from comitia.exchange.stage_sheet import stage_sheet

        write_whole(wanted.sheet, stage_sheet(counted.count, ballots.names, counted.title).encode())
    if wanted.svg is not None:
        write_whole(wanted.svg, _picture(counted).encode())


def _put(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_whole(output, text.encode())


def _picture(counted: Counted) -> str:
    from comitia.count.explanation.picture import picture

    return picture(counted.count, counted.ballots.names, counted.title, first_round=counted.options.round)


def _print(counted: Counted, trace: str | None) -> None:
    from comitia.cli.ballots_shown import treated
    from comitia.cli.stage_table import print_count

    treatment = counted.ballots.treatment
    for line in (*(treated(treatment) if treatment else ()), *counted.ballots.notes):
        typer.echo(line)
    told = None if trace is None else _told(counted, trace)  # first, for it may be refused
    print_count(
        counted.count,
        counted.ballots.names,
        counted.title,
        lots=counted.lots,
        told=counted.options,
        withdrawn=() if counted.seat else counted.ballots.profile.withdrawn,
    )
    for sentence in said(counted.within, counted.ballots.names) if counted.within else ():
        typer.echo(sentence)
    if told is not None:
        typer.echo(f"\n{told.ballot}:")
        for stage in told.stages:
            typer.echo(f"Stage {stage.number}: {stage.ballot}" if len(told.stages) > 1 else stage.ballot)


def _explained(counted: Counted, kind: str, trace: str | None) -> str:
    from comitia.count.explanation.page import to_html
    from comitia.count.explanation.story import explanation_to_json
    from comitia.count.explanation.text import to_text

    told = _told(counted, trace)
    if kind == "json":
        return _dumped(explanation_to_json(told))
    return to_html(told) if kind == "html" else to_text(told)


def _told(counted: Counted, trace: str | None) -> "Explanation":
    from comitia.count import Scores
    from comitia.count.explanation.story import explanation
    from comitia.count.explanation.trace import parse_ranking
    from comitia.count.explanation.trace import trace as traced

    result, ballots = counted.result, counted.ballots
    found = None
    if trace is not None and isinstance(ballots.profile, Scores):
        raise ValueError("found --trace, expected a rule that counts marks: a ballot that gives points is not followed")
    if trace is not None and not isinstance(ballots.profile, Scores):
        found = traced(result, ballots.profile, parse_ranking(trace))
    effect = said(counted.within, ballots.names) if counted.within else ()
    return explanation(result, ballots.names, ballots.title, found, effect)


def _json(counted: Counted) -> str:
    """Return the result with what belongs to the file it was made from, as JSON text."""
    from comitia.cli.ballots_shown import treatment_json
    from comitia.count import Scores, countback_to_json, result_to_json
    from comitia.count.name import shared

    ballots, first, seat = counted.ballots, counted.first, counted.seat
    cast = ballots.profile
    record = {
        **(countback_to_json(seat.result(counted, first)) if seat and first else result_to_json(counted.result)),
        "title": ballots.title,
        "names": list(ballots.names),
        "lot_seed": counted.lots.seed if counted.lots else None,
        "policy": treatment_json(counted.policy, ballots.treatment),
        **({"points": f"{cast.lowest}..{cast.highest}"} if isinstance(cast, Scores) else {}),
        "notes": [*shared(ballots.names), *ballots.notes],
        "file_digest": ballots.digest,
        **(beside(counted.within, counted.free_lots) if counted.within else {}),
    }
    return _dumped(record)


def _dumped(data: object) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
