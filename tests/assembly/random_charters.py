"""Random charters of the federation of `house`: who decides what by which majority, what waits, what rests on what."""

from random import Random

from tests.assembly.meadow import CHARTER
from tests.assembly.random_competence import with_own_competence
from tests.assembly.random_ex_officio import with_ex_officio
from tests.assembly.random_not_with import with_not_with
from tests.assembly.recall_rules import random_rules

MAJORITIES = (
    "{ge: 2/3, of: for_plus_against}",
    "{gt: 1/2, of: valid}",
    "{gt: 1/2, of: valid, tie: casting_vote}",
    "{gt: 1/2, of: valid, abstentions: ignored}",
    "{gt: 1/3, of: present}",
    "{gt: 1/3, of: credentialed}",
    "{ge: 1/2, of: filled_seats}",
    "{gt: 1/3, of: all_seats}",
    "{ge: 1/2, of: for_plus_against, votes: 2}",
)
UNITS = "{gt: 1/2, of: for_plus_against, units: {ge: 1/2}}"
WEIGHT = "{gt: 1/2, of: weight}"
CHALLENGES = ("", "  challenge: {within: P7D}\n", *("  challenge: {within: P7D, effect: at_once}\n",) * 3)
RATIFICATIONS = (
    "",
    ", ratify: {bodies: regional_council, ge: 1/2}",
    ", ratify: {bodies: regional_council, gt: 1/2, within: P30D}",
    ", ratify: {bodies: branch_meeting, ge: 1/4, within: P60D}",
)
DISCIPLINES = (
    "",
    "discipline: {notice: P7D}\n",
    "discipline: {appeal: {within: P30D}}\n",
    "discipline: {notice: P7D, appeal: {within: P30D, suspends: true}}\n",
)
RESIGNATIONS = (
    "{effective: on_receipt}",
    "{needs: {accept_by: electing_body}}",
    "{needs: {accept_by: electing_body, majority: large}}",
    "{effective: on_date, conditional: allowed}",
    "{effective: notice P7D, accept_by: none}",
    *("{needs: {accept_by: electing_body, within: P14D, silence: accepted}, conditional: allowed}",) * 2,
    "{needs: {accept_by: electing_body, within: P7D, silence: refused}, max_refusals: 1, withdraw_until: question_put}",
    "{needs: {accept_by: electing_body, within: P3D, silence: lapses}, may_refuse: false, withdraw_until: accepted, conditional: allowed}",
    "",
)
QUORUMS = (
    "",
    "",
    "    quorum: {share: 1/2}\n",
    "    quorum: {n: 2}\n",
    "    quorum: {share: 1/3, of: all_seats}\n",
    "    quorum: {share: 1/2, of: credentialed}\n",
)
VARIANTS = (
    ("    nested: true\n    seats: {from: region", "    nested: false\n    seats: {from: region"),
    ("president: {elected_by: congress, nested: true", "president: {elected_by: congress, nested: false"),
    ("president: {elected_by: congress, nested: true", "president: {elected_by: regional_council, scope: region, nested: true"),
    ("seats: 2, term: P1Y", "seats: 1"),
    ("seats: 2, term: P1Y", "seats: 2, term: P30D"),
    ("board:\n    tier: organ\n    scope: union\n", "board:\n    tier: organ\n    scope: union\n    nested: true\n"),
    ("treasurer: {elected_by: congress, dismissed_by: [board, congress]", "treasurer: {elected_by: board"),
    ("treasurer: {elected_by: congress", "treasurer: {created_by: act, nested: true, elected_by: congress"),
    ("local_secretary: {scope: region", "local_secretary: {scope: region, nested: true, seats: 2"),
)  # fmt: skip
MANDATES = (
    *("",) * 4,
    "mandate: {acceptance: {within: P14D, silence: accepted}}\n",
    "mandate: {acceptance: {within: P14D, silence: declined}}\n",
    "mandate: {acceptance: {within: P3D, silence: declined}, ends: [term, death, resignation_effective]}\n",
    "mandate: {ends: [term, death, recall, loss_of_qualification]}\n",
)
BY_ELECTION = "{by_election: {within: P60D, unless: 'remaining < P6M'}}"
COOPTED = "{coopted: {within: P30D, max: 1}}"
SEAT_FILLERS = (
    *(("next_alternate",),) * 2,
    *(("next_alternate", "next_highest"), ("next_highest",), ("{next_highest: {min_share: 1/5}}", "next_alternate")),
    ("left_vacant",),
    ("next_alternate", COOPTED, "by_election"),
    *(("next_alternate", BY_ELECTION), (BY_ELECTION, "left_vacant"), ("coopted",)) * 2,
)
POST_FILLERS = (
    ("{acting: president, max: P30D}", "by_election"),
    ("{acting: treasurer}", BY_ELECTION, "left_vacant"),
    ("{acting: auditor}", "coopted"),
    (COOPTED, "{acting: auditor, max: P90D}", BY_ELECTION),
    ("{acting: president}",),
    *(("{acting: local_deputy, max: P60D}", "by_election"), ("{acting: local_deputy}", COOPTED)) * 3,
)
OWN_FILLERS = (
    *("",) * 4,
    ", post.treasurer: [{acting: auditor, max: P20D}, coopted]",
    ", board: [coopted, by_election]",
    ", post.auditor: [left_vacant], regional_council: [next_highest, left_vacant]",
)
DEPUTY = "  local_deputy: {scope: region, elected_by: regional_council, rule: {id: plurality}}\n"
BINDINGS = (
    "",
    "mandate: {kind: free}\n",
    "mandate: {kind: instructed, instructions: {breach: recall_ground}}\n",
    "mandate: {kind: imperative}\n",
)
OFFICED = (
    ("  president: {", "  president: {powers: [sign], may_delegate: true, "),
    ("  auditor: {", "  auditor: {powers: [see the accounts], "),
    ("  treasurer: {", "  treasurer: {powers: [pay, hire], may_delegate: [pay], "),
    ("  treasurer: {", "  treasurer: {powers: [pay, keep], may_delegate: true, "),
    ("    supreme: true\n", "    supreme: true\n    powers: [judge, speak]\n"),
    ("  board:\n", "  board:\n    powers: [buy, speak]\n"),
    ("  regional_council:\n", "  regional_council:\n    powers: [lead]\n"),
)
CHAIRS = (
    "chair: {post: treasurer, powers: [presiding, casting_vote]}",
    "chair: {post: treasurer, powers: presiding_only}",
    "collegial: {equal_powers: true, chair: none}",
    "collegial: {equal_powers: true}",
    "chair: {powers: presiding_only}",
)
POSTS = (*("by: congress", "by: [congress, regional_council]") * 3, "majority: large")


