"""Template tags of every page: addresses of assets, words for states, numbers and their nouns."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comitia.web.shell import assets
from comitia.web.shell.states import STATES

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a style sheet or picture."""
    return assets.address(name)


@register.simple_tag
def state(name: str) -> SafeString:
    """Return the mark of a state: `{% state "awaited" %}`."""
    shown = STATES[name]
    return format_html(
        '<span class="tag tag-{}" title="{}"><span class="sign" aria-hidden="true">{}</span>{}</span>',
        shown.tone,
        shown.sentence,
        shown.sign,
        shown.word,
    )


@register.filter
def number(value: int) -> str:
    """Return a number with commas: 9,214."""
    return f"{value:,}"


@register.filter
def nouns(value: int, words: str) -> str:
    """Return a number and its noun: `{{ 2|nouns:"seat,seats" }}` gives "2 seats"."""
    one, _, many = words.partition(",")
    return f"{value:,} {one if value == 1 else many or one + 's'}"


@register.filter
def capital(text: str) -> str:
    """Return a text whose first letter is a capital; the rest as it is."""
    return text[:1].upper() + text[1:]


@register.filter
def named(name: str) -> str:
    """Return a person's name, or words in its place where it was erased."""
    return name or "(name erased)"


@register.filter
def grouped(digest: str) -> str:
    """Return a hash in groups of four, to be read aloud and compared."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))
