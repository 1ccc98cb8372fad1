"""Our own lines in a page's history."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


def register(actions: Any) -> None:
    """Enter the lines into Wagtail's registry of actions."""

    @actions.register_action("core.share_draft")
    class ShareDraft(LogFormatter):
        label = gettext_lazy("Share draft")

        def format_message(self, log_entry: Any) -> str:
            return _("Shared the draft until %(until)s") % {"until": str(log_entry.data["until"])[:10]}

    actions.register_action(
        "core.close_draft_share",
        gettext_lazy("Close shared draft"),
        gettext_lazy("Closed a link to the draft"),
    )
