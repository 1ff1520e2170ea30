"""A rehearsal: a run whose ballots are made as they are awaited, tier by tier, up to the highest post.

Who votes above is known only when those below are elected. So a rehearsal runs the folder, asks an author for what is
awaited, adds it to the folder, and runs again, until nothing is awaited any more. Begun again on the same record, it
goes on where it stood.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.app.clerk import Clerk
from comitia.app.installation import Installation
from comitia.app.persons import Persons
from comitia.app.plan import Closure, Plan
from comitia.app.progress import Progress
from comitia.app.run import run
from comitia.app.sources import Sources
from comitia.app.texts import Texts
from comitia.charter import Charter, load
from comitia.core.state import State
from comitia.exchange.demonstration import FolderWriter, Paper, Task
from comitia.exchange.folder import read_folder
from comitia.exchange.tables import BadInput
from comitia.store import models

PUBLIC_SECRET = b"comitia rehearsal: this key is known to everybody"


class Author(Protocol):
    """Makes what comes in."""

    def answer(self, task: Task) -> Paper | None:
        """Return what comes in for a contest; None where nothing ever does, and it is closed as not held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a rehearsal works with: from whose key ids and salts come, when all is entered, the day of undated acts.

    `signer` is who keeps the record that begins, and signs its heads; None where it is there already.
    `said` is told after each step how many contests have been answered, by the word for their office, and how many of
    them are to be closed as not held.
    """

    keeper: Installation
    signer: Installation | None
    entered: datetime
    day: date
    seed_words: str
    progress: Progress
    said: Callable[[Mapping[str, int], int], None]


def public_keeper() -> Installation:
    """Return an installation whose key is no secret, so that a rehearsal has the same record wherever it is held."""
    return Installation(key=Ed25519PrivateKey.from_private_bytes(hashlib.sha256(PUBLIC_SECRET).digest()))


def rehearse(rehearsal: Rehearsal, author: Author, folder: FolderWriter) -> State:
    """Run until every contest has an outcome; return the state. Raises `BadInput` where a made file is not accepted."""
    charter = load(folder.path / "charter.yaml")
    clerk, persons = Clerk(now=rehearsal.entered), Persons(rehearsal.keeper, charter.id)
    sources = Sources(rehearsal.keeper, charter.id)
    closures: list[Closure] = []
    while True:
        plan = Plan(
            clerk=clerk,
            keeper=rehearsal.signer,
            folder=read_folder(folder.path),
            persons=persons,
            sources=sources,
            texts=Texts(rehearsal.keeper, charter.id),
            day=rehearsal.day,
            progress=rehearsal.progress,
        )
        if problems := run(plan, charter, rehearsal.seed_words, closures):
            raise BadInput(problems)
        waiting = list(tasks(clerk.state))
        if not waiting:
            return clerk.state
        papers = [(each.contest, author.answer(each)) for each in waiting]
        folder.add(paper for _, paper in papers if paper is not None)
        closures = [Closure(contest=contest, outcome="not_held") for contest, paper in papers if paper is None]
        rehearsal.said(_by_office(charter, waiting), len(closures))


def _by_office(charter: Charter, waiting: Sequence[Task]) -> Mapping[str, int]:
    words = {name: body.label.one for name, body in charter.bodies.items()}
    words |= {name: post.label.one for name, post in charter.posts.items()}
    return Counter(words[each.office] + (f" (round {each.round})" if each.round > 1 else "") for each in waiting)


def tasks(state: State) -> Iterator[Task]:
    """Yield a task for each contest without an outcome, in the order in which they were opened."""
    stood = models.Person.objects.filter(id__in=models.Candidate.objects.values("person"))
    references = dict(stood.values_list("id", "reference"))
    for contest in map(state.contest, state.contests):
        if contest is None or not contest.is_awaited:
            continue
        opened = contest.opened
        members = () if opened.electorate.roll else state.holders(opened.electorate.body or "", opened.electorate.unit)
        yield Task(
            contest=opened.contest,
            office=opened.office,
            unit=opened.electorate.unit,
            seats=opened.seats,
            rule=opened.rule,
            round=opened.round,
            electors=opened.electorate.number,
            members=tuple(references[person] for person in members),
            standing=None if opened.standing is None else tuple(references[person] for person in opened.standing),
        )
