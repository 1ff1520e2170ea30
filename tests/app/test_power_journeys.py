"""Powers from the command line, on both databases: acts in office, delegation, and a decision reversed under them."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import CHALLENGED, RULES, decision_folder

OFFICED = (
    ("powers: [keep the register]", "powers: [keep the register, sign leases], may_delegate: [sign leases]"),
    (
        "powers: [convene the congress]",
        'powers: [convene the congress, "lend, or let, the hall"], chair: {post: secretary}',
    ),
    ("  auditor: {appointed_by: congress", "  auditor: {powers: [see the accounts], appointed_by: congress"),
)
HALL = '"lend, or let, the hall"'


def officed(db: str, key: Path, tmp_path: Path, rules: str = RULES) -> Desk:
    """Return a federation whose offices have powers."""
    return Desk(db, key, decision_folder(tmp_path / "folder", rules, changes=OFFICED))


def act(desk: Desk, capacity: str, power: str, text: str = "Done.") -> str:
    """Let somebody act; return what is said."""
    return desk.says("act", capacity, "--power", power, "--text", text)


def denied(desk: Desk, capacity: str, power: str) -> str:
    """Return why somebody may not act."""
    return desk.refuses("act", capacity, "--power", power, "--text", "Done.")


def test_a_secretary_acts_within_the_powers_of_the_post(db: str, key: Path, tmp_path: Path) -> None:
    """The register, yes; the hall is the plenum's; and the local secretary's power goes to the secretary in the end."""
    desk = officed(db, key, tmp_path)
    desk.day = "2026-05-10"
    kept = act(desk, "easta@secretary", "keep the register", "Entered the new branch on page 9.")
    listed = desk.says("acts")

    assert "Ada East uses a power of the secretary: keep the register." in kept
    assert "has no power 'let the hall'; it has keep the register, sign leases, presiding (posts.secretary.powers)" in (
        denied(desk, "easta@secretary", "let the hall")
    )
    assert (
        "plenum uses its powers (convene the congress, lend, or let, the hall) by its decisions, and no member alone"
        in (denied(desk, "easta@plenum", "lend, or let, the hall"))
    )
    assert "1 act in office 1 2026-05-10 Ada East, for the secretary: keep the register" in listed
    assert "Entered the new branch on page 9. under the mandate secretary:1" in listed
    assert desk.is_sound(tmp_path)


def test_a_volunteer_acts_for_a_body_until_it_revokes(db: str, key: Path, tmp_path: Path) -> None:
    """Zoe Vale is no member; the plenum lets her let the hall until August, and takes that back in June."""
    desk = officed(db, key, tmp_path)
    desk.day = "2026-05-10"
    desk.does("motion", "move", "plenum", "--by", "westa", "--text", "Zoe runs the hall.", "--effect", "delegate_powers",
              "person=zoe", f"powers={HALL}", "until=2026-08-01", "--name", "zoe=Zoe Vale")  # fmt: skip
    carried = desk.votes(1, 3, 0)
    let = act(desk, "delegation-1", "lend, or let, the hall", "To the choir, on Mondays.")
    given = desk.says("delegations")
    outside = denied(desk, "delegation-1", "convene the congress")
    desk.day = "2026-06-10"
    desk.moves("plenum", "westa", "Enough.", "revoke_delegation", "delegation=1")
    revoked = desk.votes(2, 3, 0)

    assert "Zoe Vale may lend, or let, the hall until 1 August 2026, delegated by the plenum, by motion 1." in carried
    assert "Zoe Vale uses a power of the plenum, delegated: lend, or let, the hall." in let
    assert (
        "1 Zoe Vale may lend, or let, the hall until 2026-08-01, given on 2026-05-10 by the plenum, by motion 1"
        in given
    )
    assert "it does not give the power 'convene the congress'" in outside
    assert "The delegation to Zoe Vale is revoked by the plenum, by motion 2." in revoked
    assert "delegation-1: it does not hold on 2026-06-10: it is revoked (delegation)" in denied(
        desk, "delegation-1", "lend, or let, the hall"
    )
    assert "Over: it is revoked." in desk.says("delegations")
    assert "under delegation 1, given by the plenum, by motion 1" in desk.says("acts")
    assert desk.is_sound(tmp_path)


def test_a_holder_delegates_and_the_delegation_ends_with_the_mandate(db: str, key: Path, tmp_path: Path) -> None:
    """The secretary may delegate the signing of leases alone; nobody delegates that on; relief ends all of it."""
    desk = officed(db, key, tmp_path)
    desk.day = "2026-05-10"
    said = desk.says("delegate", "easta@secretary", "--to", "zoe", "--name", "zoe=Zoe Vale", "--power", "sign leases",
                     "--until", "2026-12-01")  # fmt: skip
    more = desk.refuses("delegate", "easta@secretary", "--to", "westd", "--power", "keep the register")
    on = desk.refuses("delegate", "delegation-1", "--to", "westd", "--power", "sign leases")
    other = desk.refuses("delegate", "westd@local_secretary", "--to", "westa", "--power", "sign leases")
    act(desk, "delegation-1", "sign leases", "The quay house, three years.")
    desk.does("delegate", "easta@secretary", "--to", "westd", "--power", "sign leases")
    desk.does("revoke", "2")
    desk.moves("plenum", "westa", "A rest.", "relieve", "mandate=easta@secretary")
    desk.votes(1, 3, 0)

    assert "Zoe Vale may sign leases until 1 December 2026, delegated by Ada East, secretary." in said
    assert "It is delegation 1: comitia act delegation-1" in said
    assert "the charter lets the holder delegate sign leases (posts.secretary.may_delegate)" in more
    assert "what is delegated is not delegated on (delegation)" in on
    assert (
        "name powers that local_secretary of west has, each once; it has none (posts.local_secretary.powers)" in other
    )
    assert "the mandate of who gave it has ended" in denied(desk, "delegation-1", "sign leases")
    assert "delegation-2: it does not hold on 2026-05-10: it is revoked" in denied(desk, "delegation-2", "sign leases")
    assert "Over: the mandate of who gave it has ended." in desk.says("delegations")
    assert "under delegation 1, given by Ada East, secretary" in desk.says("acts")
    assert desk.is_sound(tmp_path)


def test_what_was_done_under_a_reversed_decision_stays_and_is_marked(db: str, key: Path, tmp_path: Path) -> None:
    """A misread count let Zoe let the hall, and the auditors' power go to the secretary; both are turned round."""
    desk = officed(db, key, tmp_path, RULES.replace("decisions:\n", CHALLENGED))
    desk.day = "2026-05-10"
    desk.does("motion", "move", "plenum", "--by", "westa", "--text", "Zoe runs the hall.", "--effect", "delegate_powers",
              "person=zoe", f"powers={HALL}", "--name", "zoe=Zoe Vale")  # fmt: skip
    desk.votes(1, 3, 0)
    act(desk, "delegation-1", "lend, or let, the hall")
    desk.moves("congress", "westa", "No archivist.", "create_post", "post=bell", "label=Bell keeper", "powers=ring")
    desk.votes(2, 5, 0)
    desk.moves("congress", "westa", "No bell.", "abolish_post", "post=bell", "powers_to=secretary")
    desk.votes(3, 5, 0)
    act(desk, "easta@secretary", "ring")
    for motion, against in ((1, "4"), (3, "6")):
        desk.does("motion", "challenge", str(motion), "--by", "westb", "--grounds", "Misread.")
        back = desk.says("motion", "recount", str(motion), "--for", "0", "--against", against)
    listed = desk.says("acts")

    assert "Bell keeper is there again" in back
    assert "the decision that gave it is reversed" in denied(desk, "delegation-1", "lend, or let, the hall")
    assert "has no power 'ring'" in denied(desk, "easta@secretary", "ring")
    assert "the power came by motion 3 It rests on motion 3, which is reversed since." in listed
    assert "given by the plenum, by motion 1 It rests on motion 1, which is reversed since." in listed
    assert desk.is_sound(tmp_path)
