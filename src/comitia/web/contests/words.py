"""What came out of a contest, in sentences."""

from collections.abc import Iterator

from comitia.core.mandate.by_election import BY_ELECTION
from comitia.count import RULES, Count, is_transferable
from comitia.count.option_words import CHOSEN
from comitia.count.options import CHOICES
from comitia.count.questions import QUESTIONS
from comitia.count.words import totals_of
from comitia.store.queries.chain.speech import everybody, listed, number, ordinal
from comitia.store.queries.contests import ContestFacts, Standing

NAMED = 12


def title(facts: ContestFacts) -> str:
    """Return the name of the election, as a heading."""
    where = f", in {facts.electorate.unit_name}" if facts.is_of_part else ""
    again = f", {ordinal(facts.contest.round)} round" if facts.contest.round > 1 else ""
    if facts.state == "taken_over" and not facts.rule_path:
        return f"{facts.office_name[:1].upper()}{facts.office_name[1:]}{where}"
    kind = "By-election" if BY_ELECTION in facts.contest.first else "Election"
    if facts.contest.kind == "post":
        return f"{kind} of the {facts.office_name}{where}{again}"
    return f"{kind} to the {facts.office_name}{where}{again}"


def electorate(facts: ContestFacts) -> str:
    """Return who may vote: `the 100 members of the assembly`, `51 members in Quay 2`, `all 618 members`."""
    group = facts.electorate
    if facts.state == "taken_over":
        return f"{everybody(group.roll)} in {group.unit_name}" if group.roll else f"the {group.body_name}"
    if group.body_name is not None:
        return f"the {number(group.number, 'member')} of the {group.body_name}"
    them = number(group.number, group.one, group.many)
    if group.roll is None or not facts.is_central:
        return f"{them} in {group.unit_name}"
    everyone = everybody(group.roll)
    return f"all {them}" if everyone == f"all {group.many}" else f"{everyone} ({group.number:,})"


def answer(facts: ContestFacts) -> tuple[str, ...]:
    """Return who was elected, from how many, by how many votes of how many; or why nobody is."""
    return tuple(_answer(facts))


def _answer(facts: ContestFacts) -> Iterator[str]:
    declared = facts.declared
    if declared is None:
        yield from _without(facts)
        return
    if facts.state == "taken_over":
        yield from _before(facts)
        return
    elected = facts.those("elected")
    if elected:
        yield _elected(facts, elected)
    elif not declared.next_round:
        yield _nobody(facts)
    if declared.next_round:
        yield _again(facts, bool(elected))
    if declared.vacant and elected:
        stay = "stays" if declared.vacant == 1 else "stay"
        yield f"{number(declared.vacant, 'seat')} {stay} vacant."
    yield from _lots(facts)
    yield _turnout(facts)


def _before(facts: ContestFacts) -> Iterator[str]:
    """Yield who had a place when the record began, as documents say, and what is not known."""
    names = [each.called for each in facts.elected]
    if names:
        who = listed(names) if len(names) <= NAMED else number(len(names), "person", "people")
        place = "it" if facts.contest.kind == "post" else number(facts.contest.seats, "seat")
        yield f"When this record began, {who} held {place}, as documents say."
    vacant = facts.declared.vacant if facts.declared else 0
    if vacant:
        yield f"{number(vacant, 'place')} {'was' if vacant == 1 else 'were'} vacant."
    if facts.contest.roll is None and not facts.rule_path:
        yield "It is a post to which a body appoints."
    else:
        yield "The votes are not known: the election was before that."


def _lots(facts: ContestFacts) -> Iterator[str]:
    """Yield what fell by lot, those among runners-up left out."""
    asked = dict.fromkeys(lot.question for lot in facts.count.lots) if facts.count else {}
    said = [QUESTIONS[question].asked for question in asked if question != "runner-up"]
    if said:
        yield f"{equal(facts.count)} were settled by lot: {listed(said)}."


def equal(count: Count | None) -> str:
    """Return what a lot settles: equal votes or points, or ties where neither decides."""
    totals = totals_of(count, count.stages[0]) if count else "votes"
    return f"Equal {totals}" if totals in {"votes", "points"} else "Ties"


def _without(facts: ContestFacts) -> Iterator[str]:
    seats = number(facts.contest.seats, "seat")
    if facts.state == "not_held":
        are = "is" if facts.contest.seats == 1 else "are"
        yield f"No return came, and the election was closed as not held; {seats} {are} vacant."
        return
    if facts.state == "restored":
        yield "It was closed without a vote: a place that it was to fill went back to who had held it before."
        return
    yield f"No result yet: the return is awaited. It is for {seats}; {electorate(facts)} can vote."


