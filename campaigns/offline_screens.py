"""The admin's screens for signatures without e-mail: sheets of codes, and paper that two persons count."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from advocacy_site.core import access, clock
from members.models import Member

from . import services
from .models import Action, CodeSheet, PaperBatch
from .models.offline import MOST_CODES
from .screens import action_of, screen_context
from .services.offline import spelled

TITLE = gettext_lazy("Without email")
ICON = "doc-full-inverse"


class CodeSheetForm(forms.Form):
    """How many codes, and for whom."""

    member = forms.ModelChoiceField(
        Member.objects.all(), label=gettext_lazy("For the member"), empty_label=gettext_lazy("Choose")
    )
    number = forms.IntegerField(
        label=gettext_lazy("How many codes"), min_value=1, max_value=MOST_CODES, initial=20
    )


class PaperForm(forms.ModelForm):
    """Sheets of paper as the first person counted them."""

    class Meta:
        model = PaperBatch
        fields = ["text_version", "member", "scan", "collected_on", "count"]
        widgets = {"collected_on": AdminDateInput}

    def __init__(self, action: Action, data: Any = None) -> None:
        super().__init__(data, instance=PaperBatch(action=action), prefix="paper")
        versions = cast(forms.ModelChoiceField, self.fields["text_version"])
        versions.queryset, versions.empty_label = action.text_versions.all(), None

    def clean_collected_on(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["collected_on"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_count(self) -> int:
        """Refuse an empty batch."""
        count: int = self.cleaned_data["count"]
        if count < 1:
            raise ValidationError(_("Sheets without a signature need not be entered."))
        return count


class CountForm(forms.Form):
    """What somebody counted."""

    count = forms.IntegerField(
        label=gettext_lazy("Signatures that you counted"), min_value=0, max_value=2**31 - 1
    )


@require_http_methods(["GET", "HEAD", "POST"])
def offline_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show sheets of codes and batches of paper; enter a new batch."""
    action = action_of(request, pk)
    form = PaperForm(action, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _enter(request, action, form):
        return redirect("action_offline", action.pk)
    counted = Q(codes__signed_at__isnull=False, codes__withdrawn_at=None)
    context = screen_context(action, TITLE, ICON) | {
        "sheets": action.code_sheets.select_related("member").annotate(used=Count("codes", filter=counted)),
        "batches": action.paper_batches.select_related("member", "entered_by", "checked_by"),
        "code_form": CodeSheetForm(),
        "form": form,
        "count_form": CountForm(),
        "user": request.user,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/offline.html", context, status=status)


def _enter(request: HttpRequest, action: Action, form: PaperForm) -> bool:
    try:
        batch = services.enter_paper(action, entered_by=request.user, **form.cleaned_data)
    except services.ScanKnown:
        form.add_error("scan", _("The sheets of this scan have been entered already."))
        return False
    access.record(request.user, "change", action.subject, rows=batch.count, reason="paper entered")
    messages.success(request, _("Entered. The sheets count once another person has counted them, too."))
    return True


@never_cache
@require_POST
def make_codes_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Make a sheet of codes and show it, this once, ready to print."""
    action = action_of(request, pk)
    form = CodeSheetForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a member, and a number from 1 to %(most)s.") % {"most": MOST_CODES})
        return redirect("action_offline", action.pk)
    member, number = form.cleaned_data["member"], form.cleaned_data["number"]
    try:
        sheet, codes = services.make_codes(action, member, number, made_by=request.user)
    except services.PeopleDoNotSign:
        messages.error(request, _("Only organisations sign this action: nobody could use a code."))
        return redirect("action_offline", action.pk)
    access.record(request.user, "change", action.subject, rows=len(codes), reason="codes made")
    pages = action.pages.filter(live=True, alias_of=None).select_related("locale")
    context = screen_context(action, TITLE, ICON) | {
        "sheet": sheet,
        "codes": [spelled(code) for code in codes],
        "address": next((page.full_url for page in pages), ""),
    }
    return TemplateResponse(request, "campaigns/admin/code_sheet.html", context)


@require_POST
def void_codes_screen(request: HttpRequest, pk: Any, sheet: Any) -> HttpResponse:
    """Let the unused codes of a sheet be worth nothing."""
    action = action_of(request, pk)
    services.void_codes(get_object_or_404(CodeSheet, pk=sheet, action=action).pk)
    access.record(request.user, "void", action.subject, reason="codes")
    messages.success(request, _("The unused codes of this sheet are worth nothing now."))
    return redirect("action_offline", action.pk)


@require_POST
def count_paper_screen(request: HttpRequest, pk: Any, batch: Any) -> HttpResponse:
    """Take a second count, or a new first one where two counts differed."""
    action = action_of(request, pk)
    found = get_object_or_404(PaperBatch, pk=batch, action=action)
    form = CountForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the number that you counted."))
        return redirect("action_offline", action.pk)
    count = form.cleaned_data["count"]
    if "anew" in request.POST:
        _count_anew(request, found, count)
    else:
        _check(request, found, count)
    access.record(request.user, "change", action.subject, reason="paper counted")
    return redirect("action_offline", action.pk)


def _count_anew(request: HttpRequest, batch: PaperBatch, count: int) -> None:
    try:
        if count < 1:
            raise PaperBatch.DoesNotExist
        services.count_paper_anew(batch.pk, count=count, entered_by=request.user)
    except PaperBatch.DoesNotExist:
        messages.error(request, _("Only sheets whose counts differ are counted anew."))
        return
    messages.success(request, _("Counted anew. Another person has to count them, too."))


def _check(request: HttpRequest, batch: PaperBatch, count: int) -> None:
    try:
        batch = services.check_paper(batch.pk, count=count, checked_by=request.user)
    except services.SameChecker:
        messages.error(request, _("You counted these sheets first. The second count is another person’s."))
        return
    if batch.state == PaperBatch.State.CHECKED:
        messages.success(request, _("Both counts agree: the sheets count."))
    else:
        messages.warning(request, _("The counts differ. Count the sheets together, then enter them anew."))
