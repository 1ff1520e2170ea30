"""The key `amend.entrenched`: which paths it takes, also below what the charter leaves out."""

from pathlib import Path

import pytest

from comitia.charter import Charter, CharterErrors, load_text

BASE = (Path(__file__).parent / "charters" / "bad" / "later-top.yaml").read_text().replace("sessions: {}\n", "")


def entrenching(path: str) -> Charter:
    """Return a small charter without sections on mandates, recalls, decisions and vacancies, and this path entrenched."""
    return load_text(f"{BASE}amend: {{by: assembly, entrenched: [{path}]}}\n")


@pytest.mark.parametrize(
    "path",
    [
        *("recall.post", "recall.post.by", "recall.delegate.petition.share", "recall.post.pass.gt", "vacancy.council"),
        *("decisions.effects.recall.by", "mandate.incompatible.forbidden", "posts.ad_hoc.create.by", "vacancy.post"),
        *("bodies.assembly.quorum.n", "posts.president.term", "units.types.branch.form", "discipline.appeal.within"),
    ],
)
def test_what_the_charter_leaves_out_is_entrenched_as_left_out(path: str) -> None:
    """The format has something at this path, under names of any kind."""
    charter = entrenching(path)
    assert charter.amend is not None
    assert (path,) == charter.amend.entrenched


@pytest.mark.parametrize(
    "path",
    [
        *(
            "mandate.kindd",
            "recall.foo.bar",
            "recall.post.petition.shares",
            "recall.post.by.assembly",
            "mandate.kind.x",
        ),
        *("decisions.effects.recall.whom", "vacancy.council.by_election", "posts.ad_hoc.creat", "vacancy.post.x.y"),
        *("bodies.assembly.quorum.m", "discipline.appeal.within.days", "units.types.branch.form.whom"),
    ],
)
def test_nothing_can_stand_below_what_the_charter_leaves_out(path: str) -> None:
    """The format has no such key, or a list stands there, which is one thing."""
    with pytest.raises(CharterErrors) as raised:
        entrenching(path)

    (problem,) = raised.value.problems
    assert problem.path == "amend.entrenched[0]"
    assert problem.message.startswith(f"nothing can stand at `{path}`: ")
