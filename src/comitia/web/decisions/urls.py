"""The addresses of motions and resolutions."""

from django.urls import path

from comitia.web.decisions import views

urlpatterns = [
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/<int:number>/", views.decision, name="decision"),
    path("resolutions/", views.resolutions, name="resolutions"),
]
