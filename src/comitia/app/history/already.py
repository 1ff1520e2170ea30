"""What of a file is on the record already in the same words, found without reading any text: its commitment says so."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from comitia.app.assembly.desk import Sitting
from comitia.core.history.figure import Figure
from comitia.core.history.past_act import EnterPastAct, PastActEntered
from comitia.core.history.testimony import Testimony
from comitia.exchange.history.told import FigureTold, FlagTold, Remark, Said, SourceTold


class Already:
    """Compares what is to be entered with what is on the record, for one sitting."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._history = sitting.naming.state.history
        self._acts: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
        self._seen = 0

    def source(self, told: SourceTold) -> str | None:
        """Return the source that is registered in these words."""
        for source, event in self._history.sources.items():
            known = (event.nature, event.made, event.digest) == (told.nature, told.made, told.digest)
            if known and all(
                self._is(f"{source}/{name}", text, committed)
                for name, text, committed in (
                    ("title", told.title, event.title),
                    ("author", told.author, event.author),
                    ("kept", told.kept, event.kept),
                )
            ):
                return source
        return None

    def act(self, command: EnterPastAct, text: str | None) -> str | None:
        """Return the act that is entered in these words, by whatever sources."""
        for act, past in islice(self._history.acts.items(), self._seen, None):
            self._acts[_act_key(past.entered)].append(act)
            self._seen += 1
        for act in self._acts.get(_act_key(command), ()):
            past = self._history.acts[act]
            if not past.is_retracted and self._is(f"{act}/text", text, past.entered.text):
                return act
        return None

    def testimony(self, act: str, source: str, said: Said) -> bool:
        """Tell whether a source has said this of an act."""
        past = self._history.act(act)
        told = past.testimonies if past is not None else ()
        return any(self._said(f"{act}/{number}", source, said, each) for number, each in enumerate(told, 1))

    def note(self, about: str, told: Remark) -> bool:
        """Tell whether this is noted there."""
        notes = self._history.notes.values()
        return any(each.about == about and self._is(each.note, told.text, each.text) for each in notes)

    def flag(self, act: str, told: FlagTold) -> bool:
        """Tell whether this is flagged there."""
        flags = (each.flagged for each in self._history.flags_of(act))
        return any(each.rule == told.rule and self._is(each.flag, told.text, each.text) for each in flags)

    def _said(self, subject: str, source: str, said: Said, known: Testimony) -> bool:
        parts = (source, said.when, said.outcome) == (known.source, known.when, known.outcome)
        figures = said.figures.keys() == known.figures.keys() and all(
            self._figure(f"{subject}/{name}", told, known.figures[name]) for name, told in said.figures.items()
        )
        return (
            parts
            and figures
            and self._is(f"{subject}/place", said.page, known.place)
            and self._is(f"{subject}/quotation", said.quotation, known.quotation)
        )

    def _figure(self, subject: str, told: FigureTold, known: Figure) -> bool:
        bounds = (told.least, told.most) == (known.least, known.most)
        return bounds and self._is(subject, told.words, known.phrase)

    def _is(self, subject: str, text: str | None, committed: str | None) -> bool:
        if text is None or committed is None:
            return text is None and committed is None
        return self._sitting.would_be(subject, text) == committed


def _act_key(act: EnterPastAct | PastActEntered) -> tuple[object, ...]:
    return (act.kind, act.when, act.within, act.of, act.by, act.places, act.persons, act.outcome)
