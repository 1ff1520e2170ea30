"""The address of a unit."""

from django.urls import path

from comitia.web.units import views

urlpatterns = [
    path("units/<str:unit>/", views.unit, name="unit"),
]
