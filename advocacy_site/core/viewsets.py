"""The admin's screens for what this room keeps."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Figure, VideoServer


class FigureFilterSet(WagtailFilterSet):
    """Figures to look at again."""

    stale = django_filters.BooleanFilter(label=_("Due for review"), method="only_stale")

    def only_stale(self, figures: QuerySet[Figure], _name: str, wanted: bool) -> Any:
        stale = Figure.objects.stale().values("pk")
        return figures.filter(pk__in=stale) if wanted else figures.exclude(pk__in=stale)

    class Meta:
        model = Figure
        fields: list[str] = []


class FigureViewSet(SnippetViewSet):
    """Figures, those that are due for review first."""

    model = Figure
    icon = "decimal"
    list_display = [
        "value",
        "sentence",
        BooleanColumn("is_stale", label=_("Due for review")),
        DateColumn("review_on", label=_("Review on"), sort_key="review_on"),
        DateColumn("as_of", label=_("As of"), sort_key="as_of"),
    ]
    ordering = ["review_on", "pk"]
    filterset_class = FigureFilterSet


class VideoServerViewSet(SnippetViewSet):
    """Servers whose videos are played inside our pages."""

    model = VideoServer
    icon = "media"
    list_display = ["host"]
    copy_view_enabled = False
