"""The addresses of motions, petitions and resolutions."""

from django.urls import path

from comitia.web.decisions import views

urlpatterns = [
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/<int:number>/", views.decision, name="decision"),
    path("petitions/", views.petitions, name="petitions"),
    path("petitions/<int:number>/", views.petition, name="petition"),
    path("resolutions/", views.resolutions, name="resolutions"),
]
