"""The development mailbox at /dev/mail/: never in production."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import mailbox

# A mail is foreign content: it may bring its own look, and nothing that acts or loads.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def development_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 where DEV_PAGES is off, even if the address were mapped by mistake."""

    @never_cache
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not settings.DEV_PAGES:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@development_only
def mail_list(request: HttpRequest) -> HttpResponse:
    """Show every mail, the newest first."""
    return render(request, "mailing/dev_mail_list.html", {"messages": mailbox.read_all()})


@development_only
def mail_text(request: HttpRequest, mail_id: str) -> HttpResponse:
    """Show one mail as text, with a link to its HTML part if it has one."""
    message = _mail_or_404(mail_id)
    html_url = reverse("mailing:html", args=[mail_id]) if message.html else ""
    return render(request, "mailing/dev_mail.html", {"message": message, "html_url": html_url})


@development_only
def mail_html(request: HttpRequest, mail_id: str) -> HttpResponse:
    """Show the HTML part of one mail as it was sent."""
    message = _mail_or_404(mail_id)
    if not message.html:
        raise Http404
    return HttpResponse(message.html, headers={"Content-Security-Policy": MAIL_POLICY})


def _mail_or_404(mail_id: str) -> mailbox.ReadMail:
    message = mailbox.read(mail_id)
    if message is None:
        raise Http404
    return message
