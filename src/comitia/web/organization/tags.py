"""The tree of units as nested lists that open and close; made here and not in a template, for trees of thousands."""

from collections import Counter
from collections.abc import Iterator

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comitia.store.queries.organization import Node
from comitia.web.shell.tags import nouns, state

register = template.Library()

SMALL = 80
"""Up to so many units the whole tree stands open."""


@register.simple_tag
def unit_tree(root: Node, units: int) -> SafeString:
    """Return the tree below and including a unit; large trees are closed below the first level."""
    opened = 10 if units <= SMALL else 1
    return format_html('<ul class="tree">{}</ul>', _item(root, opened))


def _item(node: Node, opened: int) -> SafeString:
    link = format_html('<a href="{}">{}</a>', reverse("unit", args=[node.place.id]), node.place.name)
    line = format_html(
        "{}{}", link, format_html_join("", ' <span class="what">{}</span>', ((each,) for each in _said(node)))
    )
    if not node.children:
        return format_html('<li><span class="leaf">{}{}</span></li>', line, _mark(node))
    below = format_html_join("", "{}", ((_item(child, opened - 1),) for child in node.children))
    return format_html(
        "<li><details{}><summary>{}{}</summary><ul>{}</ul></details></li>",
        SafeString(" open") if opened > 0 else "",
        line,
        _mark(node),
        below,
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
