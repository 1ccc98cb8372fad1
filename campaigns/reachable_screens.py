"""The admin's way to give a member the addresses of those who said that it may write to them."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from advocacy_site.core import access
from advocacy_site.core.exports import ROWS_AT_ONCE, ExportForm, as_file
from advocacy_site.core.keyset import all_of
from advocacy_site.core.readable import readable_part
from advocacy_site.core.spreadsheets import Row
from members.models import Member

from .models import Action, Signature
from .reachable import reachable
from .signature_screens.who import EXPORT_FOR_MEMBER
from .source_screens import look_at

TITLE = gettext_lazy("Export to whom the member may write")


@require_http_methods(["GET", "HEAD", "POST"])
def export_for_member(request: HttpRequest, pk: Any, via: str) -> HttpResponseBase:
    """Ask what for; then send those who agreed, to staff for any member, to a member's editors for theirs."""
    if not request.user.has_perm(EXPORT_FOR_MEMBER):
        raise PermissionDenied
    is_staffs = look_at(request, pk, via)
    action = get_object_or_404(Action, pk=pk)
    if not is_staffs and not action.members_may_write:
        raise PermissionDenied  # staff have ended it, as for a member that left the coalition
    member = get_object_or_404(Member.objects.prefetch_related("pages"), via=via)
    rows = reachable(action, member)
    form = ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, action, member, form, rows.count())
    purpose = form.cleaned_data["purpose"]
    reason = f"{purpose} ({member.via})"
    access.record(request.user, "export", action.subject, rows=rows.count(), reason=reason)
    table = _table(rows, purpose, translation.get_language())
    return as_file(table, form.cleaned_data["ending"], f"{action.key}-{member.via}")


def _table(rows: QuerySet[Signature], purpose: str, language: str) -> Iterator[Row]:
    """Yield the headings and each person, in `language`. Each row says what for: a part of it tells, too."""
    with translation.override(language):
        yield [_("Name"), _("Email address"), _("Language"), _("Agreed (UTC)"), _("Agreed to"), _("For")]
        people = rows.select_related("writer_wording").defer("answers")
        for row in all_of(people, ROWS_AT_ONCE, readable_part):
            if row.is_unread:
                continue  # nobody can write to them
            yield [
                row.name,
                row.email,
                row.get_language_display(),
                row.agreed_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
                row.writer_wording.read_with(row.writer_named),
                purpose,
            ]


def _ask(
    request: HttpRequest, action: Action, member: Member, form: ExportForm, number: int
) -> TemplateResponse:
    days = reverse("source_days", args=[action.pk, member.via])
    context = {
        "form": form,
        "back": days,
        "action": action,
        "member": member,
        "number": number,
        "header_title": TITLE,
        "header_icon": "download",
        "breadcrumbs_items": [{"url": days, "label": str(member)}, {"url": "", "label": TITLE}],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/member_export.html", context, status=status)


def urls() -> list[Any]:
    """Return the address of this screen below the admin's."""
    screen = "actions/<uuid:pk>/sources/<slug:via>/export/"
    return [path(screen, export_for_member, name="export_for_member")]
