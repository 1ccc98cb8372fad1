"""The development mailbox at /dev/mail/: never in production."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from advocacy_site.core.development import development_only

from . import mailbox

# A mail is foreign content: it may bring its own look, and nothing that acts or loads.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


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
