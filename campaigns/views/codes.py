"""`/<lang>/sign/<key>/code/` and `/receipt/`: signing, and taking it back, without e-mail."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.rich_text import expand_db_html

from advocacy_site.core import limits
from advocacy_site.core.network import client_network
from advocacy_site.core.origin import same_origin_only
from advocacy_site.core.views import too_many_requests

from .. import presentation, services
from ..code_forms import CodeForm, ReceiptForm
from ..desk import Desk, find_desk
from ..models import Action, TextVersion
from ..services.offline import find_by_receipt, is_code_free, is_code_known, new_code, normalise, spelled
from .sign import page_for


@never_cache
@sensitive_post_parameters()
@same_origin_only
@require_http_methods(["GET", "HEAD", "POST"])
def sign_with_code(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a code; show what will be kept and the receipt to write down; then sign.

    The receipt is shown before anything is kept: whoever loses the connection has it already, and may send
    the last step again.
    """
    desk = find_desk(key, get_language() or settings.LANGUAGE_CODE)
    if desk is None or desk.action.state != Action.State.OPEN or not desk.action.people_sign:
        return _closed(request, key)
    if request.method != "POST":
        return _ask(request, desk, CodeForm(desk=desk))
    form = CodeForm(request.POST, desk=desk)
    known = form.is_valid() and is_code_known(desk.action, form.cleaned_data["code"])
    if not _is_within(request, known):
        return too_many_requests(request)
    if form.is_valid() and not is_code_free(desk.action, form.cleaned_data["code"]):
        if receipt := normalise(request.POST.get("receipt", "")):
            return _sign(request, desk, form, receipt)  # perhaps the last step was sent twice
        form.add_error("code", _("This code is unknown or was used already. Look at each sign again."))
    if not form.is_valid():
        return _ask(request, desk, form)
    if receipt := normalise(request.POST.get("receipt", "")):
        return _sign(request, desk, form, receipt)
    return _show_receipt(request, desk, form)


def _is_within(request: HttpRequest, known: bool) -> bool:
    """Tell whether this network may try once more. What exists is no guess, and a hall shares a network."""
    return limits.hit("known-link-network" if known else "code-network", client_network(request))


def _closed(request: HttpRequest, key: str) -> HttpResponse:
    page = page_for(key)
    context = {"page": page, "state_line": presentation.state_line(page.action)}
    return render(request, "campaigns/code_closed.html", context, status=409)


def _with_todays_words(request: HttpRequest, desk: Desk) -> CodeForm:
    """Return the form with everything kept but the agreement, which must be given anew."""
    data = request.POST.copy()
    data.pop("agree", None)
    data["text_version"], data["agree_wording"] = str(desk.text_version), str(desk.sign_wording.pk)
    return CodeForm(data, desk=desk)


def _ask(request: HttpRequest, desk: Desk, form: CodeForm, notice: str = "") -> HttpResponse:
    page = page_for(desk.action.key)
    context = {
        "page": page,
        "form": form,
        "notice": notice,
        "text_html": expand_db_html(TextVersion.objects.get(pk=desk.text_version).text),
        "is_letter": page.reads_as_letter(page.ordered_annexes),
    }
    return render(request, "campaigns/code.html", context, status=422 if form.is_bound or notice else 200)


def _show_receipt(request: HttpRequest, desk: Desk, form: CodeForm) -> HttpResponse:
    receipt = new_code()
    context = {
        "page": page_for(desk.action.key),
        "form": form,
        "receipt": receipt,
        "receipt_spelled": spelled(receipt),
    }
    return render(request, "campaigns/code_receipt.html", context)


def _sign(request: HttpRequest, desk: Desk, form: CodeForm, receipt: str) -> HttpResponse:
    try:
        services.sign_with_code(desk, form.submission(receipt))
    except services.WordsChanged:
        words = _("The words have changed since you opened this page. Please read them again.")
        return _ask(request, desk, _with_todays_words(request, desk), words)
    except services.CodeUnknown:
        form.add_error("code", _("This code is unknown or was used already. Look at each sign again."))
        return _ask(request, desk, form)
    except services.ReceiptTaken:
        return _show_receipt(request, desk, form)
    except services.NotSignable:
        return _closed(request, desk.action.key)
    context = {"page": page_for(desk.action.key), "receipt_spelled": spelled(receipt)}
    return render(request, "campaigns/code_signed.html", context)


@never_cache
@sensitive_post_parameters()
@same_origin_only
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Show what is kept for a receipt, and withdraw it: also after the action has closed."""
    page = page_for(key)
    if request.method != "POST":
        return render(request, "campaigns/receipt.html", {"page": page, "form": ReceiptForm()})
    form = ReceiptForm(request.POST)
    found = find_by_receipt(page.action, form.cleaned_data["receipt"]) if form.is_valid() else None
    if not _is_within(request, found is not None):
        return too_many_requests(request)
    if found is None:
        if form.is_valid():
            form.add_error("receipt", _("Nothing is kept for this receipt. Look at each sign again."))
        return render(request, "campaigns/receipt.html", {"page": page, "form": form}, status=422)
    if request.POST.get("decision") == "withdraw":
        found = services.withdraw_code(page.action, form.cleaned_data["receipt"])
    context = {"page": page, "form": form, "signature": found}
    return render(request, "campaigns/receipt_found.html", context)
