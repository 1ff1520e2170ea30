"""A body of one unit: its seats by the unit that fills them, who sits, who would move up, and what it elects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from comitia.charter import Body, presiding
from comitia.core.mandate.post import EXTINGUISHED
from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.belonging import Belonging, posts_of_body
from comitia.store.queries.decisions.instructed import has_report
from comitia.store.queries.decisions.line import Line
from comitia.store.queries.decisions.register import latest
from comitia.store.queries.decisions.resolutions import directed
from comitia.store.queries.filling import Filling
from comitia.store.queries.holders import Holder, one_word
from comitia.store.queries.instructions.report import Item, given_by
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.made import Abolished, Made, abolitions
from comitia.store.queries.past.about import PastOf, past_of_office
from comitia.store.queries.places import Delegation, delegations, ex_officio, given, past
from comitia.store.queries.powers.delegated import Delegated, delegated, of_office
from comitia.store.queries.powers.done import DoneShort, done
from comitia.store.queries.powers.ground import ground
from comitia.store.queries.powers.office import PowerLine, power_lines
from comitia.store.queries.together import voteless
from comitia.store.queries.unfilled import WithPosts, with_posts
from comitia.store.queries.unit_changes import electors
from comitia.store.queries.vacant import Vacant, vacant_places

MOTIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Elects:
    """What a body elects: a body or post, with a name for it."""

    kind: str
    office: str
    unit: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """All that the page of a body shows; `rules` is what the charter says of it, where it is of the charter.

    `electors` counts those on the roll where everybody on it sits, if known.
    `made` and `given` are there where a decision has made it, and filled it; `abolished` where one has ended it.
    """

    way: Sequence[Place]
    body: str
    label: str
    title: str
    rules: Body | None
    electors: int | None
    delegations: Sequence[Delegation]
    elects: Sequence[Elects]
    powers: Sequence[PowerLine]
    presides: str
    delegated: Sequence[Delegated]
    done: DoneShort
    made: Made | None
    abolished: Abolished | None
    heir: str
    given: Sequence[Holder]
    ex_officio: Sequence[Holder]
    past: Sequence[Holder]
    empty: Sequence[Vacant]
    motions: Sequence[Line]
    directed: Sequence[Line]
    instructed: Sequence[Item]
    reported: bool
    moves_up: bool
    voteless: Collection[str]
    with_posts: WithPosts
    documents: PastOf
    posts: Sequence[Belonging]

    @property
    def supreme(self) -> bool:
        """Tell whether it is the highest body."""
        return self.rules is not None and self.rules.supreme

    @property
    def meeting(self) -> bool:
        """Tell whether everybody on a roll takes part."""
        return self.rules is not None and self.rules.meeting

    @property
    def term(self) -> str:
        """Return for how long it is elected, in words, empty where the charter does not say."""
        return self.rules.term.words if self.rules and self.rules.term else ""

    @property
    def plain(self) -> Sequence[PowerLine]:
        """Return the powers that it has had from the beginning."""
        return [power for power in self.powers if not power.came]

    @property
    def gained(self) -> Sequence[PowerLine]:
        """Return the powers that it came by: inherited, given later, in a chair."""
        return [power for power in self.powers if power.came]

    @property
    def gone(self) -> bool:
        """Tell whether its unit is no longer there."""
        return not self.way[-1].is_live

    @property
    def place(self) -> Place:
        """Return the unit whose body it is."""
        return self.way[-1]

    @property
    def held(self) -> int:
        """Return the number of seats with a holder."""
        return sum(len(each.holders) for each in self.delegations) + len(self.given) + len(self.ex_officio)

    @property
    def own_held(self) -> int:
        """Return the number of seats with a holder that go with no post."""
        return self.held - len(self.ex_officio)

    @property
    def own_vacant(self) -> int:
        """Return the number of empty seats that go with no post."""
        return self.vacant - (0 if self.abolished else self.with_posts.vacant)

    @property
    def vacant(self) -> int:
        """Return the number of seats that stay empty although their election is over."""
        if self.abolished:
            return 0
        left = max(self.made.seats - len(self.given), 0) if self.made else 0
        return sum(each.vacant for each in self.delegations) + left + self.with_posts.vacant

    @property
    def open(self) -> int:
        """Return the number of seats whose election is still to come, as far as they are known."""
        return sum(each.filling.open for each in self.delegations)

    @property
    def seats(self) -> int:
        """Return the number of all seats that are known."""
        return self.held + self.vacant + self.open

    @property
    def lacks(self) -> int | None:
        """Return the number needed to decide where fewer seats are filled than that; None where enough are, or none is.

        A quorum of those with credentials depends on the day, and is not known here.
        """
        quorum = self.rules.quorum if self.rules else None
        if quorum is None or quorum.of == "credentialed" or self.abolished or self.meeting:
            return None
        all_seats = self.seats - self.with_posts.without_vote
        needed = quorum.needed(all_seats if quorum.of == "all_seats" else self.voting)
        return needed if self.voting < needed else None

    @property
    def voting(self) -> int:
        """Return the number of seats whose holder has a vote."""
        return self.held - len(self.voteless)

    @property
    def without_vote(self) -> Sequence[Holder]:
        """Return the members who have no vote here."""
        own = [each for found in self.delegations for each in found.holders]
        return [each for each in own if each.person in self.voteless]

    @property
    def counted(self) -> str:
        """Return what the votes of its members are, such as first votes or points; empty where they differ."""
        return one_word(holder.counted for each in self.delegations for holder in each.holders if holder.votes)

    @property
    def awaited(self) -> Sequence[Filling]:
        """Return the contests that are not settled."""
        return [each.filling for each in self.delegations if not each.filling.is_settled]


def body_page(body: str, unit: str) -> BodyPage | None:
    """Return the page of a body, or None where there is none; queries grow with the charter, not with the seats."""
    words, row = labels(), models.Unit.objects.filter(id=unit).first()
    if words is None or row is None or words.kind_of(body) != "body" or words.scope("body", body) != row.type:
        return None
    found, made = words.charter.bodies.get(body), words.made.get(body)
    if made is not None and made.unit != unit:
        return None
    abolished, on = abolitions([body], unit).get(body) if made else None, ground(words)
    return BodyPage(
        way=tree.way_up(words, unit),
        body=body,
        label=words.office("body", body).one,
        title=words.office_of("body", body, row.name),
        rules=found,
        electors=_electors(words, row, found.roll) if found and found.roll else 0,
        delegations=delegations(words, "body", body, row) if found and row.is_live else (),
        elects=_elects(words, body, row),
        presides="; ".join(presiding(found, words.charter)) if found else "",
        powers=power_lines(words, on, body, unit),
        delegated=delegated(words, on, of_office(body, unit)),
        done=done(words, of_office(body, unit)),
        made=made,
        abolished=abolished,
        heir=heir_of(words, abolished),
        given=given(words, "body", body, unit) if made else (),
        ex_officio=ex_officio(words, body, unit),
        past=past(words, "body", body, unit),
        empty=() if abolished else vacant_places(words, body, unit),
        motions=latest(MOTIONS, body=body, unit=unit),
        directed=directed(words, body, row),
        instructed=given_by(words, body, unit),
        reported=has_report(body=body, unit=unit),
        moves_up=words.charter.vacancy is not None and words.charter.vacancy.calls("body", body, "next_alternate"),
        voteless=voteless(words, body, unit),
        with_posts=with_posts(words, body, row),
        documents=past_of_office(words, body, unit),
        posts=posts_of_body(words, body, row),
    )


def heir_of(words: Labels, abolished: Abolished | None) -> str:
    """Return who has the powers of what is abolished: `the board`; empty where they are extinguished."""
    if abolished is None or abolished.heir == EXTINGUISHED:
        return ""
    return f"the {words.office(words.kind_of(abolished.heir) or '', abolished.heir).one}"


def _electors(words: Labels, row: models.Unit, roll: str) -> int | None:
    return electors(roll, [unit.id for unit in tree.within(words, row, words.charter.rolls[roll].unit_type)])


def _elects(words: Labels, body: str, row: models.Unit) -> list[Elects]:
    found = []
    for election in words.charter.elections:
        if election.elector.body == body:
            above = next((place for place in tree.way_up(words, row.id) if place.type == election.scope), None)
            if above is not None:
                title = words.office_of(election.kind, election.office, above.name)
                found.append(Elects(kind=election.kind, office=election.office, unit=above.id, title=title))
    return found
