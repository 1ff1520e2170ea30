"""The addresses of persons."""

from django.urls import path

from comitia.web.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/several/", views.several, name="several"),
    path("people/<str:person>/", views.person, name="person"),
]
