"""Numbers of the past, what was demanded, and what is seen, in words."""

import pytest
from tests.web.past import between, exactly

from comitia.core.history.figure import Figure
from comitia.core.history.past_act import Demanded
from comitia.store.history import sorting_day
from comitia.store.queries.past.words import demanded_in_words, figure_in_words, figures_in_words, why_in_words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1924-05-23", "1924-05-23"),
        ("1924-05-23/1924-05-31", "1924-05-23"),
        ("1924", "1924-01-01"),
        ("1924~", "1924-01-01"),
        ("1923-12/1924-02", "1923-12-01"),
        ("1924/1925", "1925-12-31"),
        ("[1924,1926]", "1926-12-31"),
        ("192X", "1929-12-31"),
        ("19XX", "1999-12-31"),
        ("../1924", "1924-12-31"),
        ("1924/..", "1924-01-01"),
        ("XXXX", "9999-12-31"),
    ],
)
def test_the_day_by_which_a_date_is_listed(text: str, day: str) -> None:
    """The first; the last where more than a year is left open."""
    assert day == sorting_day(text).isoformat()


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (exactly(31), "31"),
        (exactly(0), "0"),
        (between(40, 45), "40 to 45"),
        (between(30, None), "at least 30"),
        (between(0, 45), "at most 45"),
        (between(0, None), "unknown"),
        (Figure(least=0, most=None, phrase="p"), "“nearly all”"),
        (Figure(least=30, most=None, phrase="p"), "“nearly all” (at least 30)"),
        (Figure(least=1200, most=1200, phrase=None), "1,200"),
        (Figure(least=0, most=None, phrase="gone"), "(erased)"),
    ],
)
def test_a_figure_in_words(figure: Figure, said: str) -> None:
    """Exact, a range, open at an end, unknown, a phrase, and one that was erased."""
    assert figure_in_words(figure, {"p": "nearly all"}) == said


def test_figures_are_said_in_the_order_of_a_count() -> None:
    """For and against first, however the source has them."""
    figures = {"present": between(40, 45), "against": exactly(12), "for": exactly(31)}

    assert figures_in_words(figures, {}) == "31 for, 12 against, 40 to 45 present"


def test_what_was_demanded_and_what_is_seen_in_words() -> None:
    """Shares, quorums, the words of a rule; codes of what comitia sees never reach a page."""
    asked = Demanded(share="2/3", or_more=True, of="present", quorum=20, words="w")

    assert demanded_in_words(asked, {"w": "as ever"}) == "at least 2/3 of those present; 20 present; “as ever”"
    assert demanded_in_words(None, {}) == ""
    assert why_in_words("figures_differ", "not_voting") == "Sources do not agree on how many: not voting."
    assert (
        why_in_words("more_than_present", "source-2") == "By source 2, more votes were cast than people were present."
    )
    assert why_in_words("ended_before", "past-3") == "The mandate had ended before, by past act 3."
