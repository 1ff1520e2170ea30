"""Loading: what is sound loads, what is not is refused with file, line, path and a sentence that says what to do."""

import json
from pathlib import Path

import pytest

from comitia.charter import CharterErrors, Problem, from_canonical, load, load_text

CHARTERS = Path(__file__).parent / "charters"
GOOD = sorted(CHARTERS.glob("*.yaml"))
BAD = sorted((CHARTERS / "bad").glob("*.yaml"))
CLUB = (CHARTERS / "club.yaml").read_text()


def expected(path: Path) -> list[str]:
    """Return the problems that the comment at the head of a bad charter names."""
    lines = path.read_text(errors="replace").splitlines()
    return [line.removeprefix("# ") for line in lines if line.startswith("# ")]


def said(problem: Problem) -> str:
    """Return a problem as the comments write it, without the file."""
    return ": ".join(part for part in (str(problem.line), problem.path, problem.message) if part)


def problems(text: str) -> list[str]:
    """Return what is wrong with a text."""
    with pytest.raises(CharterErrors) as raised:
        load_text(text)
    return [said(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_charter_is_refused_with_its_sentences(path: Path) -> None:
    """Every problem is named with its line and path, and no other."""
    with pytest.raises(CharterErrors) as raised:
        load(path)

    assert expected(path) == [said(problem) for problem in raised.value.problems]
    assert str(raised.value).startswith(f"{path}:{raised.value.problems[0].line}: ")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_canonical_form_comes_back_as_the_same_charter(path: Path) -> None:
    """The canonical form survives JSON with sorted keys: charter, digest and the order of elections."""
    charter = load(path)
    again = from_canonical(json.loads(json.dumps(charter.canonical(), sort_keys=True)))

    assert charter == again
    assert charter.digest() == again.digest()
    assert charter.elections == again.elections


def test_canonical_form_writes_out_what_the_charter_left_out() -> None:
    """The electing body, the base, the scope of a post and every simple default stand in the canonical form."""
    canonical = load(CHARTERS / "co-operative.yaml").canonical()
    bodies = {body["id"]: body for body in canonical["bodies"]}  # type: ignore[attr-defined]
    posts = {post["id"]: post for post in canonical["posts"]}  # type: ignore[attr-defined]

    assert bodies["region_council"]["seats"][0]["elected_by"] == "district_council"
    assert bodies["region_council"]["seats"][0]["apportion"]["base"] == "roll.members"
    assert posts["secretary"]["scope"] == "society"
    assert posts["secretary"]["seats"] == 1
    assert bodies["board"]["nested"] is False
    assert "part_counts" not in bodies["district_council"]["seats"][0]["apportion"]


def test_canonical_form_holds_json_values_only() -> None:
    """No float, no date and no fraction reaches the canonical form."""

    def kinds(value: object) -> set[type]:
        if isinstance(value, dict):
            return set().union({dict}, *map(kinds, value), *map(kinds, value.values()))
        return set().union({list}, *map(kinds, value)) if isinstance(value, list) else {type(value)}

    for path in GOOD:
        assert kinds(load(path).canonical()) <= {dict, list, str, int, bool, type(None)}


def test_part_counts_is_another_way_to_write_round() -> None:
    """`part_counts: true` is `round: up`; the digests are equal."""
    text = (CHARTERS / "co-operative.yaml").read_text()

    assert load_text(text).digest() == load_text(text.replace("part_counts: true", "round: up")).digest()
    assert load_text(text).digest() != load_text(text.replace("part_counts: true", "round: down")).digest()


def test_comments_and_style_do_not_change_the_digest() -> None:
    """The digest is of what the charter says, not of how the file is written."""
    quoted = CLUB.replace("id: club.chess", 'id: "club.chess"  # the club')

    assert load_text(CLUB).digest() == load_text(quoted).digest()
    assert load_text(CLUB).digest() == load_text("\ufeff".encode().decode("utf-8-sig") + CLUB).digest()


def test_digest_is_that_of_the_rfc_8785_form() -> None:
    """Redone by hand from the canonical form: sorted keys, no spaces, UTF-8."""
    import hashlib  # noqa: PLC0415  redone apart from the module

    charter = load_text(CLUB.replace("Chess Club", "Šachový klub"))
    form = json.dumps(charter.canonical(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    assert hashlib.sha256(form).hexdigest() == charter.digest()


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        1.5,
        {1, 2},
        {"title": "\ud800"},
        {1: 2},
        {"bodies": [{"id": 1}]},
        {"units": {"types": [1]}},
        {"rolls": [{}]},
    ],
)
def test_what_is_no_canonical_form_is_refused(data: object) -> None:
    """Anything but a charter is refused as a charter with errors, without a line."""
    with pytest.raises(CharterErrors, match=r"^canonical form: "):
        from_canonical(data)


def test_things_with_the_same_id_are_refused_in_a_canonical_form() -> None:
    """Nothing is lost silently when a list names the same thing twice."""
    canonical = load_text(CLUB).canonical()
    bodies = canonical["bodies"]
    assert isinstance(bodies, list)

    with pytest.raises(CharterErrors, match="bodies: found a list: write a mapping"):
        from_canonical({**canonical, "bodies": bodies * 2})


def test_a_missing_file_is_a_problem_of_the_file(tmp_path: Path) -> None:
    """There is no line, and the sentence says what to do."""
    with pytest.raises(CharterErrors) as raised:
        load(tmp_path / "none.yaml")

    assert f"{tmp_path}/none.yaml: the file cannot be read (no such file or directory): check its name" == str(
        raised.value
    )


def test_a_file_of_other_size_or_encoding_is_refused(tmp_path: Path) -> None:
    """UTF-16 and a megabyte of anything are refused before they are parsed."""
    path = tmp_path / "charter.yaml"
    path.write_text(CLUB, encoding="utf-16")
    with pytest.raises(CharterErrors, match="byte 0xff is not UTF-8"):
        load(path)

    path.write_text("#" * 1_000_001)
    with pytest.raises(CharterErrors, match="has 1000001 bytes, and a charter at most 1000000"):
        load(path)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Some editors write one; it says nothing."""
    path = tmp_path / "charter.yaml"
    path.write_text(CLUB, encoding="utf-8-sig")

    assert load_text(CLUB) == load(path)


def test_problems_are_all_told_in_the_order_of_the_file() -> None:
    """Unknown keys, wrong values and bad references in one file are told together."""
    text = CLUB.replace("edition: 1", "edition: one").replace("tier: 1", "reserve: 5\n    tier: 1")
    text = text.replace("elected_by: meeting, rule: {id: plurality}", "elected_by: congress, rule: {id: plurality}")

    assert problems(text) == [
        "4: edition: found `one`: write a whole number",
        "13: bodies.meeting.reserve: the charter format has `reserve`; comitia does not apply it yet: leave it out",
        "20: posts.chair.elected_by: there is no body `congress`: write the name of a body",
    ]
