"""Charters that say of posts made by decision, and of branches, who decides; and posts that go with no other office."""

from random import Random

AD_HOC = (
    "  ad_hoc: {create: {by: [congress, board, regional_council]}, abolish: {by: [congress, board]}}\n",
    "  ad_hoc: {create: {by: [congress, regional_council]}}\n",
    "  ad_hoc: {abolish: {by: congress, effect: {holders: terminate, powers: {to: board}}}}\n",
)
BRANCHES = (
    "branch: {parent: region, form: {by: regional_council}}",
    "branch: {parent: region, form: {by: [regional_council, congress]}, dissolve: {by: congress}}",
)


def with_own_competence(text: str) -> str:
    """Return a charter in which some of this is said; what `decisions` says of creating posts is not said twice."""
    rnd = Random(text)  # noqa: S311  as every draw of these tests
    if rnd.random() < 0.4 and "    create_post: {by" not in text and "    create_post: {majority" not in text:
        text = text.replace("posts:\n", f"posts:\n{rnd.choice(AD_HOC)}", 1)
    if rnd.random() < 0.3:
        text = text.replace("branch: {parent: region}", rnd.choice(BRANCHES), 1)
    if rnd.random() < 0.2:
        text = text.replace("  auditor: {", "  auditor: {plural_with: [], ", 1)
    return text
