"""`comitia count --vacated 2`: who follows somebody elected, from the ballots that had elected them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.count_told import ask_for_lot, numbers

if TYPE_CHECKING:
    from comitia.cli.count_shown import Counted
    from comitia.count import CountbackResult, Lots

Vacated = Annotated[
    int | None, typer.Option(help="Count back the seat of this candidate, who was elected.", metavar="NUMBER")
]
Standing = Annotated[
    str | None,
    typer.Option(help="Who stands for the vacated seat; without it, all who were not elected.", metavar="4,5"),
]
NextLotSeed = Annotated[str | None, typer.Option(help="Seed of the lots of the countback.", metavar="HEX")]
NextLot = Annotated[
    list[str] | None, typer.Option(help="A lot of the countback drawn by hand; once for each.", metavar="5,4")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The seat to be counted back, who stands for it (all who were not elected where None), and its lots."""

    candidate: int
    standing: tuple[int, ...] | None
    lots: "Lots | None"

    def of(self, first: "Counted") -> "Counted":
        """Return the countback; ends the command with status 3 where it needs a lot.

        Raises ValueError for what is no countback.
        """
        if first.within is not None:
            raise ValueError("found --vacated and --group, expected one of them: a countback knows no constraints")
        from comitia.count import LotRequired, Scores, Vacated, countback

        if isinstance(first.ballots.profile, Scores):  # a rule that counts points
            raise ValueError(  # noqa: TRY004  it is the rule that is another, not the code
                f"papers do not pass on by the rule {first.count.rule}, so there are no papers of one seat"
            )
        standing = self.standing
        if standing is None:
            standing = tuple(each for each in first.ballots.profile.standing if each not in first.count.elected)
        if seated := sorted(set(standing) & set(first.count.elected) - {self.candidate}):
            who = ", ".join(map(str, seated))
            raise ValueError(f"found {who} among those who stand, and they have a seat by the same count")
        vacated = Vacated(
            profile=first.ballots.profile,
            rule=first.count.rule,
            seats=first.count.seats,
            candidate=self.candidate,
            lots=first.lots,
            options=first.options,
        )
        outcome = countback(vacated, standing, self.lots)
        if isinstance(outcome, LotRequired):
            ask_for_lot(outcome, first.ballots.names, "next-lot")
        seat = replace(self, standing=tuple(sorted(standing)))
        return replace(first, count=outcome, lots=self.lots, first=first, seat=seat)

    def result(self, back: "Counted", first: "Counted") -> "CountbackResult":
        """Return the result of the countback of this seat after its first count."""
        from comitia import __version__
        from comitia.count import CountbackResult

        return CountbackResult(
            first=first.result,
            vacated=self.candidate,
            standing=self.standing or (),
            lots=self.lots,
            count=back.count,
            version=__version__,
        )


def seat_of(candidate: int | None, standing: str | None, lots: "Lots | None") -> Seat | None:
    """Return the seat that the command line names. Raises ValueError where it names only the rest."""
    if candidate is None:
        if standing is not None or lots is not None:
            raise ValueError("found --standing or a lot of the countback, expected --vacated with it")
        return None
    stand = None if standing is None else numbers(standing, "list of who stands")
    return Seat(candidate=candidate, standing=stand, lots=lots)
