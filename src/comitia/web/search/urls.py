"""The address of the search."""

from django.urls import path

from comitia.web.search import views

urlpatterns = [path("search/", views.search, name="search")]
