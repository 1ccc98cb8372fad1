"""A registration's own page, behind the link of each mail about it. GET shows; POST changes."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from advocacy_site.core import limits
from advocacy_site.core.links import is_one_click
from advocacy_site.core.mailed import answer_link
from advocacy_site.core.models import Link
from advocacy_site.core.network import client_network
from advocacy_site.core.views import bad_request, too_many_requests

from .. import own_registrations, services
from ..change_form import ChangeForm
from ..letter_forms import LetterForm
from ..letter_pdf import letter_pdf
from ..models import Registration
from ..readable import one_readable
from ..wishes import Wish
from ..words import page_in
from .confirm import nothing_there

CHANGE, OPEN_LETTER, ASK_FOR_LETTER = "change", "open-letter", "ask-for-letter"


@sensitive_post_parameters()
@never_cache
def open_registration(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `registration`, in its owner's language."""
    response = answer_link(request, _find(link.target), _show, _fulfil, nothing_there=nothing_there)
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(pk: uuid.UUID) -> Registration | None:
    rows = Registration.objects.select_related(*own_registrations.SHOWN_WITH)
    return one_readable(rows.prefetch_related(*own_registrations.SHOWN_OF_MANY), pk)


def _show(
    request: HttpRequest,
    row: Registration,
    notice: str = "",
    form: ChangeForm | None = None,
    letter_form: LetterForm | None = None,
) -> HttpResponse:
    own = own_registrations.own_registration(row)
    is_wrong = form is not None or letter_form is not None
    context = {
        "own": own,
        "notice": notice,
        "form": form or (_form(row) if own.can_change else None),
        "letter_form": (letter_form or LetterForm()) if own.can_ask_for_letter else None,
        "wrong": letter_form or form,
    }
    return render(request, "events/registration.html", context, status=422 if is_wrong else 200)


def _form(row: Registration, data: Any = None) -> ChangeForm | None:
    """Return the form by which a registration is changed, or None where its event has no public page."""
    page = page_in(row.event, row.language)
    if page is None:
        return None
    page.event = row.event
    return ChangeForm(data, page=page, registration=row)


def _fulfil(request: HttpRequest, row: Registration) -> HttpResponse:
    wish = "" if is_one_click(request) else request.POST.get("do", "")
    try:
        if is_one_click(request):
            services.set_reminders(row.pk, wanted=False)
            notice = _("Done. No reminders will come.")
        elif wish == CHANGE:
            return _change(request, row)
        elif wish == OPEN_LETTER:
            return _open_letter(request, row)
        elif wish == ASK_FOR_LETTER:
            return _ask_for_letter(request, row)
        elif wish in own_registrations.OWN_VERBS:
            notice = own_registrations.OWN_VERBS[wish](row.pk, request.POST.dict())
        else:
            return bad_request(request)
    except Registration.DoesNotExist:
        return nothing_there(request)
    left = _find(row.pk)
    if left is None:
        return render(request, "events/erased.html", {"words": notice})
    return _show(request, left, notice)


def _change(request: HttpRequest, row: Registration) -> HttpResponse:
    form = None if row.unread else _form(row, request.POST)
    if form is None:
        return bad_request(request)
    if not form.is_valid():
        return _show(request, row, form=form)
    if form.cleaned_data.get("code") and not limits.hit("code-network", client_network(request)):
        return too_many_requests(request)
    if words := _refused(row, form.wish()):
        form.add_error(None, words)
        return _show(request, row, form=form)
    changed = _find(row.pk)
    return _show(request, changed, _("Done. It is changed.")) if changed else nothing_there(request)


def _ask_for_letter(request: HttpRequest, row: Registration) -> HttpResponse:
    form = LetterForm(request.POST)
    if not form.is_valid():
        return _show(request, row, letter_form=form)
    values = form.cleaned_data
    try:
        services.ask_for_letter(row.pk, name=values["passport_name"], nationality=values["nationality"])
    except services.NotInState:
        return _show(request, row, _("One can’t ask for a letter any more."))
    asked = _find(row.pk)
    notice = _("Done. We make the letter, and write to you when it is here.")
    return _show(request, asked, notice) if asked else nothing_there(request)


def _open_letter(request: HttpRequest, row: Registration) -> HttpResponse:
    """Give the letter to its owner, who pressed for it: no address leads to it."""
    letter = own_registrations.letter_of(row)
    if letter is None:
        return nothing_there(request)
    response = HttpResponse(letter_pdf(letter), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="invitation-{row.event.key}.pdf"'
    return response


def _refused(row: Registration, wish: Wish) -> str:
    """Change the registration; return why that was not possible, or ""."""
    try:
        services.change_registration(row.pk, wish)
    except services.NoPlaceLeft:
        return _("There are not as many free places. Everything stays as it was.")
    except services.PaidAlready:
        return _("You have paid for this ticket. Write to us if you want another one.")
    except services.CodeWrong:
        return _("This is not the code of that ticket.")
    except services.NeedsApproval:
        return _("We said yes to the names that you sent. Write to us if others are to come.")
    except services.RegistrationClosed:
        return _("Registration is closed: you can’t take more places, or others. Everything stays as it was.")
    except services.NotJoinable:
        return _("This can’t be changed any more. Everything stays as it was.")
    return ""
