"""Whatever a lot can decide has its words, and all who speak of lots use the same."""

from typing import get_args

import pytest

from comitia.count import Lots, explain
from comitia.count.lots import Question
from comitia.count.profile import Profile
from comitia.count.questions import QUESTIONS
from comitia.count.record import Count
from comitia.count.rules import count


def test_every_question_has_its_words() -> None:
    """A question without words would end a page or a command."""
    assert set(QUESTIONS) == set(get_args(Question))
    assert all(each.asked.split()[0] in {"who", "whose", "which"} and each.first for each in QUESTIONS.values())
    assert len({each.asked for each in QUESTIONS.values()}) == len(QUESTIONS)


@pytest.mark.parametrize(
    ("rule", "question"), [("two-round", "advance"), ("plurality", "elect"), ("bottom-two-irv", "bottom")]
)
def test_a_lot_is_told_in_them(rule: str, question: Question) -> None:
    """Three equal candidates: the sentence of the first lot says what it decided."""
    profile = Profile.from_ballots(3, [(1, [1]), (1, [2]), (1, [3])])

    found = count(profile, rule=rule, seats=1, lots=Lots(seed="5f3a9c"))

    assert isinstance(found, Count)
    assert found.lots[0].question == question
    assert any(QUESTIONS[question].asked in each for each in explain(found) if each.startswith("Lot 1 "))
