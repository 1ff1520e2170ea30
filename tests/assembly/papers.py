"""What documents tell, for tests: commands about the past in one line each; whoever is in them is e1."""

from dataclasses import replace

from tests.assembly.house import TEXT

from comitia.core.history.figure import Figure
from comitia.core.history.past_act import OUTCOMES, EnterPastAct, Kind, Place
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import AddTestimony, Outcome
from comitia.core.history.testimony import Testimony as Told

SECRETARY = Place(office="secretary", unit="union")
COUNCIL = Place(office="council", unit="union")
SOURCE = RegisterSource(nature="minutes", author=None, title=TEXT, made=None, kept=None, digest=None)


def told(source: int = 1, when: str | None = None, outcome: Outcome | None = None, **figures: int) -> Told:
    """Return what a source says; numbers are exact."""
    exact = {name.rstrip("_"): Figure(least=number, most=number, phrase=None) for name, number in figures.items()}
    return Told(source=f"source-{source}", place=None, quotation=None, when=when, outcome=outcome, figures=exact)


def act(kind: Kind, when: str, outcome: Outcome | None = None, **more: object) -> EnterPastAct:
    """Return an act with what its kind must name, by one source; `more` are its other fields."""
    with_office = kind not in {"session", "motion", "settlement"}
    with_person = with_office and not kind.startswith("post")
    usual = EnterPastAct(
        kind=kind,
        when=when,
        within=None,
        of=None,
        by=COUNCIL if kind == "session" else None,
        places=(SECRETARY,) if with_office else (),
        persons=("e1",) if with_person else (),
        text=TEXT if kind == "motion" else None,
        outcome=outcome or OUTCOMES[kind][0],
        demanded=None,
        testimonies=(told(),),
    )
    return replace(usual, **more)  # type: ignore[arg-type]  # the fields of an act


def also(number: int, testimony: Told) -> AddTestimony:
    """Return the command that adds to an act what a source says."""
    return AddTestimony(act=f"past-{number}", testimony=testimony)
