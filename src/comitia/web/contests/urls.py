"""Addresses of a contest and of its ballots."""

from django.urls import path

from comitia.web.contests import views

urlpatterns = [
    path("contests/<str:contest>/", views.contest, name="contest"),
    path("contests/<str:contest>/ballots.blt", views.ballots, name="ballots"),
]
