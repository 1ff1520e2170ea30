"""The page of a motion shows all that followed from its decision, and all whom it is about."""

import pytest
from django.test import Client
from tests.web.markup import Page
from tests.web.test_words import text

from comitia.store import models


@pytest.mark.usefixtures("decided")
def test_all_that_followed_from_a_recall(client: Client) -> None:
    """The seat is lost, is vacant, the next one moves up; what came before the vote is none of it."""
    before = models.Act(seq=20_000, type="holder_heard/1", motion="motion-19", occurred="2026-09-01")
    ended = models.Act.objects.get(motion="motion-19", type="mandate_ended/1", body__cause="recalled")
    held = ("mandate", "person", "kind", "office", "office_unit", "motion")
    before.body = {**{name: ended.body[name] for name in held}, "appeared": False}
    before.save(force_insert=True)
    course, did = text(client, "/decisions/19/"), text(client, "/decisions/19/").partition("What the decision did")[2]
    did = did.partition("What it needs")[0]

    assert "is recalled, by motion 19." in did
    assert did.index("is recalled, by motion 19.") < did.index(" is vacant: ")
    assert "was called to be heard, and did not come" in course
    assert "was called to be heard, and did not come" not in did


@pytest.mark.usefixtures("decided")
def test_a_long_list_of_what_followed_is_folded(client: Client) -> None:
    """Of thirty entries and more, caused by each other, twenty are open and the others in a fold."""
    last = models.Act.objects.filter(motion="motion-19", type="mandate_ended/1").latest("seq")
    begun = client.get("/decisions/19/").content.decode()
    for seq in range(20_000, 20_030):
        last.seq, last.cause, last.motion = seq, last.seq, None
        last.save(force_insert=True)
    page = client.get("/decisions/19/").content.decode()
    opened, _, folded = page.partition("What the decision did")[2].partition("<details>")
    number = begun.partition("What the decision did")[2].partition("<aside")[0].count('class="tight"')

    assert opened.count('class="tight"') == 20
    assert f"<summary>and {number + 10} more</summary>" in folded
    assert "/record/20029/" in folded
    assert [] == Page(page).problems


@pytest.mark.usefixtures("decided")
def test_a_motion_about_many_names_them_all(client: Client) -> None:
    """Of many elected twelve stand open, the others in a fold; each has a link."""
    motion = models.Motion.objects.filter(kind="elect").first()
    assert motion is not None
    persons = list(models.Person.objects.order_by("id").values_list("id", flat=True)[:60])
    motion.effect = {**motion.effect, "persons": persons}
    motion.save()
    page = client.get(f"/decisions/{motion.number}/").content.decode()
    opened, _, folded = page.partition("It is about: ")[2].partition("<details>")
    folded = folded.partition("</details>")[0]

    assert [person in opened for person in persons[:13]] == [True] * 12 + [False]
    assert [] == [person for person in persons[12:] if f"/people/{person}/" not in folded]
    assert f"<summary>and {len(persons) - 12 + 1} more</summary>" in folded
    assert [] == Page(page).problems


@pytest.mark.usefixtures("decided")
def test_an_abolished_organ_could(client: Client) -> None:
    """What it might do it may do no more."""
    made = models.Act.objects.get(type="post_created/1", body__is_organ=True)
    unit, organ = made.body["unit"], made.body["post"]
    made.body = {**made.body, "powers": ["close shafts"]}
    made.save()
    before = text(client, f"/bodies/{organ}/{unit}/")
    end = models.Act.objects.filter(type="post_abolished/1").first()
    assert end is not None
    end.seq, end.office, end.body = 30_000, organ, {**end.body, "post": organ, "units": [unit]}
    end.save(force_insert=True)
    after = text(client, f"/bodies/{organ}/{unit}/")

    assert "It may close shafts." in before
    assert "It could close shafts." in after
    assert "It may close shafts." not in after
