"""A payment whose registration was erased: the books go on, and money may still come or go back."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access

from .. import services
from ..models import Payment
from ..screens import MANAGE, registrations_of, way_to

TITLE = gettext_lazy("Payment")
MARKS = {"paid": services.mark_paid, "refunded": services.mark_refunded}


@require_http_methods(["GET", "HEAD", "POST"])
def left_over_screen(request: HttpRequest, pk: Any, key: Any) -> HttpResponse:
    """Show the payment; note that it came, or went back. It names nobody any more."""
    event = registrations_of(request, pk, MANAGE)
    payment = get_object_or_404(event.payments.filter(registration=None), pk=key)
    mark = request.POST.get("mark", "")
    if mark in MARKS:
        try:
            with transaction.atomic():  # what is done is logged
                MARKS[mark](payment.pk)
                access.record(request.user, "change", event.subject, reason=f"{mark}: {payment.reference}")
            messages.success(request, _("Written down."))
        except services.NotInState:
            messages.warning(request, _("This payment has changed meanwhile. Look again."))
        return redirect("left_over_payment", event.pk, payment.pk)
    context = {
        "payment": payment,
        "can_be_paid": payment.state in (Payment.State.DUE, Payment.State.CANCELLED),
        "can_be_refunded": payment.state == Payment.State.PAID,
        "header_title": TITLE,
        "header_icon": "group",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    return TemplateResponse(request, "events/admin/left_over_payment.html", context)
