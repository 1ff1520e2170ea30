"""The chain on a terminal: its words, then a table in which each row rests on the rows set further in below it."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comitia.cli.past import past_in_words
from comitia.store import models
from comitia.store.queries.chain import (
    Chain,
    Holding,
    Link,
    chain,
    evidence,
    in_words,
    mandates_of_person,
    name_of,
    plain,
    tally,
    unit_names,
)
from comitia.store.queries.chain.model import EVIDENCE
from comitia.store.queries.chain.office import OfficeHeld, office_held
from comitia.store.queries.chain.speech import number
from comitia.store.queries.given_back import given_back
from comitia.store.queries.homes import called
from comitia.store.queries.labels import labels
from comitia.store.queries.standing import grace_in_words, notes
from comitia.store.queries.together import notes as notes_together
from comitia.store.queries.vacant import ActingHolder, acting_by
from comitia.store.queries.way_up import Reach, way_up
from comitia.store.queries.way_words import way_in_words

ROWS = 48
NAMED = 4


def print_mandate(mandate: str, *, in_full: bool = True) -> None:
    """Print how the holder of one mandate was elected; in full with the table of all that it rests on."""
    found = chain(mandate)
    if found is not None:
        console = Console(highlight=False)
        if found.holding.mandate != mandate:
            console.print(
                Text(f"{mandate} is a seat ex officio: it goes with {found.holding.mandate}."), soft_wrap=True
            )
        _print_words(found)
        for note in notes(models.Mandate.objects.filter(id=mandate)).get(mandate, ()):
            console.print(Text(note), soft_wrap=True)
        console.print(_tree(found) if in_full else "")


def print_person(reference: str) -> None:
    """Print how a person came to each mandate, the latest one in full."""
    console = Console(highlight=False)
    person = models.Person.objects.get(reference=reference)
    held = mandates_of_person(person.id)
    for each in acting_by(person.id):
        console.print(Text(f"Acts as {each.title} since {each.since}{_at_most(each)}."))
    if not held:
        console.print(Text(f"{person.name or '(name erased)'} holds no seat and no post on this record."))
        if past := past_in_words(person.id):
            console.print(Text(past), soft_wrap=True)
        for unit in models.Elector.objects.filter(person=person.id).values_list("unit", flat=True):
            console.print(Text(f"On the roll of {unit}. Whom its votes reach: comitia chain {unit}"))
        return
    print_mandate(held[0].mandate)
    for other in held[1:]:
        console.print()
        print_mandate(other.mandate, in_full=False)
    _print_together(person.id)


def _print_together(person: str) -> None:
    """Print what holds for offices of a person that do not go together."""
    words = labels()
    for note in notes_together(words, person) if words is not None else ():
        Console(highlight=False).print(Text(note.text), soft_wrap=True)


def print_office(office: str, unit: str) -> None:
    """Print who sits in a body and how to follow one of them, or why nobody holds a post."""
    found = office_held(office, unit)
    if found is None:
        return
    console = Console(highlight=False)
    if found.kind == "post":
        console.print(Text(f"{found.title}: {'; '.join(found.empty) or 'vacant'}"), soft_wrap=True)
        _print_vacant(found, console)
        return
    console.print(Text(found.title[:1].upper() + found.title[1:], style="bold"))
    if found.meeting:
        console.print(Text(f"Everybody on its roll sits in it. Whom its votes reach: comitia chain {unit}"))
        return
    if found.holders:
        console.print(_members(found))
        _print_ex_officio(found, console)
        for note in (f"{called(each.name, each.home)}: {note}" for each in found.holders for note in each.notes):
            console.print(Text(note), soft_wrap=True)
    for sentence in found.empty:
        console.print(Text(f"{sentence}."), soft_wrap=True)
    _print_vacant(found, console)
    if found.holders:
        first = next((each.id for each in found.holders if not each.ex_officio), found.holders[0].id)
        console.print(Text(f"How one of them was elected: comitia chain MANDATE, such as {first}"), soft_wrap=True)


def _print_ex_officio(found: OfficeHeld, console: Console) -> None:
    """Print who sits in a body by virtue of which post, and whether without a vote."""
    for each in found.holders:
        if each.ex_officio:
            as_what = f"{each.ex_officio}{', without a vote' if each.person in found.voteless else ''}"
            console.print(Text(f"{called(each.name, each.home)}: sits ex officio as {as_what}"), soft_wrap=True)


def _print_vacant(found: OfficeHeld, console: Console) -> None:
    """Print how each vacant place is to be filled, and who acts meanwhile."""
    for each in found.vacant:
        late = "; overdue" if each.overdue else ""
        is_open = f"; {each.contest} is open" if each.contest is not None else ""
        console.print(Text(f"Vacant since {each.since}: {each.how}{late}{is_open}."), soft_wrap=True)
        if each.acting is not None:
            acting = each.acting
            console.print(Text(f"{acting.name or '(name erased)'} acts, since {acting.since}{_at_most(acting)}."))


def _at_most(acting: ActingHolder) -> str:
    return f", until {acting.until} at the latest" if acting.until is not None else ""


def _members(found: OfficeHeld) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("Member", "Elected in", "Mandate"):
        table.add_column(heading, overflow="fold")
    for each in found.holders:
        table.add_row(*map(Text, (called(each.name, each.home), each.unit.name, each.id)))
    return table


def print_way_up(unit: str) -> None:
    """Print whom the votes of a unit reach."""
    found = way_up(unit)
    if found is None:
        return
    console = Console(highlight=False)
    console.print(Text(f"Whom the votes of {found.unit.name} reach", style="bold"))
    console.print(Text(plain(way_in_words(found))), soft_wrap=True)
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("Elected by", "To", "Persons", "Evidence"):
        table.add_column(heading, overflow="fold")
    for tier in found.tiers:
        for reach in tier:
            table.add_row(*map(Text, (reach.elector, reach.office, _persons(reach), EVIDENCE[reach.link.evidence])))
        table.add_section()
    console.print(table)
    if any(each.is_own for tier in found.tiers for reach in tier for each in reach.elected):
        console.print(Text(f"* elected by {found.unit.name}"))


def _persons(reach: Reach) -> str:
    names = [f"{each.called}{' *' if each.is_own else ''}" for each in reach.elected[:NAMED]]
    more = len(reach.elected) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _print_words(found: Chain) -> None:
    console = Console(highlight=False)
    console.print(Text(_title(found.holding), style="bold"))
    console.print(Text(plain(in_words(found))), soft_wrap=True)
    for sentence in evidence(found):
        console.print(Text(sentence), soft_wrap=True)
    holding = found.holding
    for time in given_back([holding.mandate]).get(holding.mandate, ()):
        console.print(Text(time.words), soft_wrap=True)
    if holding.ending is not None and holding.ended is not None:
        by = f", by motion {holding.ending.motion}" if holding.ending.motion else ""
        console.print(Text(f"Ended on {holding.ended.isoformat()}: {holding.ending.words}{by}."))
    if holding.grace is not None:
        console.print(Text(grace_in_words(holding.grace)), soft_wrap=True)
    if holding.falls is not None:
        console.print(Text(holding.falls.words), soft_wrap=True)
    console.print(Text(f"From {holding.starts.isoformat()}{_until(holding)}. Mandate {holding.mandate}."))


def _until(holding: Holding) -> str:
    """Return until when a mandate was or is held; once it ended or a grace runs, the end of the term is no more."""
    if holding.grace is not None:
        return ""
    until = holding.ended or holding.until
    return f" until {until.isoformat()}" if until else ", no term set"


def _title(holding: Holding) -> str:
    name = holding.called
    if holding.kind == "post":
        return f"{name} {'held' if holding.ended else 'holds'} the post of {holding.office_name}"
    return f"{name} {'sat' if holding.ended else 'sits'} in the {holding.office_name}"


def _tree(found: Chain) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("Who elected", overflow="fold")
    table.add_column("Elected", justify="right")
    table.add_column("Votes", justify="right")
    table.add_column("Evidence")
    shown = list(_rows(found, found.steps[0].links, 0, _deepest(found)))
    names = unit_names(link.unit for _, links in shown for link in links if len(links) == 1)
    groups = {link.contest: group for step in found.steps for group in step.groups for link in group.links}
    for depth, links in shown:
        group = groups[links[0].contest]
        if len(links) == 1:
            name = name_of(links[0], group, names)
        else:
            words = group.place if group.is_local else group.elector
            name = number(len(links), words.one, words.many)
        sums = tally(links)
        cast = f"{sums.cast:,}" if sums.known else ""
        table.add_row(Text(f"{'  ' * depth}{name}"), f"{sums.filled:,}", cast, _kinds(links))
    return table


def _kinds(links: Sequence[Link]) -> str:
    kinds = {kind: sum(link.evidence == kind for link in links) for kind in EVIDENCE}
    some = [(kind, many) for kind, many in kinds.items() if many]
    return ", ".join(EVIDENCE[kind] if len(links) == 1 else f"{many:,} {EVIDENCE[kind]}" for kind, many in some)


def _deepest(found: Chain) -> int:
    """Return how many steps can be listed link by link."""
    rows = 0
    for depth, step in enumerate(found.steps):
        rows += len(step.links)
        if rows > ROWS:
            return depth - 1
    return len(found.steps)


def _rows(found: Chain, links: Iterable[Link], depth: int, deepest: int) -> Iterator[tuple[int, tuple[Link, ...]]]:
    """Yield links with their depth, each before those it rests on; beyond the deepest those of a parent together."""
    for link in links:
        yield depth, (link,)
        below = found.under(link)
        if below and depth < deepest:
            yield from _rows(found, below, depth + 1, deepest)
        elif below:
            yield depth + 1, below
