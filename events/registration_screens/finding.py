"""One person among the registrations of an event. What staff type stands in no web address."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from advocacy_site.core import access
from advocacy_site.core.addresses import address_hash, normalise

from ..models import Event, Payment, Registration
from ..names import hold, sought
from ..readable import each_readable
from ..screens import MANAGE, SEE_REGISTRANT, registrations_of, way_to
from .columns import detail_url, registrant_of

TITLE = gettext_lazy("Found")
MOST_FOUND = 50
REFERENCE = re.compile(r"RF\d{14}")


class FindForm(forms.Form):
    """A whole address; the reference of a payment; or, for those who may see names, some letters of one, or
    of an organisation."""

    wanted = forms.CharField(
        max_length=254, min_length=2, widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
    )

    def __init__(self, *args: Any, may_see: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wanted"]
        field.label = (
            _("Find by name, organisation, address or payment reference")
            if may_see
            else _("Find by email address or payment reference")
        )
        field.help_text = _("Of an address, all of it. What you write stands in no log and no web address.")
        self.may_see = may_see

    @property
    def is_address(self) -> bool:
        """Whether it is an address that was written. Call it after is_valid()."""
        return "@" in self.cleaned_data["wanted"]

    @property
    def is_reference(self) -> bool:
        """Whether it is what stands on a bank transfer. Call it after is_valid()."""
        return REFERENCE.fullmatch(self.cleaned_data["wanted"]) is not None

    def clean_wanted(self) -> str:
        """Return an address or a reference in its one form, or words as they are compared."""
        wanted: str = self.cleaned_data["wanted"]
        if "@" in wanted:
            return normalise(wanted)
        reference = "".join(wanted.split()).upper()
        if REFERENCE.fullmatch(reference):
            return reference
        if not self.may_see:
            raise ValidationError(_("Enter a whole email address, such as name@example.org."))
        return sought(wanted)


def found_by(event: Event, form: FindForm) -> list[Registration]:
    """Return those of `event` that a valid form asks for, at most MOST_FOUND, the newest first.

    Names are sealed, so each of the event is opened and looked at: an event has thousands at most.
    """
    wanted = form.cleaned_data["wanted"]
    rows = event.registrations.only("event", "state", "name", "organisation", "created_at")
    if form.is_address:
        return list(each_readable(rows.filter(email_hash=address_hash(wanted))))
    if form.is_reference:
        return list(each_readable(rows.filter(payments__reference=wanted)))
    found: list[Registration] = []
    for row in each_readable(rows.order_by("-created_at", "-pk")):
        if hold([row.name, row.organisation], wanted):
            found.append(row)
        if len(found) == MOST_FOUND:
            break
    return found


def _left_over(event: Event, form: FindForm) -> Payment | None:
    """Return the payment that was asked for, where its registration was erased."""
    return event.payments.filter(registration=None, reference=form.cleaned_data["wanted"]).first()


def _in_words(payment: Payment) -> str:
    facts = {"amount": f"{payment.amount} {payment.currency}", "state": payment.get_state_display()}
    return _("The registration with this reference was erased: %(amount)s, %(state)s.") % facts


@require_POST
@sensitive_post_parameters("wanted")
def find_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lead to the one registration that was asked for, list several, or say that there is none."""
    event = registrations_of(request, pk)
    may_see = request.user.has_perm(SEE_REGISTRANT)
    back = redirect("registration_listing", event.pk)
    form = FindForm(request.POST, may_see=may_see)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors.get("wanted", [])))
        return back
    rows = found_by(event, form)
    kind = "address" if form.is_address else "reference" if form.is_reference else "name"
    access.record(request.user, "search", event.subject, rows=len(rows), reason=kind)
    if not rows and (payment := _left_over(event, form)):
        messages.warning(request, _in_words(payment))
        return redirect("left_over_payment", event.pk, payment.pk) if request.user.has_perm(MANAGE) else back
    if not rows:
        messages.warning(request, _("Nobody like that registered for this event."))
        return back
    if len(rows) == 1:
        return redirect(detail_url(rows[0]))
    context = {
        "event": event,
        "rows": [(row, registrant_of(row, may_see)) for row in rows],
        "is_more": len(rows) == MOST_FOUND,
        "header_title": TITLE,
        "header_icon": "search",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    response = TemplateResponse(request, "events/admin/registrations_found.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
