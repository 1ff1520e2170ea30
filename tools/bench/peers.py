"""Other programs that count, each fed the fastest way it takes ballots; loaded only in the process that measures one.

All but pyrankvote take equal ballots with their number. pyrankvote takes a list of ballots: equal ones are one object,
named as often as there are such ballots. abcvoting also counts a voter a ballot, which is how its own examples load.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.merged import Merged

Load = Callable[[Merged], Any]
Run = Callable[[Any], set[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """How one program takes ballots and counts them by one rule; candidates from 1."""

    load: Load
    count: Run


def peer(name: str, rule: str, seats: int) -> Peer:
    """Return a program by its name, ready to count by a rule; what it needs is imported here."""
    return PEERS[name](rule, seats)


def pref_voting(rule: str, seats: int) -> Peer:
    """Return how it counts truncated rankings; those left out stand below."""
    profile_of = import_module("pref_voting.profiles_with_ties").ProfileWithTies
    module, name = {
        "scottish-stv": ("proportional_methods", "stv_scottish"),
        "irv": ("iterative_methods", "instant_runoff"),
        "schulze": ("margin_based_methods", "beat_path"),
    }[rule]
    method = getattr(import_module(f"pref_voting.{module}"), name)

    def load(ballots: Merged) -> Any:
        rankings = [{mark: place for place, mark in enumerate(marks, 1)} for marks in ballots.rankings]
        found = profile_of(rankings, rcounts=ballots.copies, candidates=list(range(1, ballots.candidates + 1)))
        if rule == "schulze":
            found.use_extended_strict_preference()
        return found, {"num_seats": seats or ballots.seats} if rule == "scottish-stv" else {}

    return Peer(load=load, count=lambda loaded: {int(each) for each in method(loaded[0], **loaded[1])})


def stvpoll(rule: str, seats: int) -> Peer:
    """Return how it counts ballots with their number; a poll is counted once."""
    scottish, irv = import_module("stvpoll.scottish_stv").ScottishSTV, import_module("stvpoll.irv").IRV

    def load(ballots: Merged) -> Any:
        candidates = range(1, ballots.candidates + 1)
        single = rule == "irv"
        poll = irv(candidates=candidates) if single else scottish(seats or ballots.seats, candidates)
        for marks, copies in zip(ballots.rankings, ballots.copies, strict=True):
            poll.add_ballot(marks, copies)
        return poll

    return Peer(load=load, count=lambda poll: set(poll.calculate().elected_as_tuple()))


def votekit(rule: str, seats: int) -> Peer:
    """Return how it counts a pandas table of ballots with weights, which is how its profiles are stored."""
    elections, table = import_module("votekit.elections"), import_module("pandas").DataFrame
    profile_of = import_module("votekit.pref_profile").RankProfile
    name, more = {
        "scottish-stv": ("FastSTV", {"n_seats": seats, "tiebreak": "random"}),
        "irv": ("FastSTV", {"n_seats": 1, "tiebreak": "random"}),  # as its own FastIRV, which it does not export
        "schulze": ("Schulze", {}),
    }[rule]

    def load(ballots: Merged) -> Any:
        of = [frozenset("~"), *(frozenset({str(number)}) for number in range(1, ballots.candidates + 1))]
        longest = max(map(len, ballots.rankings))
        columns = {
            f"Ranking_{place + 1}": [of[marks[place] if place < len(marks) else 0] for marks in ballots.rankings]
            for place in range(longest)
        }
        rows = table({**columns, "Voter Set": [set()] * len(ballots.copies), "Weight": ballots.copies})
        rows.index.name = "Ballot Index"
        names = tuple(str(number) for number in range(1, ballots.candidates + 1))
        return profile_of(df=rows.astype({"Weight": float}), candidates=names, max_ranking_length=longest)

    def run(profile: Any) -> set[int]:
        return {int(each) for group in getattr(elections, name)(profile, **more).get_elected() for each in group}

    return Peer(load=load, count=run)


def pyrankvote(rule: str, seats: int) -> Peer:
    """Return how it counts a list with each ballot."""
    module = import_module("pyrankvote")

    def load(ballots: Merged) -> Any:
        candidates = [module.Candidate(str(number)) for number in range(1, ballots.candidates + 1)]
        made = []
        for marks, copies in zip(ballots.rankings, ballots.copies, strict=True):
            made += [module.Ballot([candidates[mark - 1] for mark in marks])] * copies
        return candidates, made

    def run(loaded: Any) -> set[int]:
        if rule == "irv":
            found = module.instant_runoff_voting(*loaded)
        else:
            found = module.single_transferable_vote(*loaded, number_of_seats=seats)
        return {int(each.name) for each in found.get_winners()}

    return Peer(load=load, count=run)


def abcvoting(rule: str, seats: int, *, each: bool = False) -> Peer:
    """Return how it counts sets with weights, or a voter a ballot; by its fastest arithmetic, floats."""
    rules, preferences = import_module("abcvoting.abcrules"), import_module("abcvoting.preferences")
    name = {"sequential-pav": "seqpav", "sequential-phragmen": "seqphragmen"}.get(rule, rule)

    def load(ballots: Merged) -> Any:
        profile = preferences.Profile(ballots.candidates)
        for marks, copies in zip(ballots.rankings, ballots.copies, strict=True):
            approved = [mark - 1 for mark in marks]
            if each:
                profile.add_voters([approved] * copies)
            else:
                profile.add_voter(preferences.Voter(approved, weight=copies))
        return profile

    def run(profile: Any) -> set[int]:
        (found,) = rules.compute(name, profile, seats, resolute=True)
        return {candidate + 1 for candidate in found}

    return Peer(load=load, count=run)


def abcvoting_each(rule: str, seats: int) -> Peer:
    """Return how it counts a voter a ballot."""
    return abcvoting(rule, seats, each=True)


PEERS: dict[str, Callable[[str, int], Peer]] = {
    "pref_voting": pref_voting,
    "stvpoll": stvpoll,
    "votekit": votekit,
    "pyrankvote": pyrankvote,
    "abcvoting": abcvoting,
    "abcvoting, a voter a ballot": abcvoting_each,
}