def random_charter(rnd: Random) -> str:
    """Return the text of a charter; each part is taken or left on its own."""
    text = CHARTER.replace("EXTRA", _sections(rnd))
    for before, after in VARIANTS:
        if rnd.random() < 0.25:
            text = text.replace(before, after)
    for body in ("congress", "board", "regional_council"):
        text = text.replace(f"  {body}:\n", f"  {body}:\n{rnd.choice(QUORUMS)}")
    text = _with_powers(text, rnd)
    if rnd.random() < 0.7:
        text = _with_alternates(text, rnd)
    if rnd.random() < 0.6:
        text = with_not_with(text, rnd)
    text = with_own_competence(with_ex_officio(text, rnd))
    is_void = rnd.random() < 0.4 and "of: weight" not in text
    if is_void:
        for body in ("congress", *(each for each in ("board", "regional_council") if rnd.random() < 0.5)):
            text = text.replace(f"  {body}:\n", f"  {body}:\n    mandate: imperative\n")
        return one_section(f"{text}mandate: {{kind: instructed, instructions: {{breach: void}}}}\n")
    text = one_section(text + rnd.choice(BINDINGS))
    return (
        text
        if "{ex_officio" in text and "of: weight" not in text
        else text.replace("    supreme: true\n", "    supreme: true\n    voting: {weight: roll.members}\n")
    )


def one_section(text: str) -> str:
    """Return a charter in which what is said of mandates in several lines stands in one section."""
    lines = text.splitlines(keepends=True)
    said = [line.removeprefix("mandate: {").removesuffix("}\n") for line in lines if line.startswith("mandate: {")]
    left = "".join(line for line in lines if not line.startswith("mandate: {"))
    return f"{left}mandate: {{{', '.join(said)}}}\n" if said else left


