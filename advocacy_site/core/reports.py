"""Reports for staff."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from . import clock
from .models import SiteImage

AHEAD = timedelta(days=30)
TITLE = gettext_lazy("Rights in images")
URL_NAME, RESULTS_URL_NAME = "image_rights", "image_rights_results"


def needing_attention() -> Q:
    """Return the condition for images whose licence ends within 30 days or whose consent is missing."""
    ends_soon = Q(licence_ends__lte=clock.today() + AHEAD)
    return ends_soon | Q(people_agree=SiteImage.PeopleAgree.MISSING)


def what_is_wrong(image: SiteImage) -> str:
    """Return in words why `image` is in the report."""
    reasons = []
    if image.licence_ends and image.licence_ends <= clock.today() + AHEAD:
        words = (
            _("Licence ended on %(day)s")
            if image.licence_ends < clock.today()
            else _("Licence ends on %(day)s")
        )
        reasons.append(words % {"day": date_format(image.licence_ends)})
    if image.people_agree == SiteImage.PeopleAgree.MISSING:
        reasons.append(_("Consent of the people shown is missing"))
    return "; ".join(reasons)


def edit_url(image: SiteImage) -> str:
    """Return where the rights of `image` are put right."""
    return reverse("wagtailimages:edit", args=[image.pk])


class ImageRightsView(ReportView):
    """Images that somebody has to look after, those whose licence ends first above."""

    model = SiteImage
    page_title = TITLE
    header_icon = "image"
    index_url_name = URL_NAME
    index_results_url_name = RESULTS_URL_NAME
    any_permission_required = ["change"]
    default_ordering = None
    is_searchable = False
    list_export = ["title", "credit", "licence", "licence_ends", "people_agree", "consent_reference"]
    export_filename = "image-rights"
    no_results_message = gettext_lazy(
        "No licence ends within 30 days, and for every image we know that the people shown agree."
    )
    columns = [
        TitleColumn("title", label=gettext_lazy("Image"), get_url=edit_url),
        Column("why", label=gettext_lazy("What to do about"), accessor=what_is_wrong),
        Column("licence", label=gettext_lazy("Licence"), accessor="get_licence_display"),
        Column("credit", label=gettext_lazy("Credit")),
    ]

    def get_queryset(self) -> QuerySet[SiteImage]:
        """Return the images that this member of staff may change."""
        policy = policy_registry.get_by_type(SiteImage)
        images: QuerySet[SiteImage] = policy.instances_user_has_permission_for(self.request.user, "change")
        return images.filter(needing_attention()).order_by("licence_ends", "title", "pk")


def urls() -> list[Any]:
    """Return the report's addresses: the page, and its rows alone for filters and page numbers."""
    rows_only = ImageRightsView.as_view(results_only=True)
    return [
        path("reports/image-rights/", ImageRightsView.as_view(), name=URL_NAME),
        path("reports/image-rights/results/", rows_only, name=RESULTS_URL_NAME),
    ]


class ImageRightsMenuItem(MenuItem):
    """In the menu “Reports”, for those who may change an image."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse(URL_NAME), name="image-rights", icon_name="image", order=600)

    def is_shown(self, request: Any) -> bool:
        return policy_registry.get_by_type(SiteImage).user_has_permission(request.user, "change")
