"""The admin's screens for social feeds."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.log_actions import log
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from . import social
from .models import SocialFeed


class ReadSoon:
    """Saves through the service, so that the worker reads the feed next."""

    log_action = "wagtail.edit"

    def save_instance(self) -> SocialFeed:
        form: Any = self.form  # type: ignore[attr-defined]  # of the view
        feed = social.keep_feed(form.save(commit=False), set(form.changed_data))
        log(instance=feed, action=self.log_action, content_changed=form.has_changed())
        return feed


class FeedCreateView(ReadSoon, CreateView):
    """A new feed."""

    log_action = "wagtail.create"


class FeedEditView(ReadSoon, EditView):
    """A feed, when it was read, and what was wrong."""


class SocialFeedViewSet(SnippetViewSet):
    """Feeds, with what was wrong at the last try."""

    model = SocialFeed
    icon = "resubmit"
    copy_view_enabled = False
    list_display = [
        "title",
        "url",
        DateColumn("fetched_at", label=_("Last read"), sort_key="fetched_at"),
        Column("get_problem_display", label=_("Problem of the last try"), sort_key="problem"),
    ]
    list_filter = ["problem", "paused"]
    add_view_class = FeedCreateView
    edit_view_class = FeedEditView
