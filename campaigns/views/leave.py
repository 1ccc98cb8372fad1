"""The page behind the "leave" link of a mail. GET shows; POST stops, hides, withdraws or erases."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from advocacy_site.core.models import Link
from advocacy_site.core.readable import one_readable
from advocacy_site.core.views import gone
from advocacy_site.mailing.services import is_suppressed

from .. import own_signatures, services
from ..models import Signature
from .mailed import answer_link, fulfil_leaving

OwnVerb = Callable[[uuid.UUID, Mapping[str, str]], str]


def _stop(pk: uuid.UUID) -> str:
    services.stop_mails(pk)
    return _("Done. No more messages about this will come to your address.")


def _allow(pk: uuid.UUID) -> str:
    services.allow_mails(pk)
    return _("Done. Messages about this may come again.")


def _without_values(verb: OwnVerb) -> Callable[[uuid.UUID], str]:
    return lambda pk: verb(pk, {})


OWN: dict[str, OwnVerb] = {
    "hide": own_signatures.hide,
    "hide-comment": own_signatures.hide_comment,
    "withdraw": own_signatures.withdraw,
    "erase": own_signatures.erase,
    "erase-but-count": own_signatures.erase_but_count,
}
VERBS: dict[str, Callable[[uuid.UUID], str]] = {
    "stop": _stop,
    "allow": _allow,
    **{name: _without_values(verb) for name, verb in OWN.items()},
}


@never_cache
def open_leave(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `leave`, in its signer's language."""
    nothing = partial(gone, message=_("Nothing is stored behind this link any more."))
    response = answer_link(request, _find(link.target), _show, _fulfil, nothing_there=nothing)
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(pk: uuid.UUID) -> Signature | None:
    """Return a person's signature."""
    people = Signature.objects.filter(kind=Signature.Kind.PERSON)
    people = people.select_related(*own_signatures.SHOWN_WITH).prefetch_related("pack_entries__pack")
    return one_readable(people, pk)


def _fulfil(request: HttpRequest, signature: Signature) -> HttpResponse:
    return fulfil_leaving(request, signature, VERBS, find=_find, show=_show)


def _show(request: HttpRequest, signature: Signature, notice: str = "") -> HttpResponse:
    """Show no name and no address: the mail may have been passed on."""
    context = {
        "own": own_signatures.own_signature(signature),
        "is_stopped": is_suppressed(signature.email_hash, signature.action.subject),
        "is_shown": bool(signature.public_name) and signature.state != Signature.State.WITHDRAWN,
        "notice": notice,
    }
    return render(request, "campaigns/leave.html", context)
