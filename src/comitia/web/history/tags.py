"""The mark of a flag on an act of the past."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comitia.store.queries.past.words import LEVELS

register = template.Library()

LOOKS: Mapping[str, tuple[str, str]] = {
    "irregular": ("!", "alert"),
    "contested": ("?", "wait"),
    "cured": ("●", "good"),
    "void": ("∅", "plain"),
}
"""For each level a sign, and the class of its colour."""
AGREES: Mapping[str, tuple[str, str, str]] = {
    "agree": ("=", "good", "agree"),
    "open": ("≈", "fair", "may agree"),
    "differ": ("≠", "alert", "differ"),
    "one": ("·", "plain", "one source only"),
}
FORM = '<span class="tag tag-{}" title="{}"><span class="sign" aria-hidden="true">{}</span>{}</span>'


@register.simple_tag
def flag_level(level: str) -> SafeString:
    """Return the mark of a level: irregular, contested, cured, void."""
    sign, tone = LOOKS[level]
    return format_html(FORM, tone, LEVELS[level], sign, level)  # type: ignore[index]  # the same names


@register.simple_tag
def agreement(state: str) -> SafeString:
    """Return the mark of how sources agree: agree, open, differ, one."""
    sign, tone, words = AGREES[state]
    return format_html(FORM, tone, "How what the sources say fits together.", sign, words)
