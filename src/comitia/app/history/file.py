"""A file of history at the desk: all of it is entered, or nothing, and every fault is said with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from comitia.app.assembly.desk import Desk, Entered, Sitting
from comitia.app.assembly.people import BadName
from comitia.app.history.already import Already
from comitia.app.history.commands import Committing
from comitia.app.history.remarks import next_flag, next_note
from comitia.app.progress import Progress
from comitia.app.texts import BadText
from comitia.core.history.testimony import AddTestimony
from comitia.core.refused import Refused
from comitia.exchange.history.file import read_history
from comitia.exchange.history.part import shown
from comitia.exchange.history.told import ActTold, Addition, FlagTold, HistoryTold, Remark, SourceTold
from comitia.exchange.tables import BadInput, Problem
from comitia.store.queries.acts.words import several

INTRODUCING = "introduce somebody new by a line under persons, {}: NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredHistory:
    """What was entered, and the ids of what has a name in the file."""

    entered: Entered
    ids: Mapping[str, str]


def enter_history(desk: Desk, path: Path, progress: Progress) -> EnteredHistory:
    """Enter a file of history, or raise `BadInput` with every fault found in it, and nothing is entered."""
    progress.start("Reading", 1)
    told = read_history(path, desk.day)
    with replace(desk, introduced=told.persons, introducing=INTRODUCING).sitting() as sitting:
        entering = _Entering(sitting, told)
        progress.start("Entering", told.parts)
        for _ in entering.parts():
            progress.advance()
        entering.finish()
        return EnteredHistory(entered=sitting.entered(), ids=entering.ids)


class _Entering:
    """The parts of one file, entered one after the other; what rests on a part that is refused is passed over."""

    def __init__(self, sitting: Sitting, told: HistoryTold) -> None:
        self._sitting = sitting
        self._told = told
        self._history = sitting.naming.state.history
        self.ids: dict[str, str] = {}
        self._persons: dict[str, str] = {}
        self._unknown: set[str] = set()
        self._broken: set[str] = set()
        self._problems: list[Problem] = []
        self._repeated: list[str] = []
        self._is_new = False
        self._already = Already(sitting)
        self._committing = Committing(sitting, self.ids)

    def parts(self) -> Iterator[None]:
        """Enter part by part, and yield after each."""
        self._meet()
        for source in self._told.sources:
            self._source(source)
            yield
        for act in self._told.acts:
            self._act(act)
            yield
        for addition in self._told.additions:
            self._addition(addition)
            yield

    def finish(self) -> None:
        """Raise `BadInput` where anything was wrong."""
        if not self._problems:
            return
        if not self._is_new and len(self._repeated) == len(self._problems):
            found = several([*dict.fromkeys(self._repeated)])
            said = f"all of this is on the record already ({found}): there is nothing to enter"
            raise BadInput([Problem(file=self._told.file, line=0, message=said)])
        raise BadInput(sorted(self._problems, key=lambda each: each.line))

    @contextmanager
    def _line(self, line: int, name: str | None = None) -> Iterator[None]:
        """Note what is refused inside, with its line, and that what is named so cannot be rested on."""
        try:
            yield
        except (BadName, BadText, Refused) as error:
            self._tell(line, str(error))
            self._broken |= {name} if name is not None else set()

    def _tell(self, line: int, message: str) -> None:
        self._problems.append(Problem(file=self._told.file, line=line, message=shown(message)))

    def _is_there(self, line: int, known: str, advice: str) -> None:
        """Note that something is on the record already."""
        self._repeated.append(known)
        self._tell(line, f"this is on the record already, in the same words, as {known}: {advice}")

    def _meet(self) -> None:
        people = self._sitting.naming.people
        for told in self._told.acts:
            for reference in told.persons:
                if reference not in self._persons and reference not in self._unknown:
                    with self._line(told.line):
                        self._unknown.add(reference)
                        self._persons[reference] = people.acting(reference)
                        self._unknown.remove(reference)
        with self._line(0):
            self._sitting.meet()

    def _source(self, told: SourceTold) -> None:
        with self._line(told.line, told.name):
            known = self._already.source(told)
            source = known or f"source-{len(self._history.sources) + 1}"
            if known is not None:
                self._is_there(told.line, known, f"leave it out, and write {known} where you name it")
            else:
                self._sitting.proceed(self._committing.source(told, source))
                self._is_new = True
                self._remarks(source, told.notes)
            self.ids[told.name] = source

    def _act(self, told: ActTold) -> None:
        rests_on = {*(said.source for said in told.sources), told.within, told.of}
        if rests_on & self._broken or self._unknown.intersection(told.persons):
            self._broken |= {told.name} if told.name is not None else set()
            return
        with self._line(told.line, told.name):
            bare = self._committing.bare(told, self._persons)
            known = self._already.act(bare, told.text)
            act = known or f"past-{len(self._history.acts) + 1}"
            if known is not None:
                advice = f"leave it out; what other sources say of it is entered with add: to: {known}"
                self._is_there(told.line, known, f"{advice}; of another one, say in its text what sets it apart")
            else:
                self._sitting.proceed(self._committing.act(bare, told, act))
                self._is_new = True
                self._remarks(act, told.notes)
                self._flags(act, told.flags)
            if told.name is not None:
                self.ids[told.name] = act

    def _addition(self, told: Addition) -> None:
        for said in told.sources:
            if said.source not in self._broken:
                with self._line(said.line):
                    source = self._committing.id_of(said.source)
                    if self._already.testimony(told.to, source, said):
                        self._is_there(said.line, told.to, "leave it out")
                        continue
                    past = self._history.act(told.to)
                    number = len(past.testimonies) + 1 if past is not None else 1
                    testimony = self._committing.testimony(said, f"{told.to}/{number}")
                    self._sitting.proceed(AddTestimony(act=told.to, testimony=testimony))
                    self._is_new = True
        self._remarks(told.to, told.notes)
        self._flags(told.to, told.flags)

    def _remarks(self, about: str, notes: tuple[Remark, ...]) -> None:
        for told in notes:
            with self._line(told.line):
                if self._already.note(about, told):
                    self._is_there(told.line, about, "leave it out")
                    continue
                self._sitting.proceed(next_note(self._sitting, about, told.text))
                self._is_new = True

    def _flags(self, act: str, flags: tuple[FlagTold, ...]) -> None:
        for told in flags:
            with self._line(told.line):
                if self._already.flag(act, told):
                    self._is_there(told.line, act, "leave it out")
                    continue
                self._sitting.proceed(next_flag(self._sitting, act, told.rule, told.level, told.text))
                self._is_new = True
