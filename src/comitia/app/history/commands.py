"""From what a file says to commands: texts to commitments, names to ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comitia.app.assembly.desk import Sitting
from comitia.core.history.figure import Figure
from comitia.core.history.past_act import Demanded, EnterPastAct
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import Testimony
from comitia.exchange.history.told import ActTold, DemandedTold, Said, SourceTold


class Committing:
    """Makes commands for one sitting; `ids` are those of what has a name in the file."""

    def __init__(self, sitting: Sitting, ids: Mapping[str, str]) -> None:
        self._sitting = sitting
        self._ids = ids

    def id_of(self, name: str) -> str:
        """Return the id of what is named; what has no name in the file is named by its id."""
        return self._ids.get(name, name)

    def source(self, told: SourceTold, source: str) -> RegisterSource:
        """Return the command that registers a document as `source`."""
        return RegisterSource(
            nature=told.nature,
            author=self._maybe(f"{source}/author", told.author),
            title=self._sitting.commit(f"{source}/title", told.title),
            made=told.made,
            kept=self._maybe(f"{source}/kept", told.kept),
            digest=told.digest,
        )

    def bare(self, told: ActTold, persons: Mapping[str, str]) -> EnterPastAct:
        """Return the command that enters an act, without texts and testimonies; `persons` are ids by reference."""
        return EnterPastAct(
            kind=told.kind,
            when=told.when,
            within=None if told.within is None else self.id_of(told.within),
            of=None if told.of is None else self.id_of(told.of),
            by=told.by,
            places=told.places,
            persons=tuple(persons[reference] for reference in told.persons),
            text=None,
            outcome=told.outcome,
            demanded=None,
            testimonies=(),
        )

    def act(self, bare: EnterPastAct, told: ActTold, act: str) -> EnterPastAct:
        """Return the whole command that enters an act as `act`."""
        return replace(
            bare,
            text=self._maybe(f"{act}/text", told.text),
            demanded=self._demanded(told.demanded, act),
            testimonies=tuple(self.testimony(said, f"{act}/{number}") for number, said in enumerate(told.sources, 1)),
        )

    def testimony(self, said: Said, subject: str) -> Testimony:
        """Return what a source says."""
        return Testimony(
            source=self.id_of(said.source),
            place=self._maybe(f"{subject}/place", said.page),
            quotation=self._maybe(f"{subject}/quotation", said.quotation),
            when=said.when,
            outcome=said.outcome,
            figures={
                name: Figure(
                    least=figure.least, most=figure.most, phrase=self._maybe(f"{subject}/{name}", figure.words)
                )
                for name, figure in said.figures.items()
            },
        )

    def _demanded(self, told: DemandedTold | None, act: str) -> Demanded | None:
        if told is None:
            return None
        return Demanded(
            share=told.share,
            or_more=told.or_more,
            of=told.of,
            quorum=told.quorum,
            words=self._maybe(f"{act}/demanded", told.words),
        )

    def _maybe(self, subject: str, text: str | None) -> str | None:
        return None if text is None else self._sitting.commit(subject, text)
