"""What may end a mandate: what ends it in any case, and is left out of the list, is warned of."""

import pytest
from tests.charter.key_cases import BASE

from comitia.charter import load_text, warnings

ALL = ("term", "death", "recall", "unit_dissolved")
SAID = {
    "term": "mandate.ends: bodies or posts have a term, which ends their mandates all the same; add term",
    "death": "mandate.ends: death ends every mandate all the same; add death",
    "unit_dissolved": (
        "mandate.ends: a unit that is dissolved or merged ends its mandates all the same; add unit_dissolved"
    ),
}


@pytest.mark.parametrize("left_out", SAID)
def test_what_ends_a_mandate_in_any_case_is_missed_in_the_list(left_out: str) -> None:
    """One is left out, and one warning says so; nothing is said of a list that has all."""
    text = BASE + "mandate: {ends: [LIST]}\n"
    before = warnings(load_text(text.replace("LIST", ", ".join(ALL))))
    found = warnings(load_text(text.replace("LIST", ", ".join(each for each in ALL if each != left_out))))

    assert {SAID[left_out]} == set(found) - set(before)
    assert not set(SAID.values()) & set(before)
