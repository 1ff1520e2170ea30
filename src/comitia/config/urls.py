"""The URL root: one line a page family."""

from django.urls import include, path

urlpatterns = [
    path("", include("comitia.web.shell.urls")),
    path("", include("comitia.web.organization.urls")),
    path("", include("comitia.web.units.urls")),
    path("", include("comitia.web.bodies.urls")),
    path("", include("comitia.web.posts.urls")),
    path("", include("comitia.web.people.urls")),
    path("", include("comitia.web.elections.urls")),
    path("", include("comitia.web.contests.urls")),
    path("", include("comitia.web.decisions.urls")),
    path("", include("comitia.web.acts.urls")),
    path("", include("comitia.web.instructions.urls")),
    path("", include("comitia.web.history.urls")),
    path("", include("comitia.web.search.urls")),
    path("", include("comitia.web.chain.urls")),
    path("", include("comitia.web.rules.urls")),
    path("", include("comitia.web.record.urls")),
]

handler400 = "comitia.web.shell.views.bad_request"
handler404 = "comitia.web.shell.views.not_found"
handler500 = "comitia.web.shell.views.failed"
