"""The admin's screen on which staff read the comments that signers let be shown."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access
from advocacy_site.core.pagination import paginate_admin
from advocacy_site.core.readable import each_readable, unread

from . import services
from .asked import Answers
from .models import Action, Signature
from .screens import action_of, screen_context

TITLE = gettext_lazy("Comments")
PER_PAGE = 20
States = Signature.CommentState


@require_http_methods(["GET", "HEAD", "POST"])
def comments_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List the comments of confirmed signatures, those that nobody has read first; decide about one."""
    action = action_of(request, pk)
    if request.method == "POST":
        return _decide(request, action)
    waiting_first = Case(When(comment_state=States.WAITING, then=0), default=1)
    rows = action.signatures.filter(state=Signature.State.CONFIRMED).exclude(comment_state="")
    rows = rows.order_by(waiting_first, "confirmed_at", "pk")
    page = paginate_admin(rows.values_list("pk", flat=True), request, PER_PAGE)
    comments = [
        {
            "signature": row,
            "comment": unread() if row.is_unread else Answers.read(row.answers).comment,
        }
        for row in each_readable(rows.filter(pk__in=list(page)))
    ]
    access.record(request.user, "view", action.subject, rows=len(comments), reason="comments")
    context = screen_context(action, TITLE, "comment") | {"comments": comments, "page_obj": page}
    return TemplateResponse(request, "campaigns/admin/comments.html", context)


def _decide(request: HttpRequest, action: Action) -> HttpResponse:
    try:
        signature = action.signatures.get(pk=request.POST.get("signature", ""))
        read = parse_datetime(request.POST.get("confirmed_at", ""))
        show = request.POST.get("decision") == "show"
        decided = services.decide_comment(signature.pk, confirmed_at=read, show=show)
    except (Signature.DoesNotExist, ValidationError, ValueError):
        messages.error(request, _("This comment is gone: its giver took it back, or wrote another one."))
    else:
        access.record(
            request.user, "change", action.subject, rows=1, reason=f"comment {decided.comment_state}"
        )
        messages.success(request, _("Decided: %(state)s.") % {"state": decided.get_comment_state_display()})
    return redirect("action_comments", action.pk)
