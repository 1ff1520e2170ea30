"""What a charter does not say, and somebody will ask one day: each with what comitia does meanwhile."""

from collections.abc import Iterator

from comitia.charter.apportion import PerMember
from comitia.charter.contests import rule_for
from comitia.charter.elections import unwritten
from comitia.charter.model import Charter
from comitia.charter.vacancy_faults import concerned_by


def found(charter: Charter) -> Iterator[str]:
    """Yield the silences, each a sentence that begins with the path it is about."""
    yield from _rounding(charter)
    yield from _counting(charter)
    yield from _fillers(charter)


def _rounding(charter: Charter) -> Iterator[str]:
    """Yield the groups of seats of which nothing says what a part of the number gives."""
    for body in charter.bodies.values():
        for index, group in enumerate(body.seats):
            form = group.apportion
            if isinstance(form, PerMember) and form.is_silent:
                here = (
                    f"bodies.{body.id}.seats[{index}].apportion"
                    if len(body.seats) > 1
                    else f"bodies.{body.id}.seats.apportion"
                )
                most = max(form.min, 1)
                said = f"full ones count, so {2 * form.per - 1} have {most} seat{'s'[: most != 1]}"
                yield f"{here}: nothing says what a part of {form.per} gives; {said}; write round"


def _counting(charter: Charter) -> Iterator[str]:
    """Yield the elected posts of which nothing says how the votes are counted."""
    for post in charter.posts.values():
        if post.elected_by is not None and post.rule is None and rule_for(post.id, charter.contests) is None:
            rule = unwritten(post).id
            yield (
                f"posts.{post.id}: nothing says how the votes are counted; whoever has most is elected ({rule}); "
                f"add rule here, or name {post.id} in contests"
            )


def _fillers(charter: Charter) -> Iterator[str]:
    """Yield the lists of fillers that call alternates whom nobody has."""
    for key, fillers in (charter.vacancy.lists if charter.vacancy else {}).items():
        concerned = concerned_by(key, charter)
        if (
            concerned is not None
            and "next_alternate" in fillers
            and not any(each.alternates for each in concerned.offices)
        ):
            said = concerned.said("has alternates", "has no alternates")
            yield f"vacancy.{key}: {said}, so next_alternate never applies; add alternates, or remove it"
