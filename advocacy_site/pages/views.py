"""`/<lang>/contact/<key>/`: where the form of a contact page is sent."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from advocacy_site.core import limits
from advocacy_site.core.caching import public
from advocacy_site.core.network import client_network
from advocacy_site.core.origin import same_origin_only
from advocacy_site.core.views import see_other, too_many_requests

from . import presentation, services
from .forms import ContactForm
from .models import ContactPage


def page_for(key: str) -> ContactPage:
    """Return the live public page of an inbox in the active language. Raises Http404."""
    page = (
        ContactPage.objects.live()
        .public()
        .filter(inbox__key=key, locale__language_code=get_language(), alias_of__isnull=True)
        .select_related(*ContactPage.select_related_when_served)
        .first()
    )
    if page is None:
        raise Http404
    return page


@sensitive_post_parameters()
@same_origin_only
def contact(request: HttpRequest, key: str) -> HttpResponse:
    """Take a message. Every good answer is the same redirect, a bot's too."""
    page = page_for(key)
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(page.get_url(request) or "/")
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = presentation.contact_form(page, request.POST)
    if form is None or not form.is_valid():
        return _again(request, page, form)
    if not limits.hit("contact-network", client_network(request)):
        return too_many_requests(request)
    if not form.is_trap_sprung:
        try:
            services.receive_message(page, services.Submission(form.answers, form.sender))
        except services.InboxClosed:
            return _again(request, page, None)
    return see_other(reverse("contact_thanks", args=[key]))


def _again(request: HttpRequest, page: ContactPage, form: ContactForm | None) -> HttpResponse:
    """Show the page again, with everything kept and what has to be put right."""
    context = page.get_context(request) | {"form": form}
    return render(request, page.get_template(request), context, status=422)


@require_safe
@public(ttl=60, stale=300)
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The one page that everybody sees after sending. It repeats nothing of what was sent."""
    page = page_for(key)
    context = {"page": page, "page_url": page.get_url(request)}
    return render(request, "pages/contact_thanks.html", context)
