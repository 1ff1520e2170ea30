"""The page of one motion: the days are those of the rules, nothing is offered that is over, and it has an end."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.web.markup import Page
from tests.web.test_words import text

from comitia.store import models
from comitia.store.queries.decisions.motion import LISTED


@pytest.mark.usefixtures("decided")
def test_windows_run_from_a_recount_that_gave_another_result(client: Client) -> None:
    """Lost at first, and carried by a recount two days later: two more days to ratify; a dismissal moves nothing."""
    vote = models.Vote.objects.get(motion="motion-25")
    vote.key, vote.number, vote.taken = "motion-25/2", 2, vote.taken + timedelta(days=2)
    vote.save(force_insert=True)
    models.Motion.objects.filter(number=25).update(challenged="dismissed")
    dismissed = text(client, "/decisions/25/")
    models.Motion.objects.filter(number=25).update(challenged="upheld")

    assert "region councils, until 4 December 2026;" in dismissed
    assert "region councils, until 6 December 2026;" in text(client, "/decisions/25/")


@pytest.mark.usefixtures("decided")
def test_no_appeal_is_awaited_once_one_is_lodged(client: Client) -> None:
    """Where an appeal suspends: before it a day, while it is pending that it is, and after a dismissal neither."""
    organization = models.Organization.objects.get()
    organization.charter["discipline"]["appeal"]["suspends"] = True
    models.Organization.objects.update(charter=organization.charter, digest="5" * 64)
    models.Motion.objects.filter(number=20).update(state="carried")
    settled = models.Act.objects.filter(type="appeal_settled/1")
    after = text(client, "/decisions/20/")
    settled.delete()
    pending, listed = text(client, "/decisions/20/"), text(client, "/decisions/?kind=expel")
    models.Act.objects.filter(type="appeal_lodged/1").delete()
    before = text(client, "/decisions/20/")

    assert "appeal can be lodged" not in after + pending
    assert "An appeal is pending" not in after + before
    assert "An appeal is pending, and suspends it." in pending
    assert "carried, and appealed against" in listed
    assert "An appeal can be lodged until " in before


@pytest.mark.usefixtures("decided")
def test_the_page_of_a_motion_is_bounded(client: Client) -> None:
    """Of 120 reports, and of 120 motions on an appeal, it lists fifty, and says how many more there are."""
    report = models.Act.objects.get(motion="motion-1", type="resolution_reported/1")
    about = models.Motion.objects.get(number=21)
    ratified = models.Act.objects.get(type="amendment_ratified/1")
    for number in range(31, 150):
        for act in (report, ratified):
            act.pk = 10_000 + number + (1_000 if act is ratified else 0)
            act.save(force_insert=True)
        about.id, about.number, about.seq = f"motion-{number}", number, 10_000 + number
        about.save(force_insert=True)
    course, appealed, amended = (client.get(f"/decisions/{number}/").content.decode() for number in (1, 20, 25))

    assert "And 73 more, after the first of these, on " in course
    assert len(re.findall(r"/record/101\d\d/", course)) == LISTED - 1
    assert "And 70 more before them, in the " in appealed
    assert appealed.count('<p class="motion">') == LISTED
    assert "70 more entries of this decision are on " in amended
    assert [] == [problem for page in (course, appealed, amended) for problem in Page(page).problems]
