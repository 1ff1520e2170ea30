"""The words, signs and explanations for the state of a contest or a seat. Colour is never alone: each has its word."""

from dataclasses import dataclass

from comitia.store.queries.chain.model import EVIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a state is shown: its word, a sign before it, a class for its colour, and a sentence that explains it."""

    word: str
    sign: str
    tone: str
    sentence: str


STATES = {
    "ballots_counted": State(
        word=EVIDENCE["ballots_counted"],
        sign="●",
        tone="good",
        sentence="Every ballot was counted here; the ballots can be downloaded and counted again.",
    ),
    "no_votes": State(
        word=EVIDENCE["no_votes"],
        sign="∅",
        tone="plain",
        sentence="The election was held and the box was empty; its seats are vacant.",
    ),
    "totals_entered": State(
        word=EVIDENCE["totals_entered"],
        sign="◐",
        tone="fair",
        sentence="The votes for each candidate were entered from a return; the ballots themselves are not here.",
    ),
    "by_decision": State(
        word=EVIDENCE["by_decision"],
        sign="◎",
        tone="fair",
        sentence="A body gave it by a vote on a motion: its votes were counted, and there are no ballots.",
    ),
    "uncontested": State(
        word=EVIDENCE["uncontested"],
        sign="○",
        tone="plain",
        sentence="There were no more candidates than seats, so no vote was taken.",
    ),
    "document_only": State(
        word=EVIDENCE["document_only"],
        sign="◇",
        tone="plain",
        sentence="A document says who was elected; the votes for each candidate are not known.",
    ),
    "taken_over": State(
        word=EVIDENCE["taken_over"],
        sign="◈",
        tone="plain",
        sentence="Elected before this record began; documents say who sits and until when, and nothing of the votes.",
    ),
    "awaited": State(
        word=EVIDENCE["awaited"],
        sign="…",
        tone="wait",
        sentence="The election is open; its result has not come in.",
    ),
    "not_yet": State(
        word="not yet open",
        sign="…",
        tone="wait",
        sentence="Those who elect are not all elected themselves.",
    ),
    "further_round": State(
        word="further round",
        sign="→",
        tone="fair",
        sentence="This round left seats to a further round.",
    ),
    "not_held": State(
        word=EVIDENCE["not_held"],
        sign="×",
        tone="alert",
        sentence="The election was closed without being held; its seats are vacant.",
    ),
    "restored": State(
        word="place filled",
        sign="×",
        tone="plain",
        sentence="The by-election was closed: a place that it was to fill went back to who had held it before.",
    ),
    "vacant": State(word="vacant", sign="×", tone="alert", sentence="Nobody holds the seat."),
}
"""Grades of evidence, best first, and what else can be said of a contest."""
