"""The bodies of a federation that decides, on a register in a database: each method enters what happens in one."""
# ruff: noqa: E402  the settings are named before anything of Django is read

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comitia.config.settings")
django.setup()

from tests.web.federation import CHARTER

from comitia.app.clerk import Clerk
from comitia.app.installation import installation
from comitia.app.persons import Persons
from comitia.app.texts import Texts
from comitia.charter import load_text
from comitia.core.assembly.decision import TakeEffect
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.motion import MoveMotion
from comitia.core.assembly.requirement import Tally, Votes
from comitia.core.assembly.vote import DeclareVote
from comitia.core.mandate.person import EnterPerson
from comitia.store import models

DECIDING = """\
procedure:
  majorities:
    two_thirds: {ge: 2/3, of: for_plus_against}
    of_those_present: {ge: 2/3, of: present}
decisions:
  challenge: {within: P7D, effect: waits}
  effects:
    abolish_post: {by: assembly}
    expel: {by: [region_council, assembly], majority: two_thirds}
    relieve: {by: [assembly, region_council]}
amend: {by: assembly, majority: of_those_present, notice: P14D, ratify: {bodies: region_council, ge: 1/2, within: P60D}}
discipline: {notice: P7D, appeal: {within: P30D}}
resign: {post: {needs: {accept_by: electing_body}}, delegate: {effective: on_receipt}}
vacancy: {delegate: [next_alternate], post: [left_vacant], cascade: {lower_mandate_lost: upper_lapses, grace: P30D}}
"""
CHARTER_THAT_DECIDES = (
    CHARTER.replace(
        "steward: {elected_by: branch_meeting, scope: branch}",
        "steward: {elected_by: branch_meeting, scope: branch, created_by: act, powers: [keep the keys of the branch]}",
    ).replace(
        "seats: {elected_by: assembly, count: 2}",
        "seats: {elected_by: assembly, count: 2}\n    powers: [act between assemblies]",
    )
    + DECIDING
)
HALL, NORTH, SOUTH = ("assembly", "tide"), ("region_council", "north"), ("region_council", "south")
HARBOUR = ("harbour_committee", "tide")


class Hall:
    """The bodies of the federation, on a day: each method enters what happens in one of them."""

    def __init__(self, key: Path) -> None:
        self.clerk = Clerk(now=datetime(2026, 6, 30, 9, 0, tzinfo=UTC))
        self.day = date(2026, 4, 11)
        self._installation = installation(key)
        self._organization = load_text(CHARTER_THAT_DECIDES).id
        self._texts = Texts(self._installation, self._organization)
        self._motions = 0

    def person(self, reference: str) -> str:
        """Return the id of a person by the reference in the roll."""
        return str(models.Person.objects.values_list("id", flat=True).get(reference=reference))

    def mandate(self, reference: str, office: str) -> str:
        """Return the mandate of a person in an office; who is first in a tie, the seed of the lot decides."""
        held = models.Mandate.objects.filter(person=self.person(reference), office=office)
        return str(held.values_list("id", flat=True).get())

    def enter(self, *commands: object) -> None:
        """Enter commands on the day."""
        with self.clerk.sitting():
            for command in commands:
                self.clerk.enter(command, self.day)  # type: ignore[arg-type]
            self._texts.confirm()
            self._texts.save()

    def newcomer(self, reference: str, name: str) -> str:
        """Enter a person who never stood."""
        persons = Persons(self._installation, self._organization)
        known = persons.named(reference, name)
        with self.clerk.sitting():
            self.clerk.enter(EnterPerson(person=known.id, name=known.commitment, at=self.day), self.day)
            persons.confirm()
            persons.save()
        return known.id

    def text(self, subject: str, text: str) -> str:
        """Return the commitment to a text, which is kept with the next entry."""
        return self._texts.commit(subject, text)

    def move(self, body: tuple[str, str], mover: str, effect: Effect, text: str) -> str:
        """Move a motion, and return its id."""
        self._motions += 1
        motion = f"motion-{self._motions}"
        self.enter(
            MoveMotion(
                body=body[0],
                unit=body[1],
                mover=self.person(mover),
                text=self.text(motion, text),
                effect=effect,
                at=self.day,
            )
        )
        return motion

    def vote(self, motion: str, in_favour: int, against: int = 0, abstaining: int = 0) -> str:
        """Put a motion to the vote."""
        tally = Tally(votes=Votes(in_favour=in_favour, against=against, abstaining=abstaining))
        self.enter(DeclareVote(motion=motion, tally=tally, at=self.day))
        return motion

    def decide(self, body: tuple[str, str], mover: str, effect: Effect, text: str) -> str:
        """Carry a motion, with one abstaining, and let it take effect."""
        return self.effect(self.vote(self.move(body, mover, effect, text), 3 if body in (HALL, NORTH) else 2, 0, 1))

    def effect(self, motion: str) -> str:
        """Let the decision on a motion take effect once nobody can challenge it, and go on from there."""
        self.later(7)
        self.enter(TakeEffect(motion=motion, at=self.day))
        return motion

    def later(self, days: int) -> None:
        """Go on to a later day."""
        self.day += timedelta(days=days)
