from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    """Campaigns and the actions that visitors sign."""

    name = "campaigns"
    label = "campaigns"
    verbose_name = _("Campaigns")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room into the registries of the rooms below."""
        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import PageRecords
        from advocacy_site.core.registry import (
            Cards,
            PeriodicJob,
            cards,
            jobs,
            link_handlers,
            member_sections,
            page_guards,
        )

        from . import emails, guards, presentation, privacy, services, signed_letters, stream
        from .models import Action
        from .services.signing import LINK_PURPOSE
        from .views import open_confirmation

        # A record comes with its page and stays with its signatures.
        register_permission_policy(Action, PageRecords(Action), exact_class=True)
        emails.register()
        privacy.register()
        stream.register()
        jobs.register("tally", PeriodicJob(run=services.fold_deltas, every=timedelta(seconds=3)))
        jobs.register("tally-check", PeriodicJob(run=services.check_tallies, every=timedelta(days=1)))
        link_handlers.register(LINK_PURPOSE, open_confirmation)
        member_sections.register("letters", signed_letters.letters_signed)
        page_guards.register("actions", guards.action_pages_with_rows)
        rows = Cards("components/action_row.html", "ledger acts-list", presentation.embedded_actions)
        cards.register("campaigns.ActionPage", rows)
