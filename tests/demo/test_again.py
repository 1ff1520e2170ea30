"""The demonstration again: the same record from the same numbers, even after it was cut off."""

from pathlib import Path

import pytest
from django.db import transaction
from tests.demo.holding import hold

from comitia.exchange.demonstration import Demonstration, Paper, Task
from comitia.store import entries, models

pytestmark = pytest.mark.django_db
MEMBERS, SEED = 600, 3


class CutOff(Exception):  # noqa: N818  what happened, not a fault
    """The lights went out."""


class Interrupted:
    """An author who makes so many papers and no more."""

    def __init__(self, society: Demonstration, papers: int) -> None:
        self.society, self.left = society, papers

    def answer(self, task: Task) -> Paper | None:
        """Return the society's answer, as long as there are any left."""
        if not self.left:
            raise CutOff
        self.left -= 1
        return self.society.answer(task)


def head_of(folder: Path, cut_after: int | None = None) -> tuple[str, dict[str, bytes]]:
    """Return the record's head and the files of one demonstration, all of it rolled back again."""
    with transaction.atomic():
        society = Demonstration(MEMBERS, SEED)
        if cut_after is not None:
            with pytest.raises(CutOff):
                hold(society, folder, Interrupted(society, cut_after))
        hold(society, folder)
        chain = entries.peek()
        transaction.set_rollback(True)
    assert chain is not None
    return chain.head, {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_twice_the_same(tmp_path: Path) -> None:
    """Files and record are the same byte for byte."""
    assert head_of(tmp_path / "one") == head_of(tmp_path / "two")


@pytest.mark.parametrize("papers", [0, 3, 8, 11, 18, 22, 27])
def test_cut_off_and_begun_again(tmp_path: Path, papers: int) -> None:
    """Cut off in any tier, it goes on where it stood, in the same folder, to the same record."""
    assert head_of(tmp_path / "one") == head_of(tmp_path / "two", cut_after=papers)


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    """Held again on its own record it adds nothing, whether its files are there or not."""
    society = Demonstration(MEMBERS, SEED)
    hold(society, tmp_path / "one")
    number = models.Entry.objects.count()

    hold(society, tmp_path / "one")
    hold(society, tmp_path / "elsewhere")

    assert number == models.Entry.objects.count()
