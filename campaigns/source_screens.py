"""The admin's screens of members' links and what they brought: by action for staff, by member for its own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from members.models import Member

from . import brought
from .models import Action, ActionPage
from .reachable import reachable
from .screens import way_to

SOURCES = gettext_lazy("Sources")
BROUGHT = gettext_lazy("Signatures brought")


@require_safe
def action_sources(request: HttpRequest, pk: Any) -> HttpResponse:
    """List each member's link to one action, and what it brought."""
    action = get_object_or_404(_actions_of(request), pk=pk)
    pages = brought.public_pages(action)
    page = _chosen(request, pages)
    context = {
        "action": action,
        "pages": pages,
        "chosen": page,
        "sources": brought.sources_of(action, page),
    }
    return _screen(request, "action_sources", context, SOURCES, way_to(action))


def _chosen(request: HttpRequest, pages: list[ActionPage]) -> ActionPage | None:
    """Return the page in the language that was asked for, else in that of the admin, else the first."""
    by_language = {page.locale.language_code: page for page in pages}
    for language in (request.GET.get("language", ""), get_language() or ""):
        if language in by_language:
            return by_language[language]
    return pages[0] if pages else None


def look_at(request: HttpRequest, pk: Any, via: str) -> bool:
    """Let staff and the member's editors look at what its link brought; return whether it is staff.

    Raises Http404 for anybody else.
    """
    is_staffs: bool = _actions_of(request).filter(pk=pk).exists()
    if not is_staffs and not brought.members_of(request.user).filter(via=via).exists():
        raise Http404
    return is_staffs


@require_safe
def source_days(request: HttpRequest, pk: Any, via: str) -> HttpResponse:
    """Show what one link brought to one action, day by day: to staff, and to the editors of that member."""
    is_staffs = look_at(request, pk, via)
    member = Member.objects.filter(via=via).prefetch_related("pages").first()
    action = get_object_or_404(Action, pk=pk)
    total, days, as_of = brought.by_day(action, via)
    if member is None and not total:
        raise Http404
    name = str(member or via)
    most = max((count for _day, count in days), default=0)
    context = {"action": action, "name": name, "total": total, "days": days, "as_of": as_of, "most": most}
    context |= {"via": via, "reachable": reachable(action, member).count() if member else 0}
    trail = way_to(action) if is_staffs else _members_trail(member)
    up = reverse("action_sources", args=[pk]) if is_staffs else ""
    above = {"url": up, "label": SOURCES} if is_staffs else {"url": "", "label": str(action)}
    return _screen(request, "source_days", context, name, [*trail, above])


@require_safe
def member_sources(request: HttpRequest, pk: Any) -> HttpResponse:
    """List the actions that one member may share, each with its link and what it brought."""
    member = get_object_or_404(brought.members_of(request.user).prefetch_related("pages"), pk=pk)
    context = {"member": member, "rows": brought.actions_for(member)}
    return _screen(request, "member_sources", context, str(member), _members_trail(None))


@require_safe
def brought_by_members(request: HttpRequest) -> HttpResponse:
    """List the members whose numbers the user may see, or lead to the only one."""
    members = list(brought.members_of(request.user).prefetch_related("pages"))
    if not members:
        raise PermissionDenied
    if len(members) == 1:
        return redirect("member_sources", members[0].pk)
    return _screen(request, "brought_by_members", {"members": members}, BROUGHT, [])


def _actions_of(request: HttpRequest) -> Any:
    return policy_registry.get_by_type(Action).instances_user_has_permission_for(request.user, "change")


def _members_trail(member: Member | None) -> list[dict[str, Any]]:
    trail = [{"url": reverse("brought_by_members"), "label": BROUGHT}]
    if member:
        trail.append({"url": reverse("member_sources", args=[member.pk]), "label": str(member)})
    return trail


def _screen(
    request: HttpRequest, template: str, context: dict[str, Any], title: Any, trail: list[dict[str, Any]]
) -> HttpResponse:
    context |= {
        "header_title": title,
        "header_icon": "link",
        "breadcrumbs_items": [*trail, {"url": "", "label": title}],
    }
    return TemplateResponse(request, f"campaigns/admin/{template}.html", context)


class BroughtMenuItem(MenuItem):
    """For whoever may edit a member's page."""

    def __init__(self) -> None:
        super().__init__(
            BROUGHT, reverse("brought_by_members"), name="signatures-brought", icon_name="link", order=210
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return brought.members_of(request.user).exists()


def urls() -> list[Any]:
    """Return the addresses of these screens below the admin's."""
    return [
        path("actions/<uuid:pk>/sources/", action_sources, name="action_sources"),
        path("actions/<uuid:pk>/sources/<slug:via>/", source_days, name="source_days"),
        path("signatures-brought/", brought_by_members, name="brought_by_members"),
        path("signatures-brought/<uuid:pk>/", member_sources, name="member_sources"),
    ]
