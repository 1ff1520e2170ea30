"""The address of the list of acts done in office."""

from django.urls import path

from comitia.web.acts import views

urlpatterns = [
    path("acts/", views.acts, name="acts"),
]
