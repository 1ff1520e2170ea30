"""A post: who holds it, by whom it is filled, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.bodies import Delegation, delegations
from comitia.store.queries.elections import Line, lines
from comitia.store.queries.labels import Place, labels


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """All that the page of a post shows; `term` is in words, empty without one.

    `appointed_by` and `dismissed_by` are in words too; the former is empty for a post that is elected.
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
    powers: Sequence[str]
    delegations: Sequence[Delegation]
    elections: Sequence[Line]

    @property
    def place(self) -> Place:
        """Return the unit whose post it is."""
        return self.way[-1]

    @property
    def is_held(self) -> bool:
        """Tell whether somebody holds it."""
        return any(each.holders for each in self.delegations)


def post_page(post: str, unit: str) -> PostPage | None:
    """Return the page of a post, or None where there is none."""
    words = labels()
    row = models.Unit.objects.filter(id=unit).first()
    if words is None or row is None or words.scope("post", post) != row.type or post not in words.charter.posts:
        return None
    found = words.charter.posts[post]
    contests = models.Contest.objects.filter(kind="post", office=post, office_unit=unit)
    return PostPage(
        way=tree.way_up(words, unit),
        post=post,
        label=found.label.one,
        title=words.office_of("post", post, row.name),
        seats=found.seats,
        nested=found.nested,
        term=found.term.words if found.term else "",
        appointed_by=words.appointing(post),
        dismissed_by=" or ".join(f"the {words.office('body', body).one}" for body in found.dismissed_by or ()),
        powers=found.powers,
        delegations=delegations(words, "post", post, row),
        elections=lines(words, contests.order_by("seq")),
    )
