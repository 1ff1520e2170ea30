"""Addresses of the chain: how a mandate came about, and the way up from a unit."""

from django.urls import path

from comitia.web.chain import views

urlpatterns = [
    path("mandates/<str:contest>/<int:place>/", views.how_elected, name="mandate"),
    path("units/<str:unit>/up/", views.way_up, name="way-up"),
]
