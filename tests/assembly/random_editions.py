"""Random amendments: the next edition of the charter in force, with a few things changed, and sometimes a fault."""

from datetime import timedelta
from random import Random

from tests.assembly.house import House
from tests.assembly.random_ex_officio import other_groups
from tests.assembly.random_not_with import other_pairs, other_rule

from comitia.core.record.canonical import JSON


def random_edition(house: House, rnd: Random) -> JSON:
    """Return another edition of the charter in force, with a few things changed, and sometimes a fault."""
    body = house.state.charter.canonical()
    assert isinstance(body, dict)
    number = max(house.state.editions) + rnd.choice((1, 1, 1, 1, 1, 1, 0, 2))
    in_force = house.day + timedelta(days=rnd.choice((0, 0, 0, 0, 5, 20)) if rnd.random() < 0.97 else -3)
    body = {**body, "edition": number, "supersedes": None, "in_force": in_force.isoformat()}
    for key, change in CHANGES:
        if rnd.random() < 0.2:
            body[key] = change(body[key], rnd)  # type: ignore[no-untyped-call]  # one of those below
    if rnd.random() < 0.03:
        return rnd.choice((None, {}, [], {**body, "id": "other"}, {**body, "bodies": []}, "text", {"edition": 2}))  # type: ignore[return-value]  # as somebody may send it
    return body


def _places(posts: JSON, rnd: Random) -> JSON:
    return [{**post, "seats": rnd.choice((1, 2, 3))} if post["id"] == "auditor" else post for post in posts]  # type: ignore[union-attr,index,call-overload]  # as charters are


def _new_post(posts: JSON, rnd: Random) -> JSON:
    """Return the posts with one more, or without the last one."""
    assert isinstance(posts, list)
    if rnd.random() < 0.3:
        return posts[:-1]
    auditor = next(post for post in posts if isinstance(post, dict) and post["id"] == "auditor")
    name = rnd.choice(("steward", "warden", "herald"))
    label: JSON = {"one": name, "many": f"{name}s"}
    if any(isinstance(post, dict) and post["id"] == name for post in posts):
        return posts
    return [*posts, {**auditor, "id": name, "label": label}]  # type: ignore[dict-item]  # a post of a charter


def _terms(posts: JSON, rnd: Random) -> JSON:
    return [{**post, "term": rnd.choice(("P1Y", "P60D"))} if post["id"] == "auditor" else post for post in posts]  # type: ignore[union-attr,index,call-overload]  # as charters are


def _by_act(posts: JSON, rnd: Random) -> JSON:
    return [{**post, "created_by": rnd.choice(("act", "charter"))} for post in posts]  # type: ignore[union-attr,dict-item]  # as charters are


def _not_nested(offices: JSON, rnd: Random) -> JSON:
    """Return the bodies, or posts, some of which ask their members no more to sit below."""
    return [{**office, "nested": office["nested"] and rnd.random() < 0.3} for office in offices]  # type: ignore[union-attr,index,call-overload,dict-item]  # as charters are


def _powers(things: JSON, rnd: Random) -> JSON:
    """Return bodies or posts of which one gains or loses a power, and may delegate or not."""
    assert isinstance(things, list)
    chosen = rnd.randrange(len(things))
    powers: JSON = rnd.sample(("sign", "pay", "buy", "lead", "judge"), rnd.randint(0, 3))
    more = {"powers": powers, **({"may_delegate": rnd.random() < 0.5} if "may_delegate" in things[chosen] else {})}  # type: ignore[operator]  # as charters are
    return [{**each, **more} if number == chosen else each for number, each in enumerate(things)]  # type: ignore[dict-item]  # as charters are


CHANGES = (
    ("bodies", _not_nested),
    ("posts", _not_nested),
    ("posts", _powers),
    ("bodies", _powers),
    ("posts", _places),
    ("posts", _new_post),
    ("posts", _new_post),
    ("posts", _terms),
    ("posts", _by_act),
    ("posts", other_pairs),
    ("bodies", other_groups),
    ("mandate", other_rule),
    ("amend", lambda amend, rnd: None if rnd.random() < 0.1 else {**(amend or {"by": "congress", "majority": "simple", "notice": None}), "ratify": None}),
    ("discipline", lambda _, __: None),
    ("resign", lambda _, __: None),
    ("decisions", lambda decisions, _: {**decisions, "challenge": None}),
)  # fmt: skip
