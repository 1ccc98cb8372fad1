from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ConsentWording


class ConsentWordingViewSet(SnippetViewSet):
    """The words of each consent, newest first."""

    model = ConsentWording
    icon = "clipboard-list"
    menu_label = _("Consent wordings")
    list_display = ["purpose", "version", "created_at"]
    list_filter = ["purpose"]
    inspect_view_enabled = True
    panels = [FieldPanel("purpose"), FieldPanel("text")]


register_snippet(ConsentWordingViewSet)
