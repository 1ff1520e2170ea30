"""How what is told of an act goes together: by its sources, and with what was entered on it."""

import pytest
from tests.history.past import told

from comitia.core.history.agreement import agreement
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.testimony import Outcome, Testimony


def entered(outcome: Outcome = "refused", when: str = "1924-05") -> PastActEntered:
    """Return an answer to a request."""
    return PastActEntered(
        act="past-1", kind="settlement", when=when, within=None, of="past-0", by=None, places=(), persons=(),
        text=None, outcome=outcome, demanded=None, testimonies=(), touches={},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("act", "testimonies", "found"),
    [
        (entered(), [told(), told(2)], []),
        (entered(), [told(outcome="refused"), told(2)], [("outcome", "one")]),
        (entered(), [told(), told(2, outcome="accepted")], [("outcome", "differ")]),
        (entered(), [told(outcome="accepted"), told(2, outcome="accepted")], [("outcome", "differ")]),
        (entered(), [told(outcome="refused"), told(2, outcome="refused")], [("outcome", "agree")]),
        (entered(), [told(outcome="refused"), told(2, outcome="unknown")], [("outcome", "open")]),
        (entered("unknown"), [told(outcome="refused"), told(2, outcome="refused")], [("outcome", "agree")]),
        (entered("unknown"), [told(outcome="refused")], [("outcome", "one")]),
        (entered(), [told(when="1924-05-23")], [("when", "one")]),
        (entered(), [told(when="1924-06-02")], [("when", "differ")]),
        (entered(), [told(when="1924-05-23"), told(2, when="1924-05-23")], [("when", "agree")]),
        (entered(), [told(when="1924-05-23"), told(2, when="1924-05")], [("when", "open")]),
        (entered(), [told(present="20", for_="10"), told(2, present="20..22")], [("for", "one"), ("present", "open")]),
    ],
)  # fmt: skip
def test_how_sources_and_what_was_entered_go_together(
    act: PastActEntered, testimonies: list[Testimony], found: list[tuple[str, str]]
) -> None:
    """What nobody tells of is not there; what differs from what was entered differs; agreement is of sources alone."""
    assert found == list(agreement(act, testimonies))
