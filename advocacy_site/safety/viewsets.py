"""The admin's screens for helplines: written by one, published by another, hidden by anybody at once."""

from typing import Any
from uuid import uuid4

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets import Button
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import CopyView, CreateView, EditView, SnippetViewSet

from . import services
from .models import Helpline
from .shown_line import as_line

PUBLISH, HIDE = gettext_lazy("Publish"), gettext_lazy("Hide at once")


def changed_in(form: Any) -> set[str]:
    """Return the names of the fields of `form` that somebody changed, and of the rows below them."""
    rows = {name for name, formset in form.formsets.items() if formset.has_changed()}
    return {*form.changed_data, *rows}


class SavedForTwo:
    """Saves through the service, which keeps the line from the pages until a second person has read it."""

    log_action = "wagtail.edit"

    def save_instance(self) -> Helpline:
        form: Any = self.form  # type: ignore[attr-defined]  # of the view
        user: Any = self.request.user  # type: ignore[attr-defined]  # of the view
        line = services.keep_line(form.save(commit=False), user, changed_in(form))
        log(instance=line, action=self.log_action, content_changed=form.has_changed())
        return line


class HelplineCreateView(SavedForTwo, CreateView):
    """A new line."""

    log_action = "wagtail.create"


class HelplineCopyView(SavedForTwo, CopyView):
    """A new line that begins with the words and hours of another."""

    log_action = "wagtail.create"

    def get_initial_form_instance(self) -> Helpline:
        """Return the other line as a new one: Wagtail would leave its rows with their keys."""
        line: Helpline = super().get_initial_form_instance()
        rows = list(line.opening_periods.all())
        line.pk, line.translation_key = None, uuid4()
        for row in rows:
            row.pk = None
        line.opening_periods = rows
        return line


class HelplineEditView(SavedForTwo, EditView):
    """A line that is there."""


class HelplineFilterSet(WagtailFilterSet):
    """Lines to look after."""

    to_check_again = django_filters.BooleanFilter(label=gettext_lazy("To call again"), method="only_old")

    class Meta:
        model = Helpline
        fields = ["audience", "hidden"]

    def only_old(self, lines: QuerySet[Helpline], _name: str, wanted: bool) -> QuerySet[Helpline]:
        """Keep the lines whose last check is older than half a year, or the others."""
        old = Helpline.objects.to_check_again().values("pk")
        return lines.filter(pk__in=old) if wanted else lines.exclude(pk__in=old)


def needs_a_call(line: Helpline) -> str:
    """Return a word for a line whose check is old. A red cross beside all others would look like a fault."""
    return _("Yes") if line.is_to_check_again else ""


class HelplineViewSet(SnippetViewSet):
    """Helplines with their state."""

    model = Helpline
    icon = "help"
    list_display = [
        "__str__",
        "display_number",
        Column("get_audience_display", label=gettext_lazy("For"), sort_key="audience"),
        Column("state_label", label=gettext_lazy("State"), sort_key="hidden"),
        DateColumn("checked_on", label=gettext_lazy("Checked on"), sort_key="checked_on"),
        Column("is_to_check_again", label=gettext_lazy("Call it again"), accessor=needs_a_call),
    ]
    filterset_class = HelplineFilterSet
    add_view_class = HelplineCreateView
    copy_view_class = HelplineCopyView
    edit_view_class = HelplineEditView


class InTheOpen(Button):
    """A button that stands in the row itself: nobody searches a menu in an emergency."""

    allow_in_dropdown = False

    def __init__(self, label: Any, url: str, icon_name: str) -> None:
        # Without a button's class nothing gives the icon a size, and it fills the row.
        super().__init__(label, url, classname="button button-small button-secondary", icon_name=icon_name)


def listing_buttons(line: Any, user: Any) -> list[Button]:
    """Return the one button that the state of `line` asks for, for those who may change it."""
    if not isinstance(line, Helpline) or not user.has_perm("safety.change_helpline"):
        return []
    if not line.hidden:
        return [InTheOpen(HIDE, reverse("hide_helpline", args=[line.pk]), icon_name="no-view")]
    if line.written_by_id == user.pk:
        return []
    return [InTheOpen(PUBLISH, reverse("publish_helpline", args=[line.pk]), icon_name="check")]


def _allowed_line(request: HttpRequest, pk: int) -> Helpline:
    if not request.user.has_perm("safety.change_helpline"):  # type: ignore[union-attr]  # the admin lets in users only
        raise PermissionDenied
    return get_object_or_404(Helpline, pk=pk)


def _ask(request: HttpRequest, line: Helpline, heading: Any, question: str) -> HttpResponse:
    listing = reverse(Helpline.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
    context = {
        "line": line,
        "shown": as_line(line),
        "question": question,
        "header_title": heading,
        "header_icon": "help",
        "listing": listing,
        "breadcrumbs_items": [
            {"url": listing, "label": Helpline._meta.verbose_name_plural},
            {"url": "", "label": str(line)},
        ],
    }
    return TemplateResponse(request, "safety/admin/helpline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and take a line off every page."""
    line = _allowed_line(request, pk)
    if request.method != "POST":
        return _ask(request, line, HIDE, _("It leaves every page, in every language, at once."))
    services.hide_line(line, request.user)
    messages.success(request, _("Hidden: no page shows %(line)s any more.") % {"line": line})
    return redirect(Helpline.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a line as the public will read it, and publish it for whoever has not written it."""
    line = _allowed_line(request, pk)
    if request.method != "POST":
        return _ask(request, line, PUBLISH, _("Call the number or open the chat before."))
    try:
        services.publish_line(line, request.user)
        messages.success(request, _("Published: pages may show %(line)s.") % {"line": line})
    except services.NeedsASecondPerson:
        messages.error(request, _("You wrote this line. Somebody else publishes it."))
    return redirect(Helpline.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by Wagtail
