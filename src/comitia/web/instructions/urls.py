"""The addresses of the report."""

from django.urls import path

from comitia.web.instructions import views

urlpatterns = [
    path("instructions/", views.instructions, name="instructions"),
    path("decisions/<int:number>/names/", views.names, name="names"),
]
