"""The page behind the link in the confirmation mail. GET shows; POST confirms or denies."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from advocacy_site.core.addresses import mask
from advocacy_site.core.mailed import answer_link
from advocacy_site.core.models import Link
from advocacy_site.core.views import gone, see_other

from .. import services
from ..forms import ConfirmForm
from ..models import Event, Registration
from ..own_link import own_url
from ..readable import one_readable
from ..services.locks import SEALED
from ..wish_words import wish_facts
from ..words import words_of


def nothing_there(request: HttpRequest) -> HttpResponse:
    """410. It must not tell more than its reader knows: it may be somebody else's screen."""
    return gone(request, _("Nothing is stored behind this link. You can register again on the event’s page."))


@sensitive_post_parameters()
@never_cache
def open_confirmation(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `confirm-registration`, in its owner's language."""
    return answer_link(request, _find(link.target), _show, _decide, nothing_there=nothing_there)


def _find(pk: UUID) -> Registration | None:
    # Of what is sealed, only what the page shows: the wish replaces the rest, though no key opens that.
    hidden = [name for name in SEALED if name not in ("wish", "email")]
    return one_readable(Registration.objects.select_related("event").defer(*hidden), pk)


def _show(request: HttpRequest, registration: Registration, notice: str = "") -> HttpResponse:
    """Show what is kept when it is confirmed; where that was done, the way to one's own page."""
    if registration.wish is None:  # or no key opens it
        return see_other(own_url(registration.pk)) if registration.is_living else nothing_there(request)
    context = {
        "words": words_of(registration.event, registration.language),
        "facts": wish_facts(registration),
        "email_masked": mask(registration.email),
        "on_approval": registration.event.registration == Event.Registration.APPROVAL,
        "form": ConfirmForm(initial={"requested_at": registration.requested_at.isoformat()}),
        "notice": notice,
    }
    return render(request, "events/confirm.html", context, status=422 if notice else 200)


def _decide(request: HttpRequest, registration: Registration) -> HttpResponse:
    if request.POST.get("decision") == "deny":
        if not services.deny_registration(registration.pk):
            # Confirmed meanwhile: there it can be cancelled and erased.
            return see_other(own_url(registration.pk))
        return render(request, "events/denied.html")
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _show(request, registration, _changed())
    try:
        services.confirm_registration(registration.pk, requested_at=form.cleaned_data["requested_at"])
    except services.SentAgain:
        today = _find(registration.pk)
        return _show(request, today, _changed()) if today else nothing_there(request)
    except services.NotJoinable:
        return gone(
            request, _("One can no longer register with this link. The event’s page says how it stands.")
        )
    except Registration.DoesNotExist:
        return nothing_there(request)
    return see_other(own_url(registration.pk))


def _changed() -> str:
    return _("The form was sent again meanwhile. Please look at it once more.")
