"""The address of the list of elections."""

from django.urls import path

from comitia.web.elections import views

urlpatterns = [
    path("elections/", views.elections, name="elections"),
]
