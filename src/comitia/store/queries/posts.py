"""A post: who holds it, by whom it is filled, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.belonging import Belonging, body_of
from comitia.store.queries.bodies import heir_of
from comitia.store.queries.elections import Line, lines
from comitia.store.queries.holders import Holder
from comitia.store.queries.labels import Place, labels
from comitia.store.queries.made import Abolished, Made, abolitions
from comitia.store.queries.past.about import PastOf, past_of_office
from comitia.store.queries.places import Delegation, delegations, given, past
from comitia.store.queries.powers.delegated import Delegated, delegated, of_office
from comitia.store.queries.powers.done import DoneShort, done
from comitia.store.queries.powers.ground import ground
from comitia.store.queries.powers.office import PowerLine, power_lines
from comitia.store.queries.vacant import Vacant, vacant_places


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """All that the page of a post shows; `term` is in words, empty without one.

    `appointed_by` and `dismissed_by` are in words too; the former is empty for a post that is elected. `made` is there
    where a decision has made it, and `filled_by` is then the body that fills it; `given` hold it by a motion.
    """

    way: Sequence[Place]
    post: str
    label: str
    title: str
    seats: int
    nested: bool
    term: str
    appointed_by: str
    dismissed_by: str
    powers: Sequence[PowerLine]
    may_delegate: str
    delegated: Sequence[Delegated]
    done: DoneShort
    delegations: Sequence[Delegation]
    elections: Sequence[Line]
    belongs_to: Belonging | None
    made: Made | None
    filled_by: str
    abolished: Abolished | None
    heir: str
    given: Sequence[Holder]
    past: Sequence[Holder]
    empty: Sequence[Vacant]
    documents: PastOf

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
        """Return the unit whose post it is."""
        return self.way[-1]

    @property
    def is_held(self) -> bool:
        """Tell whether somebody holds it."""
        return bool(self.given) or any(each.holders for each in self.delegations)

    @property
    def vacant(self) -> int:
        """Return the places that nobody holds, of a post that motions fill."""
        return max(self.seats - len(self.given), 0) if self.appointed_by or self.made else 0


def _delegable(may: bool | tuple[str, ...]) -> str:
    """Return what the charter lets a holder delegate, in words; empty where nothing."""
    return ", ".join(may) if isinstance(may, tuple) else "any of its powers" if may else ""


def post_page(post: str, unit: str) -> PostPage | None:
    """Return the page of a post, or None where there is none; one that is abolished keeps its page."""
    words = labels()
    row = models.Unit.objects.filter(id=unit).first()
    if words is None or row is None or words.kind_of(post) != "post" or words.scope("post", post) != row.type:
        return None
    found, made = words.charter.posts.get(post), words.made.get(post)
    if made is not None and made.unit != unit:
        return None
    contests = models.Contest.objects.filter(kind="post", office=post, office_unit=unit)
    abolished, on = abolitions([post], unit).get(post), ground(words)
    dismissing = found.dismissed_by if found else ()
    return PostPage(
        way=tree.way_up(words, unit),
        post=post,
        label=words.office("post", post).one,
        title=words.office_of("post", post, row.name),
        seats=made.seats if made else found.seats if found else 0,
        nested=found is not None and found.nested,
        term=found.term.words if found and found.term else "",
        appointed_by=words.appointing(post),
        dismissed_by=" or ".join(f"the {words.office('body', body).one}" for body in dismissing or ()),
        powers=power_lines(words, on, post, unit),
        may_delegate=_delegable(found.may_delegate) if found else "",
        delegated=delegated(words, on, of_office(post, unit)),
        done=done(words, of_office(post, unit)),
        delegations=delegations(words, "post", post, row) if found and row.is_live else (),
        elections=lines(words, contests.order_by("seq")),
        belongs_to=body_of(words, found, row) if found else None,
        made=made,
        filled_by=words.office_of("body", made.filled_by, row.name) if made else "",
        abolished=abolished,
        heir=heir_of(words, abolished),
        given=given(words, "post", post, unit),
        past=past(words, "post", post, unit),
        empty=() if abolished else vacant_places(words, post, unit),
        documents=past_of_office(words, post, unit),
    )
