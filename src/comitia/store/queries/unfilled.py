"""Seats in a body that go with posts, as a page counts them: those that nobody has, and those without a vote."""

from collections.abc import Collection
from dataclasses import dataclass

from comitia.charter.not_with import votes_ex_officio
from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.holders import live
from comitia.store.queries.labels import Labels
from comitia.store.queries.made import abolitions


@dataclass(frozen=True, slots=True, kw_only=True)
class WithPosts:
    """How many seats that go with posts nobody has, and how many there are without a vote."""

    vacant: int
    without_vote: int


def with_posts(words: Labels, body: str, row: models.Unit) -> WithPosts:
    """Return the numbers of the seats in a body that go with posts; none in a unit that is no more."""
    if not row.is_live:
        return WithPosts(vacant=0, without_vote=0)
    return WithPosts(vacant=unfilled(words, body, row), without_vote=without_vote(words, body, row))


def unfilled(words: Labels, body: str, row: models.Unit, posts: Collection[str] | None = None) -> int:
    """Return how many seats go with places in posts that nobody holds; a few queries a post, none without such seats.

    `posts` are those that count, all if left out.
    """
    vacant = 0
    for name in _posts(words, body) if posts is None else posts:
        post = words.charter.posts[name]
        for unit in tree.within(words, row, post.scope or ""):
            if unit.is_live and name not in abolitions([name], unit.id):
                held = live().filter(kind="post", office=name, office_unit=unit.id).count()
                vacant += max(post.seats - held, 0)
    return vacant


def without_vote(words: Labels, body: str, row: models.Unit) -> int:
    """Return how many seats go with posts and have no vote, whether anybody has them or not."""
    posts = voteless_posts(words, body)
    if not posts:
        return 0
    taken = live().filter(kind="body", office=body, office_unit=row.id, by_post__in=posts).count()
    return taken + unfilled(words, body, row, posts)


def voteless_posts(words: Labels, body: str) -> list[str]:
    """Return the posts whose holders sit in a body without a vote."""
    return [post for post in _posts(words, body) if not votes_ex_officio(words.charter, body, post)]


def _posts(words: Labels, body: str) -> list[str]:
    found = words.charter.bodies.get(body)
    return [group.ex_officio for group in found.seats if group.ex_officio is not None] if found else []
