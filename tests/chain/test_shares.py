"""Shares and votes in the drawing of a chain: rounded once, and silent where they would mislead."""

import pytest

from comitia.web.chain.drawing import share, votes_in_words


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(12, 22, "54.5 %"), (1, 22, "4.5 %"), (1, 2000, "0.1 %"), (1, 2001, "0.0 %"), (22, 22, "100.0 %"), (0, 0, "")],
)
def test_a_share_is_rounded_once(part: int, whole: int, said: str) -> None:
    """12 of 22 is 54.545 %, so 54.5 % and not 54.6 % by way of 54.55 %."""
    assert said == share(part, whole, unknown=False)


def test_what_is_not_known_has_no_share() -> None:
    """Unknown votes are named as such; known ones beside them are the least there can be."""
    assert "" == share(0, 20, unknown=True)
    assert "votes not known" == votes_in_words(0, unknown=True)
    assert "at least 1,200 votes" == votes_in_words(1200, unknown=True)
    assert "1 vote" == votes_in_words(1, unknown=False)
