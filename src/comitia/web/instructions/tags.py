"""The mark of what came of an instruction."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comitia.core.assembly.instruction import Verdict
from comitia.store.queries.instructions.report import VERDICTS

register = template.Library()

LOOKS: Mapping[Verdict, tuple[str, str, str]] = {
    "kept": ("●", "good", "The vote was as instructed."),
    "breached": ("×", "alert", "The vote was not as instructed."),
    "void": ("∅", "alert", "The vote was against the instruction, and was counted as invalid."),
    "absent": ("–", "plain", "Instructed, and absent from the vote."),
    "no_instruction": ("–", "plain", "Nobody had instructed how to vote."),
    "without_instruction": ("!", "alert", "Voted for or against without an instruction, which the rules ask for."),
    "not_known": ("?", "wait", "Instructed; how the vote was cast is not on the record."),
}


@register.simple_tag
def kept(verdict: Verdict) -> SafeString:
    """Return the mark of whether an instruction was kept."""
    sign, tone, sentence = LOOKS[verdict]
    form = '<span class="tag tag-{}" title="{}"><span class="sign" aria-hidden="true">{}</span>{}</span>'
    return format_html(form, tone, sentence, sign, VERDICTS[verdict])
