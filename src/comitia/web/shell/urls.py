"""Addresses for those who watch over the program."""

from django.urls import path

from comitia.web.shell import views

urlpatterns = [path("healthz", views.health, name="healthz")]
