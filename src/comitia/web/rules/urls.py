"""The address of the rules."""

from django.urls import path

from comitia.web.rules import views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
]
