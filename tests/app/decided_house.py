"""A house that has decided a little of everything, entered by the clerk: `python -m tests.app.decided_house DB`."""

import os
import sys
from dataclasses import dataclass, field
from random import Random

import django
from django.core.management import call_command
from tests.app.random_records import enter, rebuilt
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.random_stream import Attempt

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.seat import Elect
from comitia.core.decider import Command
from comitia.core.events import Event

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")


@dataclass
class NotingHouse(House):
    """A house that notes what somebody enters."""

    attempts: list[Attempt] = field(default_factory=list)

    def enter(self, command: Command, cause: int | None = None) -> list[Event]:
        """Enter a command, and note it."""
        if cause is None:
            self.attempts.append((self.day, command, True))
        return super().enter(command, cause)


def decided_house() -> NotingHouse:
    """Return a house with a post made (motion 1) and filled (2), a relief counted again and reversed (3), and more."""
    house = NotingHouse(extra=AT_ONCE)
    house.attend(6)
    house.carry(CreateThePost(post="warden", label="Warden", powers=("sign",)))
    house.carry(Elect(office="warden", unit="union", persons=("x1",)))
    house.carry(Relieve(mandate="treasurer:1"), mover="e2")
    house.challenge("motion-3")
    house.recount("motion-3", 0, 2)
    house.carry(AbolishThePost(post="local_secretary", powers_to="extinguished"))
    charter = house.state.charter.canonical()
    house.carry(Amend(charter={**charter, "edition": 2, "in_force": house.day.isoformat()}))  # type: ignore[dict-item]  # a charter is a mapping
    house.resign("regional_council.quay:1")
    return house


def main() -> None:
    """Enter the house into the database that is named."""
    os.environ.update(COMITIA_DB=sys.argv[1], DJANGO_SETTINGS_MODULE="comitia.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    enter(decided_house().attempts, Random(0))  # noqa: S311  how many acts a sitting has
    sys.exit(rebuilt() or 0)


if __name__ == "__main__":
    main()
