"""The address of a body."""

from django.urls import path

from comitia.web.bodies import views

urlpatterns = [
    path("bodies/<str:body>/<str:unit>/", views.body, name="body"),
]
