"""What measurements compare with, behind our own middleware: a view that does one INSERT, an empty one."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from advocacy_site import urls
from advocacy_site.core.models import Link


@csrf_exempt
def one_insert(request: HttpRequest) -> HttpResponse:
    """The plainest view that keeps something."""
    Link.objects.create(digest=uuid.uuid4().hex * 2, purpose="measure", target=uuid.uuid4())
    return HttpResponse(request.POST.get("name"))


def empty(request: HttpRequest) -> HttpResponse:
    """The plainest view there is."""
    return HttpResponse("")


urlpatterns = [path("one-insert/", one_insert), path("empty/", empty), *urls.urlpatterns]
