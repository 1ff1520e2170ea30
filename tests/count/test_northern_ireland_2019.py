"""The exclusive Gregory method on the European election of 2019 in Northern Ireland, whose stages are published."""

import json
from fractions import Fraction

from tests.count.droop import files
from tests.shared import needs_counting

from comitia.count import Count, Profile, count

RULE = "exclusive-gregory"
NAMED = (
    "Allister",
    "Anderson",
    "Bailey",
    "Bhogal",
    "Dodds",
    "Eastwood",
    "Hill",
    "Kennedy",
    "Long",
    "McCann",
    "Morrice",
)


def papers_of_2019() -> Profile:
    """Return papers that move as those of the European election of 2019 in Northern Ireland moved, stage by stage."""
    read = json.loads(files("ni")["ResultsJson.json"])["Constituency"]["countGroup"]
    first = {row["Surname"]: int(row["Candidate_First_Pref_Votes"]) for row in read}
    by = {name: number for number, name in enumerate(NAMED, 1)}
    out = {"Bailey": 12471, "Bhogal": 662, "Hill": 5115, "McCann": 948, "Morrice": 1719}
    to = {"Allister": 1851, "Anderson": 1166, "Dodds": 2300, "Eastwood": 2360, "Kennedy": 1684, "Long": 9399}
    ballots: list[tuple[int, tuple[int, ...]]] = []
    givers = [by[name] for name in out for _ in range(out[name])]
    takers = [by[name] for name in to for _ in range(to[name])]
    for giver, taker in zip(givers, [*takers, *[0] * (len(givers) - len(takers))], strict=True):
        then = (taker, by["Allister"]) if taker == by["Kennedy"] else (taker,)
        ballots.append((1, (giver, *(mark for mark in then if mark))))
    kennedy, dodds = by["Kennedy"], by["Dodds"]
    spread = {"Allister": 20628, "Anderson": 1, "Eastwood": 625, "Long": 3308}
    ballots += [(papers, (kennedy, dodds, by[name])) for name, papers in spread.items()]
    ballots.append((28131 - sum(spread.values()), (kennedy, dodds)))
    other = {"Allister": 15668 - 1684, "Anderson": 83, "Eastwood": 1152, "Long": 6936}
    ballots += [(papers, (kennedy, by[name])) for name, papers in other.items()]
    ballots.append((first["Kennedy"] - 28131 - sum(other.values()), (kennedy,)))
    last = {"Allister": 225, "Anderson": 24236, "Long": 46453}
    ballots += [(papers, (by["Eastwood"], by[name])) for name, papers in last.items()]
    ballots.append((first["Eastwood"] - sum(last.values()), (by["Eastwood"],)))
    ballots += [(first[name], (by[name],)) for name in ("Allister", "Anderson", "Dodds", "Long")]
    return Profile.from_ballots(len(NAMED), ballots)


@needs_counting
def test_the_european_election_of_2019() -> None:
    """Papers made to move as they moved there give every published total: five out together, 0.50, and two elected at once.

    Published totals that cannot be: Anderson has 83 more at stage 3 than -927 makes it. Eastwood's 3824.50 votes that
    need not move any more are 0 there, and here they stay.
    """
    read = json.loads(files("ni")["ResultsJson.json"])["Constituency"]["countGroup"]
    outcome = count(papers_of_2019(), rule=RULE, seats=3)

    assert isinstance(outcome, Count)
    assert outcome.quota == 143_112 * 100
    assert [stage.subjects for stage in outcome.stages[1:]] == [(4, 10, 11, 7, 3), (8,), (8,), (5,), (6,)]
    assert outcome.stages[4].transfer_value == 50
    for published, stage in ((1, 1), (2, 2), (3, 4), (4, 5), (5, 6)):
        totals = {row["Surname"]: Fraction(row["Total_Votes"]) for row in read if int(row["Count_Number"]) == published}
        if published == 3:
            totals["Anderson"] += 1010
        if published == 5:
            totals["Eastwood"] += Fraction("3824.50")
        found = [Fraction(total, 100) for total in outcome.stages[stage - 1].totals]
        assert found == [totals[name] for name in NAMED], published
    assert outcome.elected == (5, 9, 2)
