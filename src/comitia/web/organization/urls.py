"""The address of the front page."""

from django.urls import path

from comitia.web.organization import views

urlpatterns = [path("", views.organization, name="organization")]
