"""Rules that fill one seat are for one seat: which offices of a charter have more."""

from collections.abc import Iterator

from comitia.charter.contests import rule_for
from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.rule import Rule
from comitia.count import RULES


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield each group of seats and each post whose rule fills fewer seats than there may be."""
    for body in charter.bodies.values():
        for index, group in enumerate(body.seats):
            rule = group.rule or body.rule or rule_for(body.id, charter.contests)
            if group.elected_by is not None and (group.apportion is not None or group.count != 1):
                yield from _fault(rule, ("bodies", body.id, "seats", index))
    for post in charter.posts.values():
        if post.elected_by is not None and post.seats != 1:
            yield from _fault(post.rule or rule_for(post.id, charter.contests), ("posts", post.id, "seats"))


def _fault(rule: Rule | None, path: Path) -> Iterator[Fault]:
    if rule is not None and RULES[rule.id].most_seats == 1:
        yield Fault(path=path, message=f"{rule.id} fills one seat, and here may be more: write another rule")
