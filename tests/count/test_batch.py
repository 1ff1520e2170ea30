"""Many contests in a batch: what each comes to alone, by the way that pays for all of them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles

from comitia.count import LotRequired, Lots, Profile, compiled, count, count_all
from comitia.exchange.ballots import BallotFileError, read_all, read_ballots, write_blt

RULES = st.sampled_from(["scottish-stv", "wigm", "plurality", "schulze"])


@settings(max_examples=25)
@given(ballots=st.lists(profiles(), max_size=5), rule=RULES, has_lots=st.booleans())
def test_each_comes_to_what_it_comes_to_alone(ballots: list[Profile], rule: str, has_lots: bool) -> None:
    def lots(number: int) -> Lots | None:
        return Lots(seed=f"{SEED}{number}") if has_lots else None

    alone = [count(each, rule=rule, seats=1, lots=lots(number)) for number, each in enumerate(ballots)]

    assert alone == count_all(ballots, rule=rule, seats=1, lots=lots)


def test_seats_are_the_same_for_all_or_one_number_each() -> None:
    tied, clear = profile(2, "1 A, 1 B"), profile(3, "3 AB, 2 B, 1 C")
    one, two = count_all([tied, clear], rule="plurality", seats=[1, 2])
    assert isinstance(one, LotRequired)
    assert two == count(clear, rule="plurality", seats=2)
    with pytest.raises(ValueError, match="found seats for 1 contests, and ballots of 2"):
        count_all([tied, clear], rule="plurality", seats=[1])


def test_the_work_of_all_decides_how(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within a batch that pays each contest is told so, and nothing of that stays when it is over."""
    monkeypatch.setattr(compiled, "is_there", lambda: True)
    monkeypatch.setattr(compiled, "LOADING", 8)
    monkeypatch.setattr(compiled, "LOADED", 8)
    told = []
    monkeypatch.setattr("comitia.count.batch.count", lambda *_, **__: told.append(compiled.pays(0)))
    for contests in (1, 2):
        count_all([profile(2, "1 AB, 1 BA")] * contests, rule="plurality", seats=1)
    assert told == [False, True, True]
    assert not compiled.pays(0)


def test_many_files_are_read_as_each_alone(tmp_path: Path) -> None:
    paths = []
    for number, text in enumerate(("1 AB, 2 B", "5 C", "1 ABC, 1 -")):
        paths.append(tmp_path / f"{number}.blt")
        paths[-1].write_text(write_blt(profile(3, text), 1, ("Ama", "Ben", "Cid"), "Board"))
    assert read_all(paths) == [read_ballots(path) for path in paths]
    paths[1].write_text("3 1\n1 4 0\n0\n")
    with pytest.raises(BallotFileError, match=r"1\.blt:2: found '4'"):
        read_all(paths)


@pytest.mark.parametrize("page", ["count-large-batches.md", "count-many-councils.md"])
def test_the_example_of_the_page(page: str) -> None:
    """What the page prints is printed."""
    text = (Path(__file__).parents[2] / "docs" / "how-to" / page).read_text(encoding="utf-8")
    source, printed = re.findall(r"```(?:python|text)\n(.*?)```", text, re.DOTALL)
    lines: list[str] = []
    exec(source, {"print": lambda *words: lines.append(" ".join(map(str, words)))})  # noqa: S102  our own page
    assert lines == printed.splitlines()
