"""The addresses of acts of the past, and of sources."""

from django.urls import path

from comitia.web.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
    path("history/<int:number>/", views.past, name="past"),
    path("sources/", views.sources, name="sources"),
    path("sources/<int:number>/", views.source, name="source"),
]
