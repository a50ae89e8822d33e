from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Open to everybody: join with a code, or sign in. A member sees their teams."""
    return render(request, "home.html")
