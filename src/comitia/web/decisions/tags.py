"""The mark of where a motion stands, and addresses of what decisions are about."""

from collections.abc import Mapping
from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comitia.store.queries.acts import Act
from comitia.store.queries.decisions.about import Link
from comitia.store.queries.decisions.line import Line
from comitia.store.queries.search.find import Hit

register = template.Library()


class Look(NamedTuple):
    """How a state looks: a sign, the class of its colour, and a sentence that explains it."""

    sign: str
    tone: str
    sentence: str


LOOKS: Mapping[str, Look] = {
    "moved": Look("…", "wait", "It has not been put to the vote."),
    "carried": Look("→", "wait", "It is carried, and what it does is still to come."),
    "in_effect": Look("●", "good", "It is carried, and it holds."),
    "lost": Look("×", "plain", "It was not carried; nothing changes."),
    "withdrawn": Look("–", "plain", "It was taken back before it was put to the vote."),
    "lapsed": Look("∅", "alert", "It was carried, and had no effect: impossible by then, or not ratified in time."),
    "reversed": Look("↩", "alert", "It had been in effect, and was undone."),
}
OUTCOMES: Mapping[str, tuple[str, str, str]] = {
    "done": ("●", "good", "done"),
    "under_way": ("◐", "fair", "under way"),
    "not_done": ("×", "alert", "not done"),
    "": ("…", "wait", "no report yet"),
}
PAGES = {
    "contest": "contest",
    "unit": "unit",
    "motion": "decision",
    "person": "person",
    "petition": "petition",
    "past": "past",
    "source": "source",
}


@register.simple_tag
def motion_state(line: Line) -> SafeString:
    """Return the mark of where a motion stands."""
    look = LOOKS[line.state]
    return _mark(look.tone, look.sentence, look.sign, line.stands)


@register.simple_tag
def outcome(name: str) -> SafeString:
    """Return the mark of what a report says: done, under_way, not_done; empty where there is none."""
    sign, tone, word = OUTCOMES[name]
    return _mark(tone, "What was last reported of it.", sign, word)


def _mark(tone: str, sentence: str, sign: str, word: str) -> SafeString:
    form = '<span class="tag tag-{}" title="{}"><span class="sign" aria-hidden="true">{}</span>{}</span>'
    return format_html(form, tone, sentence, sign, word)


@register.filter
def address(of: Act | Link | Hit) -> str:
    """Return the address of what an entry or an effect is about; empty where it has no page of its own."""
    if of.kind in ("body", "post"):
        return reverse(of.kind, args=[of.id, of.unit])
    if of.kind == "rules":
        return reverse("rules")
    return reverse(PAGES[of.kind], args=[of.id]) if of.kind in PAGES else ""
