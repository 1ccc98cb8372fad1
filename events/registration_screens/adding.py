"""The admin's screen by which staff register somebody who called or wrote."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access, clock
from advocacy_site.core.addresses import address_hash, normalise

from .. import services
from ..desk import Desk, desk_with
from ..forms import NeedsForm
from ..models import Event, Registration
from ..screens import MANAGE, SEE_REGISTRANT, registrations_of, way_to
from ..services.locks import SEALED
from .columns import detail_url
from .verbs import subject_of

TITLE = gettext_lazy("Add somebody")
# The public form speaks to the person.
SPOKEN_OF = {
    "name": gettext_lazy("Name, as on the badge"),
    "legal_name": gettext_lazy("Name, as in the papers"),
    "organisation": gettext_lazy("Organisation"),
    "role": gettext_lazy("Role"),
    "amount": gettext_lazy("Pays, for a solidarity ticket"),
    "parts": gettext_lazy("Takes part in"),
    "listening": gettext_lazy("Would like to listen in"),
    "no_photo": gettext_lazy("No photos"),
    "press": gettext_lazy("Reports for the press"),
    "no_reminders": gettext_lazy("No reminders"),
    "needs": gettext_lazy("Needs to take part"),
    "needs_words": gettext_lazy("Other needs"),
}


class AddForm(NeedsForm):
    """What the public form asks, without a code, and with or without an address."""

    email = forms.CharField(
        label=gettext_lazy("Email"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Empty: this person gets no mail from us, so tell them yourself."),
    )
    # Of each form that is shown another one: pressed twice, it enters nobody twice.
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, desk: Desk) -> None:
        super().__init__(data, desk=desk)
        self.fields.pop("code", None)
        for name, label in SPOKEN_OF.items():
            if name in self.fields:
                self.fields[name].label = label
        if "agree_access" in self.fields:
            self.fields["agree_access"].help_text = _("Read it out. Tick it where the person agreed.")

    def clean_email(self) -> str:
        """Return the address in its one form, or ""."""
        return normalise(self.cleaned_data["email"]) if self.cleaned_data["email"] else ""


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def add_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask what the public form asks, in the language of one of the event's pages; register."""
    event = registrations_of(request, pk, MANAGE, SEE_REGISTRANT)
    back = redirect("registration_listing", event.pk)
    pages = {page.locale.language_code: page for page in event.pages.select_related("locale").order_by("-pk")}
    if not pages or not event.can_be_joined_at(clock.now()):
        messages.error(request, _("Nobody can join this event: it is off, over, or has no page."))
        return back
    first = next((code for code, _name in settings.LANGUAGES if code in pages), "")
    language = request.GET.get("language", first)
    page = pages.get(language, pages[first])
    page.event = event
    form = AddForm(request.POST if request.method == "POST" else None, desk=desk_with(page))
    if form.is_bound and form.is_valid() and (row := _added(request, event, form)):
        return redirect(detail_url(row))
    names = dict(settings.LANGUAGES)
    context = {
        "form": form,
        "languages": [(code, names[code], code == form.desk.language) for code in names if code in pages],
        "back": reverse("registration_listing", args=[event.pk]),
        "header_title": TITLE,
        "header_icon": "plus",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    return TemplateResponse(
        request, "events/admin/add_registration.html", context, status=422 if form.is_bound else 200
    )


def _added(request: HttpRequest, event: Event, form: AddForm) -> Registration | None:
    email = form.cleaned_data["email"]
    if email:
        living = event.registrations.filter(state__in=Registration.LIVING).defer(*SEALED)
        same = living.filter(email_hash=address_hash(email)).first()
        if same is not None:
            messages.warning(request, _("This address is registered already. Nothing was changed."))
            return same
    try:
        if not form.agreed_to_what_stands:
            raise services.WishOutdated
        row = services.add_registration(
            event.pk, email, form.desk.language, form.full_wish(), form=form.cleaned_data["form_key"]
        )
    except services.NotJoinable:
        form.add_error(None, _("The event’s settings have changed since you opened this. Look at it again."))
        return None
    if not row.is_living:
        messages.warning(
            request, _("This form was sent before, and what it entered has ended. Nothing was changed.")
        )
        return row
    access.record(request.user, "change", subject_of(row), rows=1, reason="added by hand")
    messages.success(
        request,
        _("Registered.") if row.has_place else _("All places are taken: added to the waiting list."),
    )
    return row
