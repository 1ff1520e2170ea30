"""What the assembly of the demonstration decides: every state that a motion can come to, and the same again after a cut."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from tests.demo.holding import hold

from comitia.app.assembly.desk import Desk
from comitia.app.assembly.rehearsal import Story, rehearse_decisions
from comitia.app.clerk import Clerk
from comitia.app.rehearsal import public_keeper
from comitia.exchange.demonstration import Demonstration
from comitia.store import models

pytestmark = pytest.mark.django_db


def test_it_shows_what_a_motion_can_come_to(tmp_path: Path) -> None:
    """In effect, lost, carried and waiting, before the assembly; one of them lost only when it was counted again."""
    hold(Demonstration(600, 1), tmp_path)
    rehearse_decisions(public_keeper())

    assert ["in_effect", "in_effect", "in_effect", "lost", "carried", "lost", "moved"] == list(
        models.Motion.objects.order_by("number").values_list("state", flat=True)
    )
    assert [(True, 1), (False, 2)] == list(
        models.Vote.objects.filter(motion="motion-4").order_by("number").values_list("carried", "number")
    )


def test_a_small_assembly_and_a_large_one_tell_the_same_story(tmp_path: Path) -> None:
    """With five members, and with more than thirty, every vote falls the same way."""
    states = []
    for members in (400, 4_000):
        with transaction.atomic():
            hold(Demonstration(members, 2), tmp_path / str(members))
            rehearse_decisions(public_keeper())
            states.append(list(models.Motion.objects.order_by("number").values_list("state", flat=True)))
            transaction.set_rollback(True)

    assert states[0] == states[1]


@pytest.mark.parametrize("acts", [1, 4, 9, 12])
def test_cut_off_it_goes_on(acts: int, tmp_path: Path) -> None:
    """After any number of acts the rest follows, to the same record; and then nothing more."""
    hold(Demonstration(600, 1), tmp_path)
    heads = []
    for before in (0, acts):
        with transaction.atomic():
            clerk = Clerk(now=datetime(2026, 7, 1, 12, tzinfo=UTC))
            clerk.refresh()
            for step in list(Story(clerk.state).steps())[:before]:
                step.act(Desk(clerk=clerk, keeper=public_keeper(), day=step.day, introduced={}))
            rehearse_decisions(public_keeper())
            heads.append(rehearse_decisions(public_keeper()).head)
            transaction.set_rollback(True)

    assert heads[0] == heads[1]
