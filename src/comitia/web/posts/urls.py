"""The address of a post."""

from django.urls import path

from comitia.web.posts import views

urlpatterns = [
    path("posts/<str:post>/<str:unit>/", views.post, name="post"),
]
