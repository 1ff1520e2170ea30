"""The tree of units as nested lists that open and close; made here and not in a template, for trees of thousands."""

from collections import Counter
from collections.abc import Iterator

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comitia.store.queries.organization import Ground, Node
from comitia.web.shell.tags import nouns, state

register = template.Library()

ANY = "any"
"""Stands for the id of a unit in the address of one; an address is worked out once, not once a unit."""
OPEN = ((30, 10), (100, 2))
"""Up to so many units, so many levels of the tree stand open."""


@register.simple_tag
def unit_tree(root: Node, units: int) -> SafeString:
    """Return the tree below and including a unit; large trees are closed further up."""
    opened = next((levels for most, levels in OPEN if units <= most), 1)
    return format_html('<ul class="tree">{}</ul>', _item(root, opened, reverse("unit", args=[ANY])))


WORDS = {
    "uncontested": ("was uncontested", "were uncontested"),
    "document_only": ("is known from a document only", "are known from a document only"),
    "taken_over": ("was held before this record began", "were held before this record began"),
    "not_held": ("was not held", "were not held"),
    "awaited": ("is awaited", "are awaited"),
}


@register.simple_tag
def others(ground: Ground) -> str:
    """Return a sentence on the elections in which no vote is known: "3 more were uncontested and 1 is awaited."."""
    said = [
        f"{ground.states[name]:,} {'more ' if ground.voted and not place else ''}{words[ground.states[name] > 1]}"
        for place, (name, words) in enumerate((name, words) for name, words in WORDS.items() if ground.states.get(name))
    ]
    if not said:
        return ""
    return (said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}") + "."


def _item(node: Node, opened: int, address: str) -> SafeString:
    href, said = address.replace(ANY, node.place.id), " · ".join(_said(node))
    if not node.children:
        return format_html(
            '<li><span class="leaf"><a href="{}">{}</a>{}{}</span></li>',
            href,
            node.place.name,
            format_html(' <span class="what">{}</span>', said) if said else "",
            _mark(node),
        )
    return format_html(
        '<li class="fork"><a class="to" href="{}">page<span class="unseen"> of {}</span></a>'
        '<details{}><summary><span class="where">{}</span> <span class="what">{}</span>{}</summary>'
        "<ul>{}</ul></details></li>",
        href,
        node.place.name,
        SafeString(" open") if opened > 0 else "",
        node.place.name,
        said,
        _mark(node),
        format_html_join("", "{}", ((_item(child, opened - 1, address),) for child in node.children)),
    )


def _said(node: Node) -> Iterator[str]:
    if node.children:
        kinds = Counter((child.place.label, child.place.many) for child in node.children)
        for (one, many), number in kinds.items():
            yield nouns(number, f"{one},{many}")
    if node.below:
        yield f"{nouns(node.below, 'unit')} below"
    if node.votes:
        yield nouns(node.votes, "vote")


def _mark(node: Node) -> SafeString:
    """Return the mark of what is out of the ordinary; where ballots were counted, none."""
    if node.note in ("", "ballots_counted"):
        return SafeString("")
    return format_html(" {}", state(node.note))
