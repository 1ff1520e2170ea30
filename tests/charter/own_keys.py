"""Cases of keys about one office, one type of unit, posts made ad hoc, and how the charter itself is amended."""

OWN_KEYS: dict[str, tuple[str, object, object]] = {
    "Post.plural_with": ("posts.clerk.plural_with", None, []),
    "Post.body": ("posts.president.body", None, "board"),
    "UnitType.form": ("units.types.branch.form", None, {"by": "council"}),
    "UnitType.dissolve": ("units.types.branch.dissolve", None, {"by": "council"}),
    "Competence.by": ("units.types.branch.form", {"by": "council"}, {"by": "assembly"}),
    "Competence.majority": ("units.types.branch.form", {"by": "council"}, {"by": "council", "majority": "large"}),
    "Charter.posts.ad_hoc": ("posts.ad_hoc", None, {"create": {"by": "assembly"}}),
    "AdHoc.create": ("posts.ad_hoc", {"create": {"by": "assembly"}}, {"create": {"by": "board"}}),
    "AdHoc.abolish": ("posts.ad_hoc", {"create": {"by": "board"}}, {"abolish": {"by": "board"}}),
    "Abolition.by": ("posts.ad_hoc.abolish", {"by": "board"}, {"by": "assembly"}),
    "Abolition.majority": ("posts.ad_hoc.abolish", {"by": "board"}, {"by": "board", "majority": "large"}),
    "Abolition.effect": ("posts.ad_hoc.abolish", {"by": "board"}, {"by": "board", "effect": {"holders": "terminate"}}),
    "AbolitionEffect.holders": (
        "posts.ad_hoc.abolish",
        {"by": "board", "effect": {"holders": "terminate"}},
        {"by": "board", "effect": {"holders": "stay"}},
    ),
    "AbolitionEffect.powers": (
        "posts.ad_hoc.abolish",
        {"by": "board", "effect": {"powers": {"to": "board"}}},
        {"by": "board", "effect": {}},
    ),
    "Heir.to": (
        "posts.ad_hoc.abolish",
        {"by": "board", "effect": {"powers": {"to": "board"}}},
        {"by": "board", "effect": {"powers": {"to": "president"}}},
    ),
    "Vacancy.*": ("vacancy/post.president", None, ["next_alternate"]),
    "Amend.cycle": ("amend.cycle", None, "P4Y"),
    "Amend.entrenched": ("amend.entrenched", None, ["amend", "mandate.kind"]),
    "MandateRules.starts": ("mandate.starts", None, "declared+P0D"),
    "TermParts.length": ("bodies.assembly.term", {"length": "P2Y"}, {"length": "P3Y"}),
}
