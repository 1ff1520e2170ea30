"""One post."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.posts import post_page


def post(request: HttpRequest, post: str, unit: str) -> HttpResponse:
    """Show the post of a unit, or 404."""
    page = post_page(post, unit)
    if page is None:
        raise Http404("No post has this address.")
    return render(request, "posts/post.html", {"page": page})