def _with_powers(text: str, rnd: Random) -> str:
    """Return the charter with powers for its offices, somebody in the chair or nobody, and what may be delegated."""
    for before, after in OFFICED:
        is_free = after.partition(": {")[0] + ": {powers" not in text
        if rnd.random() < 0.75 and is_free:
            text = text.replace(before, after, 1)
    if rnd.random() < 0.6:
        body = rnd.choice(("board", "congress"))
        text = text.replace(f"  {body}:\n", f"  {body}:\n    {rnd.choice(CHAIRS)}\n", 1)
    return text


def _sections(rnd: Random) -> str:
    lines = ["procedure:\n  majorities:\n", f"    large: {rnd.choice(MAJORITIES)}\n"]
    lines += [f"    of_congress: {rnd.choice((UNITS, WEIGHT, *MAJORITIES))}\n"]
    if rnd.random() < 0.3:
        lines.append(f"    simple: {rnd.choice(MAJORITIES)}\n")
    lines += ["decisions:\n", rnd.choice(CHALLENGES), "  effects:\n"]
    lines += [f"    abolish_post: {{{rnd.choice(POSTS)}}}\n"]
    for kind in (
        "alter_post",
        "expel",
        "relieve",
        "recall",
        "censure",
        "restore",
        "create_post",
        "accept_resignation",
        "suspend",
    ):
        if rnd.random() < 0.15:
            lines.append(f"    {kind}: {{{rnd.choice(('by: congress, majority: of_congress', 'majority: large', 'notice: P3D'))}}}\n")  # fmt: skip
    for kind in ("form_unit", "move_unit", "merge_units", "split_unit", "dissolve_unit"):
        if rnd.random() < 0.2:
            lines.append(f"    {kind}: {{{rnd.choice(('by: congress, majority: large', 'by: [regional_council, congress]', 'notice: P3D'))}}}\n")  # fmt: skip
    lines += [_resign(rnd), rnd.choice(DISCIPLINES)]
    if rnd.random() < 0.9:
        majority = rnd.choice(("simple", "large", "of_congress"))
        lines.append(f"amend: {{by: congress, majority: {majority}{rnd.choice(RATIFICATIONS)}}}\n")
    mandates = rnd.choice(MANDATES)
    lines.append(mandates)
    if "ends" not in mandates or "recall" in mandates:
        lines.append(_recall(rnd, "".join(lines)))
    return "".join(lines)


def _recall(rnd: Random, before: str) -> str:
    """Return the section of recalls, mostly; which body recalls is said once."""
    rules = random_rules(rnd) if rnd.random() < 0.7 else ""
    return rules.replace("by: board, max", "max") if "    recall: {by: " in before else rules


def _with_alternates(text: str, rnd: Random) -> str:
    """Return the charter with alternates in the councils and the congress, who move up or not, and perhaps a grace."""
    for body in ("congress", "regional_council"):
        text = text.replace(f"  {body}:\n", f"  {body}:\n    alternates: {{per_contest: 2}}\n")
    text = text.replace("  local_secretary:", f"{DEPUTY}  local_secretary:")
    grace = rnd.choice(
        (
            "",
            ", cascade: {lower_mandate_lost: upper_lapses}",
            *(", cascade: {lower_mandate_lost: upper_lapses, grace: P30D}",) * 2,
        )
    )
    post = f", post: [{', '.join(rnd.choice(POST_FILLERS))}]" if rnd.random() < 0.9 else ""
    own = Random(text).choice(OWN_FILLERS)  # noqa: S311  so that what is drawn besides stays as it was
    return f"{text}vacancy: {{delegate: [{', '.join(rnd.choice(SEAT_FILLERS))}]{post}{own}{grace}}}\n"


def _resign(rnd: Random) -> str:
    post, delegate = rnd.choice(RESIGNATIONS), rnd.choice(RESIGNATIONS)
    rules = [f"  post: {post}\n" if post else "", f"  delegate: {delegate}\n" if delegate else ""]
    return f"resign:\n{''.join(rules)}" if any(rules) else ""