def _elected(facts: ContestFacts, elected: tuple[Standing, ...]) -> str:
    names = [each.called for each in elected]
    who = listed(names) if len(names) <= NAMED else number(len(names), "person", "people")
    were = "was" if len(elected) == 1 else "were"
    if facts.state == "uncontested":
        return f"{who} {were} elected unopposed: {_offer(facts)}, so no vote was taken."
    if facts.state == "document_only":
        return f"{who} {were} elected from {_offer(facts)}, as a document says."
    votes = _winning_votes(facts, elected)
    return f"{who} {were} elected{f'{votes},' if votes else ''} from {_offer(facts)}."


def _offer(facts: ContestFacts) -> str:
    return f"{number(len(facts.standing), 'candidate')} for {number(facts.contest.seats, 'seat')}"


def _winning_votes(facts: ContestFacts, elected: tuple[Standing, ...]) -> str:
    cast = facts.declared.cast if facts.declared else None
    if len(elected) > 1 or elected[0].votes is None or is_transferable(facts.contest.rule):
        return ""
    totals = totals_of(facts.count, facts.count.stages[0]) if facts.count else "votes"
    if totals in {"first votes", "approvals"}:
        return ""  # they do not decide: pairs do, or what a seat costs those who approve
    votes = final_votes(facts, elected[0])
    if totals == "points" or cast is None:
        return f" with {_counted(votes, totals)}"
    return f" with {votes} of {number(cast, 'vote')} cast"


def _counted(votes: str, totals: str) -> str:
    return f"{votes} {totals.removesuffix('s') if votes == '1' else totals}"


def final_votes(facts: ContestFacts, standing: Standing) -> str:
    """Return the votes of a candidate in the stage that decided, else the first votes; as people write them."""
    count = facts.count
    if count is None:
        return f"{int(standing.votes or 0):,}"
    for stage in count.stages:
        if any((each.candidate, each.outcome) == (standing.number, "elected") for each in stage.decisions):
            return trimmed(count.votes(stage.totals[standing.number - 1]))
    return trimmed(count.votes(count.stages[-1].totals[standing.number - 1]))


def trimmed(votes: str) -> str:
    """Return a number of votes with commas and without zeros at its end."""
    whole, _, rest = votes.partition(".")
    rest = rest.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.removeprefix('-')):,}{'.' + rest if rest else ''}"


def _nobody(facts: ContestFacts) -> str:
    if facts.declared is not None and facts.declared.cast == 0:
        return f"Nobody voted, so nobody was elected; {number(facts.contest.seats, 'seat')} vacant."
    return f"Nobody was elected from {_offer(facts)}."


def _again(facts: ContestFacts, some: bool) -> str:
    among = listed([each.called for each in facts.those("next_round")])
    first = "The other seats go" if some else "Nobody had enough votes, and it goes"
    return f"{first} to a {ordinal(facts.contest.round + 1)} round between {among}."


def _turnout(facts: ContestFacts) -> str:
    declared, group = facts.declared, facts.electorate
    if declared is None or declared.cast is None:
        return _silent(facts)
    share = f" ({100 * declared.cast / group.number:.0f}\N{NO-BREAK SPACE}%)" if group.number else ""
    said = f"Of {electorate(facts)}, {declared.cast:,} voted{share}"
    apart = [f"{value:,} {word}" for value, word in ((declared.blank, "blank"), (declared.invalid, "invalid")) if value]
    return f"{said}; {' and '.join(apart)}." if apart else f"{said}."


def _silent(facts: ContestFacts) -> str:
    """Return who could vote, where nobody did or nobody knows how many did."""
    if facts.state == "uncontested":
        return f"Otherwise it would have been for {electorate(facts)} to vote."
    return f"It was for {electorate(facts)} to vote; how many voted is not known."


def rule(facts: ContestFacts) -> str:
    """Return the counting rule with what it was told, in words; empty where nothing was counted on this record."""
    options = facts.contest.options if isinstance(facts.contest.options, dict) else {}
    if not facts.contest.rule:
        return ""
    said = [RULES[facts.contest.rule].title if facts.contest.rule in RULES else facts.contest.rule]
    if "threshold" in options:
        kind, _, share = str(options["threshold"]).partition(":")
        said.append(f"{'more than' if kind == 'gt' else 'at least'} {share} of the valid votes is enough")
    if "drop" in options:
        said.append({"last": "after each round the last drops out"}.get(str(options["drop"]), "nobody drops out"))
    if "max_rounds" in options:
        said.append(f"in round {options['max_rounds']} most votes are enough")
    if "decimals" in options:
        said.append(f"reckoned to {options['decimals']} decimals")
    said += [CHOSEN[name][str(options[name])] for name in CHOICES if name in options]
    if ties := options.get("ties"):
        said.append(f"ties fall by {' and then by '.join(str(tie).replace('_', ' ') for tie in ties)}")
    return "; ".join(said)
