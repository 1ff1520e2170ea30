"""The addresses of the record and its entries."""

from django.urls import path

from comitia.web.record import views

urlpatterns = [
    path("record/", views.record, name="record"),
    path("record/<int:seq>/", views.entry, name="entry"),
]
