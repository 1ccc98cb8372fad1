"""The report of who of the staff looked at, changed or took out personal data."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from .dates import with_zone
from .models import AccessLog
from .permissions import named

TITLE = gettext_lazy("Access to personal data")
URL_NAME, RESULTS_URL_NAME = "access_report", "access_report_results"
PERMISSION = "core.view_accesslog"


def actor_of(entry: AccessLog) -> str:
    """Return who it was; the log outlives accounts."""
    try:
        return str(entry.actor)
    except ObjectDoesNotExist:
        return _("an account that is deleted")


def moment_of(entry: AccessLog) -> str:
    """Return when it was, in the reader's time zone."""
    return with_zone(localtime(entry.at))


class AccessFilterSet(WagtailFilterSet):
    """What was done, to what, when."""

    class Meta:
        model = AccessLog
        fields = {"action": ["exact"], "subject": ["exact"], "at": ["date__range"]}


class AccessReportView(ReportView):
    """All rows of the access log, newest first. There is no way to take them out."""

    model = AccessLog
    page_title = TITLE
    verbose_name, verbose_name_plural = gettext_lazy("access"), gettext_lazy("accesses")
    header_icon = "history"
    index_url_name = URL_NAME
    index_results_url_name = RESULTS_URL_NAME
    any_permission_required = ["view"]
    default_ordering = "-at"
    is_searchable = False
    filterset_class = AccessFilterSet
    no_results_message = gettext_lazy("Nobody looked at personal data.")
    columns = [
        Column("at", label=gettext_lazy("When"), accessor=moment_of, sort_key="at"),
        Column("actor", label=gettext_lazy("Who"), accessor=actor_of),
        Column("action", label=gettext_lazy("What"), accessor="get_action_display"),
        Column("subject", label=gettext_lazy("Of what")),
        Column("rows", label=gettext_lazy("Rows")),
        Column("reason", label=gettext_lazy("Reason or filters")),
    ]

    def get_queryset(self) -> QuerySet[AccessLog]:
        """Return the rows with who it was, deleted accounts too: a join would lose these."""
        return self.order_queryset(AccessLog.objects.prefetch_related("actor"))


def urls() -> list[Any]:
    """Return the report's addresses: the page, and its rows alone for filters and page numbers."""
    rows_only = AccessReportView.as_view(results_only=True)
    return [
        path("reports/access/", AccessReportView.as_view(), name=URL_NAME),
        path("reports/access/results/", rows_only, name=RESULTS_URL_NAME),
    ]


def grantable() -> QuerySet[Permission]:
    """Return the permission to read the report, which a group can be given."""
    return named(PERMISSION)


class AccessMenuItem(MenuItem):
    """In the menu “Reports”, for administrators."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse(URL_NAME), name="access", icon_name="history", order=610)

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(PERMISSION))
