"""The keys of the section `resign`: where each is put, and two values that mean different things."""

from collections.abc import Mapping

ASKED = {"accept_by": "electing_body"}
RESIGN_KEYS: Mapping[str, tuple[str, object, object]] = {
    "ResignRule.accept_by": (
        "resign.post",
        {"effective": "on_receipt"},
        {"effective": "on_receipt", "accept_by": "none"},
    ),
    "ResignRule.may_refuse": ("resign.post.may_refuse", None, False),
    "ResignRule.refused_effect": ("resign.post.refused_effect", None, "stays_in_post"),
    "ResignRule.max_refusals": ("resign.post.max_refusals", None, 3),
    "ResignRule.withdraw_until": ("resign.post.withdraw_until", None, "question_put"),
    "ResignRule.conditional": ("resign.post.conditional", None, "allowed"),
    "ResignRule.form": ("resign.post.form", None, "written"),
    "Needs.within": ("resign.post.needs", ASKED, {**ASKED, "within": "P30D", "silence": "accepted"}),
    "Needs.silence": (
        "resign.post.needs",
        {**ASKED, "within": "P30D", "silence": "accepted"},
        {**ASKED, "within": "P30D", "silence": "lapses"},
    ),
}
